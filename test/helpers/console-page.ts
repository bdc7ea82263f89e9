import type { Locator, Page } from 'playwright-core';
import { tokenFor } from './auth.ts';
import type { WallProcess } from './wall-process.ts';

const password = 'correct horse battery';

/** How the console is opened in tests. */
export const consoleDesk = { locale: 'en', width: 1366, height: 768, reducedMotion: 'reduce' } as const;

/** A row of a table of the console. */
export function rowOf(page: Page, key: string): Locator {
  return page.locator(`tr[data-key="${key}"]`);
}

/** Chooses an entry of a list that opens below a field. */
export async function chooseIn(scope: Page | Locator, label: string, entry: string): Promise<void> {
  const page = 'page' in scope ? scope.page() : scope;
  await scope.getByRole('combobox', { name: label, exact: true }).press('ArrowDown');
  await page.getByRole('option', { name: entry, exact: true }).click();
}

async function addPerson(server: WallProcess, name: string, role: string): Promise<void> {
  const answer = await fetch(`${server.url}/api/-/people`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${await tokenFor('admin')}` },
    body: JSON.stringify({ name, password, role }),
  });
  if (answer.status !== 204) throw new Error(`${name} was not added: ${answer.status}`);
}

/** Somebody new with this role logs in, who was sent to do so. */
export async function logInAs(
  page: Page,
  server: WallProcess,
  role: string,
  name = `ann-${role}`,
): Promise<void> {
  await addPerson(server, name, role);
  await page.waitForURL('**/login?next=**');
  await page.fill('input[name=username]', name);
  await page.fill('input[name=password]', password);
  await page.keyboard.press('Enter');
}
