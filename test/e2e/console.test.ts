import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { testSecret, tokenFor } from '../helpers/auth.ts';
import { openPage, useBrowser } from '../helpers/browser.ts';
import { consoleDesk as desk, logInAs, rowOf as row } from '../helpers/console-page.ts';
import { startWallProcess, useWallProcess } from '../helpers/wall-process.ts';

const browser = useBrowser();
const open = useWallProcess();
const guarded = useWallProcess({ args: ['--secret', testSecret] });
const soon = { timeout: 15_000, interval: 50 };
const password = 'correct horse battery';

const heading = (page: Page) => page.locator('h1').textContent();

test('a screen that shows a wall loads nothing of the console', async () => {
  const loaded: string[] = [];
  const { page } = await openPage(browser(), open().url, {
    ...desk,
    prepare: (page) => page.on('response', (answer) => loaded.push(answer.url())),
  });
  await expect.poll(() => page.locator('[data-state=ready]').count(), soon).toBe(6);
  expect(loaded.filter((url) => url.includes('console'))).toEqual([]);
  const code = await Promise.all(
    loaded.filter((url) => /\.(js|css)$/.test(url)).map(async (url) => (await fetch(url)).text()),
  );
  expect(code.length).toBeGreaterThan(1);
  expect(code.filter((text) => /el-(button|dialog|select)/.test(text))).toEqual([]);
});

test('the console has its own code, without charts, and our policy refuses nothing of it', async () => {
  const loaded: string[] = [];
  const { page, errors, complaints } = await openPage(browser(), `${open().url}/console/data`, {
    ...desk,
    prepare: (page) => page.on('response', (answer) => loaded.push(answer.url())),
  });
  await row(page, 'seller').waitFor();
  await page.getByRole('button', { name: 'Account and settings' }).click();
  await page.getByRole('menuitem', { name: /Vintage/ }).click();
  await expect.poll(() => page.getAttribute('html', 'data-theme'), soon).toBe('vintage');
  for (const name of ['Screens', 'Walls', 'Messages', 'Data', 'Audit', 'People']) {
    await page.getByRole('link', { name, exact: true }).click();
    await expect.poll(() => heading(page), soon).toBe(name);
    expect(await page.title()).toBe(`${name} · Console`);
  }
  expect(new URL(page.url()).pathname).toBe('/console/people');
  await page.goBack();
  await expect.poll(() => heading(page), soon).toBe('Audit');
  expect(loaded.filter((url) => /\/assets\//.test(url))).toEqual([]);
  const script = await (await fetch(loaded.find((url) => url.endsWith('.js')) ?? '')).text();
  expect(script).not.toContain('echarts');
  expect([errors, complaints]).toEqual([[], []]);
});

test('what is broken stands first with its place, and what is held back is accepted', async () => {
  const server = await startWallProcess({ contracts: true });
  await server.drop('months.csv', `month,sales\n${lines(120)}`);
  const { page } = await openPage(browser(), `${server.url}/console/data`, desk);
  await row(page, 'months').waitFor();
  await server.drop('months.csv', `month,sales\n${lines(2)}`);
  await server.drop('seller.json', '[{"name": "a"\n "value": 1}]');
  await expect.poll(() => page.locator('tbody tr').first().innerText(), soon).toContain('Held back');
  await expect.poll(() => row(page, 'seller').innerText(), soon).toContain('seller.json:2:2');
  expect(await page.title()).toBe('(1) Data · Console');

  await page.getByRole('button', { name: 'Held back 1' }).click();
  expect(new URL(page.url()).search).toBe('?filter=held');
  await expect.poll(() => page.locator('tbody tr').count(), soon).toBe(1);
  await row(page, 'months').getByRole('button', { name: 'Accept' }).click();
  await page.getByText('months is shown now').waitFor();
  await expect.poll(() => page.getByText('Nothing matches').count(), soon).toBe(1);
  const accepted = await (await fetch(`${server.url}/api/months`)).json();
  expect(accepted).toHaveLength(3);
});

test('when the server is gone the console says so and shows what it knew, and goes on when it is back', async () => {
  const server = await startWallProcess();
  const { page } = await openPage(browser(), `${server.url}/console/data`, desk);
  await row(page, 'seller').waitFor();
  await server.signal('SIGKILL');
  await page.getByText('The server has not answered since').waitFor();
  expect(await row(page, 'seller').count()).toBe(1);
  await server.start();
  await expect.poll(() => page.getByText('The server has not answered since').count(), soon).toBe(0);
});

test('a stranger logs in and comes back; a part that takes another role says which', async () => {
  const { page } = await openPage(browser(), `${guarded().url}/console/people`, desk);
  await logInAs(page, guarded(), 'operator');
  await page.waitForURL('**/console/people');
  await page.getByText('It takes the role Admin for all walls. You have the role Operator.').waitFor();
  await page.getByRole('link', { name: 'Data', exact: true }).click();
  await row(page, 'seller').waitFor();
  await page.getByRole('button', { name: 'Account and settings' }).click();
  await page.getByRole('menuitem', { name: 'Log out' }).click();
  await page.waitForURL('**/login?next=**');
});

test('the link with a token that lets an operator in works for the console as well', async () => {
  const token = await tokenFor('operator');
  const { page } = await openPage(browser(), `${guarded().url}/console/data#token=${token}`, desk);
  await row(page, 'seller').waitFor();
  expect(page.url()).toBe(`${guarded().url}/console/data`);
  expect(await page.getByRole('button', { name: 'Account and settings' }).innerText()).toContain('Operator');
});

test('an admin adds a person, makes a token that counts, revokes it, and finds all that in the audit log', async () => {
  const { page } = await openPage(browser(), `${guarded().url}/console/people`, desk);
  await logInAs(page, guarded(), 'admin');
  await page.getByRole('button', { name: 'Add a person' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('vera');
  await dialog.locator('input[type=password]').fill(password);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await row(page, 'vera').waitFor();
  expect(await row(page, 'vera').innerText()).toContain('Operator');

  await page.getByRole('button', { name: 'Make a token' }).click();
  const token = await page.getByLabel('Token', { exact: true }).inputValue();
  const status = async () =>
    (await fetch(`${guarded().url}/api`, { headers: { Authorization: `Bearer ${token}` } })).status;
  expect(await status()).toBe(200);
  await page.getByLabel('Token, or its id').fill(token);
  await page.getByRole('button', { name: 'Revoke', exact: true }).click();
  await page.getByText('The token does not count any more').waitFor();
  expect(await status()).toBe(401);

  await row(page, 'vera').getByRole('button', { name: 'Remove' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await expect.poll(() => row(page, 'vera').count(), soon).toBe(0);
  await page.getByRole('link', { name: 'Audit', exact: true }).click();
  await expect
    .poll(() => page.locator('tbody').innerText(), soon)
    .toMatch(/Removed a person[^]*Revoked a token[^]*Made a token[^]*Added or changed a person/);
});

function lines(count: number): string {
  return Array.from(
    { length: count },
    (_, i) => `${2000 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')},${i}\n`,
  ).join('');
}
