import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { testSecret } from '../helpers/auth.ts';
import { openPage, useBrowser } from '../helpers/browser.ts';
import { openScreen } from '../helpers/socket.ts';
import { openWallPage } from '../helpers/wall-page.ts';
import { startWallProcess, type WallProcess } from '../helpers/wall-process.ts';
import { chooseIn, consoleDesk, logInAs, rowOf } from '../helpers/console-page.ts';

const browser = useBrowser();
const soon = { timeout: 15_000, interval: 50 };

/** The console, and three real screens on the wall `main`. */
async function consoleWithScreens(server: WallProcess, part: string) {
  const { page, errors } = await openPage(browser(), `${server.url}/console/${part}`, consoleDesk);
  const screens: Record<string, Awaited<ReturnType<typeof openWallPage>>> = {};
  for (const name of ['left', 'middle', 'right'])
    screens[name] = await openWallPage(browser(), `${server.url}/?screen=${name}`, {
      width: 640,
      height: 360,
    });
  return { page, errors, screens: screens as Record<'left' | 'middle' | 'right', (typeof screens)[string]> };
}

/** The row of the screen with this name; its key is an id that nobody chose. */
const named = (page: Page, name: string) =>
  page.locator('tr.line', { has: page.getByRole('button', { name, exact: true }) });

test('three screens are listed live with what they show, and one that goes is away', async () => {
  const server = await startWallProcess();
  const { page, errors, screens } = await consoleWithScreens(server, 'screens');
  for (const name of ['left', 'middle', 'right'])
    await expect.poll(() => named(page, name).innerText(), soon).toContain('Here');
  await expect.poll(() => page.locator('tr.group').innerText(), soon).toContain('3 of 3 here');
  const pictures = named(page, 'left').locator('img');
  await expect
    .poll(
      () => pictures.evaluateAll((all) => all.map((each) => (each as HTMLImageElement).naturalWidth > 0)),
      soon,
    )
    .toEqual(Array(6).fill(true));

  await page.getByRole('searchbox').fill('mid');
  await expect.poll(() => page.locator('tr.line').count(), soon).toBe(1);
  expect(new URL(page.url()).search).toBe('?q=mid');
  await page.getByRole('searchbox').fill('');

  await screens.right.page.close();
  await expect.poll(() => named(page, 'right').innerText(), { timeout: 40_000 }).toMatch(/Away|Gone/);
  await page.locator('[data-filter=away]').click();
  await expect.poll(() => page.locator('tr.line').count(), soon).toBe(1);
  expect(errors).toEqual([]);
});

test('a screen shows its name when asked, shows one page only, and is moved to another wall', async () => {
  const server = await startWallProcess({ walls: ['lobby'] });
  await server.drop('more.csv', 'month,sales\n2026-01,3\n2026-02,5\n');
  const { page, screens } = await consoleWithScreens(server, 'screens');
  await page.getByRole('button', { name: 'left', exact: true }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('button', { name: 'Identify' }).click();
  await screens.left.page.locator('.identify', { hasText: 'left' }).waitFor();
  await expect.poll(() => screens.left.page.locator('.identify').count(), soon).toBe(0);
  expect(await screens.middle.page.locator('.identify').count()).toBe(0);

  const pageOf = (screen: Page) => screen.locator('[data-page=auto-1]:not([inert])').count();
  await chooseIn(drawer, 'Page on this screen', 'Page 2');
  await drawer.getByRole('button', { name: 'Save' }).click();
  await expect.poll(() => pageOf(screens.left.page), soon).toBe(1);
  expect(await pageOf(screens.middle.page)).toBe(0);
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'middle', exact: true }).click();
  await chooseIn(drawer, 'Wall', 'lobby');
  await drawer.getByRole('button', { name: 'Save' }).click();
  await expect.poll(() => page.locator('tr.group').allInnerTexts(), soon).toHaveLength(2);
  await expect.poll(() => new URL(screens.middle.page.url()).searchParams.get('wall'), soon).toBe('lobby');
  await expect.poll(() => page.locator('tr.group').first().innerText(), soon).toContain('1 of 1 here');
});

test('a screen is renamed, and one that is gone is forgotten', async () => {
  const server = await startWallProcess();
  const { page, screens } = await consoleWithScreens(server, 'screens');
  await page.getByRole('button', { name: 'left', exact: true }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByLabel('Name').fill('By the lift');
  await drawer.getByRole('button', { name: 'Save' }).click();
  await named(page, 'By the lift').waitFor();
  await page.keyboard.press('Escape');

  await screens.right.page.close();
  await expect.poll(() => named(page, 'right').innerText(), { timeout: 40_000 }).toContain('Gone');
  await page.getByRole('button', { name: 'right', exact: true }).click();
  await drawer.getByRole('button', { name: 'Remove' }).click();
  await page.getByRole('dialog', { name: 'Remove right?' }).getByRole('button', { name: 'Remove' }).click();
  await expect.poll(() => named(page, 'right').count(), soon).toBe(0);
});

test('the theme, the page and the maximised chart of a wall change on its screens, and its pages are held', async () => {
  const server = await startWallProcess();
  await server.drop('more.csv', 'month,sales\n2026-01,3\n2026-02,5\n');
  const { page, screens } = await consoleWithScreens(server, 'walls');
  const card = page.locator('[data-wall=main]');
  await chooseIn(card, 'Theme', 'Vintage');
  for (const screen of Object.values(screens)) await expect.poll(() => screen.theme(), soon).toBe('vintage');
  await card.getByRole('button', { name: 'Next page' }).click();
  await expect
    .poll(() => screens.left.page.locator('[data-page=auto-1]:not([inert])').count(), soon)
    .toBeGreaterThan(0);
  await chooseIn(card, 'Maximised chart', 'rank');
  for (const screen of Object.values(screens)) await expect.poll(() => screen.maximised(), soon).toBe('rank');
  await chooseIn(card, 'Maximised chart', 'None');
  await expect.poll(() => screens.left.maximised(), soon).toBeNull();
  await card.getByText('Hold').click();
  await expect
    .poll(
      async () => ((await (await fetch(`${server.url}/api/-/walls`)).json()) as Walls).walls[0]?.held,
      soon,
    )
    .toBe(true);
});

test('a message is shown on three screens, the ledger follows it, and it is withdrawn', async () => {
  const server = await startWallProcess();
  const { page, screens } = await consoleWithScreens(server, 'messages');
  await page.getByLabel('Your name').fill('Olga');
  await page.keyboard.press('Enter');
  await page.locator('[data-stream=main]').click();
  await page.getByLabel('Write a message').fill('The canteen closes at two');
  await chooseIn(page, 'Level', 'Warning');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  for (const { page: screen } of Object.values(screens))
    await screen.getByText('The canteen closes at two').waitFor();
  const message = page.locator('[data-message]');
  await expect.poll(() => message.innerText(), soon).toContain('3 shown');
  await screens.left.page.keyboard.press('d');
  await expect.poll(() => message.innerText(), soon).toMatch(/2 shown[^]*1 acknowledged/);
  await message.locator('[aria-expanded]').click();
  expect(await message.locator('li').allInnerTexts()).toEqual([
    expect.stringMatching(/left\s+acknowledged/),
    expect.stringMatching(/middle\s+shown/),
    expect.stringMatching(/right\s+shown/),
  ]);
  await message.getByRole('button', { name: 'Withdraw' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Withdraw' }).click();
  for (const { page: screen } of Object.values(screens))
    await expect.poll(() => screen.getByText('The canteen closes at two').count(), soon).toBe(0);
  await expect.poll(() => message.count(), soon).toBe(0);
});

test('what others say is unread until it is seen, also in the title of the page', async () => {
  const server = await startWallProcess();
  const { page } = await openPage(browser(), `${server.url}/console/messages`, consoleDesk);
  await page.getByLabel('Your name').fill('Olga');
  await page.keyboard.press('Enter');
  await page.locator('[data-stream=main]').waitFor();
  await fetch(`${server.url}/api/-/messages`, {
    method: 'POST',
    body: JSON.stringify({ text: 'Hello', name: 'Ann', to: { person: 'Olga' } }),
  });
  await expect.poll(() => page.title(), soon).toBe('(1) Messages · Console');
  await page.locator('[data-stream="person:ann"]').click();
  await expect.poll(() => page.locator('[data-message]').innerText(), soon).toContain('Hello');
  await expect.poll(() => page.title(), soon).toBe('Messages · Console');
});

test('an operator lets a screen in by its code', async () => {
  const server = await startWallProcess({ args: ['--secret', testSecret] });
  const screen = await openPage(browser(), server.url, { locale: 'en', width: 960, height: 540 });
  const code = screen.page.locator('.code');
  await expect.poll(() => code.textContent(), soon).toMatch(/^[B-Z]{4}-[B-Z]{4}$/);
  const { page } = await openPage(browser(), `${server.url}/console`, consoleDesk);
  await logInAs(page, server, 'operator');
  await page.getByRole('button', { name: 'Let a screen in' }).first().click();
  await page.getByLabel('Code on the screen').fill((await code.textContent()) ?? '');
  await page.getByRole('dialog').getByLabel('Name').fill('entrance');
  await page.getByRole('button', { name: 'Let it in' }).click();
  await expect.poll(() => screen.page.locator('[data-state=ready]').count(), soon).toBe(6);
  await expect.poll(() => page.locator('tr.line').innerText(), soon).toContain('entrance');
});

test('of five hundred screens only those in sight are in the page, and all are found', async () => {
  const server = await startWallProcess();
  const socketUrl = server.url.replace('http', 'ws');
  for (let n = 0; n < 500; n++) await openScreen(socketUrl, `s-${n}`, { name: `Screen ${n}` });
  const { page } = await openPage(browser(), `${server.url}/console/screens`, consoleDesk);
  await expect.poll(() => page.locator('tr.group').innerText(), soon).toContain('of 500 here');
  expect(await page.locator('tr.line').count()).toBeLessThan(60);
  await page.locator('main').evaluate((main) => main.scrollTo(0, main.scrollHeight));
  await named(page, 'Screen 499').waitFor();
  await page.getByRole('searchbox').fill('screen 123');
  await expect
    .poll(() => page.locator('tr.line').allInnerTexts(), soon)
    .toEqual([expect.stringContaining('Screen 123')]);
  expect(await rowOf(page, 's-123').count()).toBe(1);
});

interface Walls {
  walls: { held: boolean }[];
}
