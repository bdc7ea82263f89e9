import { expect, test } from 'vitest';
import { openPage, useBrowser } from '../helpers/browser.ts';
import { bearer, testSecret, tokenFor } from '../helpers/auth.ts';
import { useWallProcess } from '../helpers/wall-process.ts';

const browser = useBrowser();
const wall = useWallProcess({ args: ['--secret', testSecret] });
const still = { reducedMotion: 'reduce', width: 960, height: 540 } as const;

const tiles = '[data-chart]:not([data-state=loading])';

test.each([
  ['en', 'This screen is not let in', 'The wall wants to know who is watching.'],
  ['zh-CN', '此屏幕未获准接入', '大屏需要知道是谁在观看。'],
])(
  'without a token a page says so in %s, asks for nothing again, and shows no data',
  async (lang, title, why) => {
    const sockets: string[] = [];
    const { page } = await openPage(browser(), `${wall().url}/?lang=${lang}`, {
      ...still,
      prepare: (opened) => opened.on('websocket', (socket) => sockets.push(socket.url())),
    });
    await page.getByRole('alert').getByText(title).waitFor();
    await page.getByRole('alert').getByText(why).waitFor();
    expect(await page.locator('[data-chart]').count()).toBe(0);
    await page.evaluate(() => window.dispatchEvent(new Event('online')));
    expect(sockets.length).toBe(1);
  },
);

test('a link with a token lets a page in, the token leaves the address at once, and a reload needs none', async () => {
  const token = await tokenFor('screen');
  const { page } = await openPage(browser(), `${wall().url}/#token=${token}`, still);
  await page.locator(tiles).first().waitFor();
  expect(page.url()).toBe(`${wall().url}/`);
  await page.reload();
  await page.locator(tiles).first().waitFor();
});

test('a page that is not let in comes up with the link that is opened in it', async () => {
  const { page } = await openPage(
    browser(),
    `${wall().url}/?lang=en#token=${await tokenFor('screen', { walls: ['lobby'] })}`,
    still,
  );
  await page.getByRole('alert').getByText('Its token is for other walls.').waitFor();
  await page.evaluate((token) => void (location.hash = `token=${token}`), await tokenFor('screen'));
  await page.locator(tiles).first().waitFor();
  expect(await page.evaluate(() => location.hash)).toBe('');
});

test('a screen that may not act says so, and an operator acts', async () => {
  const { page } = await openPage(
    browser(),
    `${wall().url}/?lang=en#token=${await tokenFor('screen')}`,
    still,
  );
  await page.locator(tiles).first().waitFor();
  const before = await page.getAttribute('html', 'data-theme');
  await page.keyboard.press('t');
  await page.getByText('403').waitFor();
  expect(await page.getAttribute('html', 'data-theme')).toBe(before);
  const operator = await openPage(browser(), `${wall().url}/#token=${await tokenFor('operator')}`, still);
  await operator.page.locator(tiles).first().waitFor();
  await operator.page.keyboard.press('t');
  await page.waitForFunction((theme) => document.documentElement.dataset['theme'] !== theme, before);
});

test('a screen that was off longer than its token lives shows how it is let in again, and comes up', async () => {
  const token = await tokenFor('screen', { expires: Date.now() - 60_000 });
  const { page } = await openPage(browser(), `${wall().url}/?lang=en#token=${token}`, still);
  await page.getByRole('alert').getByText('Its token has expired.').waitFor();
  const code = await page.locator('.code', { hasText: '-' }).textContent();
  const headers = bearer(await tokenFor('operator'));
  const body = JSON.stringify({ code });
  expect((await fetch(`${wall().url}/api/-/adopt`, { method: 'POST', headers, body })).status).toBe(204);
  await page.locator(tiles).first().waitFor();
  await page.reload();
  await page.locator(tiles).first().waitFor();
});
