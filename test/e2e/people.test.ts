import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { testSecret } from '../helpers/auth.ts';
import { openPage, useBrowser } from '../helpers/browser.ts';
import { startWallProcess, useWallProcess } from '../helpers/wall-process.ts';

const browser = useBrowser();
const guarded = useWallProcess({ args: ['--secret', testSecret] });
const soon = { timeout: 15_000, interval: 50 };
const built = join(import.meta.dirname, '../../dist/server/index.js');

/** Runs the command, as people do from a script. */
async function chartwall(args: string[], input = ''): Promise<string> {
  const server = ['--port', new URL(guarded().url).port, '--secret', testSecret];
  const child = spawn(process.execPath, [built, ...args, ...server]);
  child.stdin.end(input);
  const [said] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  return said;
}

const charts = (page: Page) => page.locator('[data-chart][data-state=ready]').count();

test('a person who was added on the command line logs in with the keyboard, and is on the wall', async () => {
  expect(await chartwall(['user', 'add', 'ann', '--role', 'operator'], 'correct horse battery\n')).toBe(
    'ann can log in now\n',
  );
  expect(await chartwall(['user', 'list'])).toBe('ann  operator  all walls\n');
  const { page, errors } = await openPage(browser(), guarded().url, {
    locale: 'en',
    width: 960,
    height: 540,
  });
  await page.click('text=Log in');
  await page.waitForURL('**/login?next=%2F');
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute('autocomplete')), soon)
    .toBe('username');
  await page.keyboard.type('ann');
  await page.keyboard.press('Tab');
  await page.keyboard.type('wrong horse battery');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.textContent('[role=alert]'), soon).toBe('The name or the password is wrong.');
  await page.keyboard.type('correct horse battery');
  await page.keyboard.press('Enter');
  await expect.poll(() => charts(page), soon).toBe(6);
  expect(errors).toEqual([]);
  expect(await chartwall(['user', 'remove', 'ann'])).toMatch(/^ann cannot log in any more/);
  await expect.poll(() => page.locator('text=This screen is not let in').count(), soon).toBe(1);
});

test('a browser that starts again is the screen that it was, and a second tab is another', async () => {
  const server = await startWallProcess();
  const first = await openPage(browser(), server.url, { width: 640, height: 360 });
  const idOf = (page: Page) => page.evaluate(() => sessionStorage.getItem('chartwall-screen'));
  await expect.poll(() => charts(first.page), soon).toBe(6);
  const context = first.page.context();
  const tab = await context.newPage();
  await tab.goto(server.url);
  await expect.poll(() => charts(tab), soon).toBe(6);
  const [one, other] = [await idOf(first.page), await idOf(tab)];
  expect(other).not.toBe(one);
  await first.page.close();
  const again = await context.newPage();
  await again.goto(server.url);
  await expect.poll(() => charts(again), soon).toBe(6);
  expect(await idOf(again)).toBe(one);
});

test('of tabs that are opened at once on plain http, which has no locks, one is the screen that the browser was', async () => {
  const server = await startWallProcess();
  const first = await openPage(browser(), server.url, { width: 640, height: 360 });
  const context = first.page.context();
  const idOf = (page: Page) => page.evaluate(() => sessionStorage.getItem('chartwall-screen'));
  await expect.poll(() => charts(first.page), soon).toBe(6);
  const id = await idOf(first.page);
  await first.page.close();
  await context.addInitScript(() => delete (Navigator.prototype as { locks?: unknown }).locks);
  const sockets: string[] = [];
  context.on('page', (page) => page.on('websocket', (socket) => sockets.push(socket.url())));
  const tabs = await Promise.all([1, 2, 3].map(() => context.newPage()));
  await Promise.all(tabs.map((tab) => tab.goto(server.url)));
  for (const tab of tabs) await expect.poll(() => charts(tab), soon).toBe(6);
  // charts that are kept are drawn before a screen has entered
  for (const tab of tabs) await expect.poll(() => idOf(tab), soon).not.toBeNull();
  const ids = await Promise.all(tabs.map(idOf));
  expect(ids.filter((each) => each === id)).toHaveLength(1);
  expect(new Set(ids).size).toBe(3);
  // nobody took the place of another, and came back as somebody else
  expect(sockets).toHaveLength(3);
});

test('a screen that is not let in shows a code, and comes up by itself once an operator has entered it', async () => {
  const { page } = await openPage(browser(), guarded().url, { locale: 'zh-CN' });
  const code = page.locator('.code');
  await expect.poll(() => code.textContent(), soon).toMatch(/^[B-Z]{4}-[B-Z]{4}$/);
  expect(await page.locator('.adoption svg path').getAttribute('d')).toContain('h1v1h-1z');
  expect(await chartwall(['adopt', (await code.textContent()) ?? '', '--name', 'left'])).toBe(
    'the screen comes up now\n',
  );
  await expect.poll(() => charts(page), soon).toBe(6);
});

/** Logs in as a person who is added for it, with the role for these walls. */
async function logIn(page: Page, name: string, role: string, wall: string): Promise<void> {
  const password = 'correct horse battery';
  await chartwall(['user', 'add', name, '--role', role, '--wall', wall], `${password}\n`);
  await page.fill('[name=username]', name);
  await page.fill('[name=password]', password);
  await page.keyboard.press('Enter');
}

test.each([
  [
    'en',
    'Let a screen in',
    'The screen comes up now.',
    'Let another screen in',
    'No screen shows this code now.',
  ],
  ['zh-CN', '允许屏幕接入', '屏幕即将显示内容。', '接入另一块屏幕', '目前没有屏幕显示此代码。'],
])(
  'an operator opens the picture beside the code, logs in, names the screen, and it comes up: %s',
  async (locale, title, done, another, unknown) => {
    const screen = await openPage(browser(), `${guarded().url}/?lang=${locale}`);
    const code = screen.page.locator('.code');
    await expect.poll(() => code.textContent(), soon).toMatch(/^[B-Z]{4}-[B-Z]{4}$/);
    const shown = (await code.textContent()) ?? '';
    const { page, errors } = await openPage(
      browser(),
      `${guarded().url}/adopt?code=${shown.replace('-', '')}`,
      {
        locale,
        width: 390,
        height: 844,
      },
    );
    await page.getByRole('heading', { name: title }).waitFor();
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('name'));
    await expect.poll(focused, soon).toBe('screen');
    await page.keyboard.type('by the lift');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/login?next=*');
    await logIn(page, `opal-${locale}`, 'operator', 'main');
    await page.waitForURL('**/adopt?code=*');
    await expect.poll(focused, soon).toBe('screen');
    await page.keyboard.type('by the lift');
    await page.keyboard.press('Enter');
    await page.getByText(done).waitFor();
    await expect.poll(() => charts(screen.page), soon).toBe(6);
    await page.getByRole('button', { name: another }).click();
    await expect.poll(focused, soon).toBe('code');
    await page.keyboard.type('bcdf ghjk');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText(unknown).waitFor();
    expect(errors).toEqual([]);
  },
);

test('who is operator of another wall lets no screen in on this one, and is told', async () => {
  const { page } = await openPage(browser(), `${guarded().url}/adopt?code=BCDFGHJK`, { locale: 'en' });
  await page.locator('[name=screen]').focus();
  await page.keyboard.press('Enter');
  await page.waitForURL('**/login?next=*');
  await logIn(page, 'lola', 'operator', 'lobby');
  await page.waitForURL('**/adopt?code=*');
  await page.locator('[name=screen]').focus();
  await page.keyboard.press('Enter');
  await page.getByRole('alert').getByText('This takes the role operator for the wall.').waitFor();
});

const hasScript = await promisify(execFile)('script', ['--version']).then(
  () => true,
  () => false,
);

test.skipIf(!hasScript)(
  'at a real terminal nothing of a password is shown (skipped without script)',
  async () => {
    const server = ['--port', new URL(guarded().url).port, '--secret', testSecret];
    const command = [process.execPath, built, 'user', 'add', 'tess', '--role', 'viewer', ...server];
    const child = spawn('script', ['-qec', command.map((word) => `'${word}'`).join(' '), '/dev/null']);
    let shown = '';
    const password = 'correct horse battery';
    child.stdout.on('data', (chunk: Buffer) => {
      shown += chunk.toString();
      if (/: $/.test(shown)) child.stdin.write(`${password}\r`);
    });
    const [code] = (await once(child, 'exit')) as [number];
    expect(code).toBe(0);
    expect(shown).toMatch(/^Password .*: \r?\nOnce more: \r?\n.*tess can log in now/s);
    expect(shown).not.toContain('horse');
  },
);
