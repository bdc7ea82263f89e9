import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { useBrowser } from '../helpers/browser.ts';
import { openWallPage } from '../helpers/wall-page.ts';
import { startWallProcess, type WallProcess } from '../helpers/wall-process.ts';

const browser = useBrowser();
const soon = { timeout: 15_000, interval: 50 };

const shownOn = (page: Page) => page.locator('.board .text').allTextContents();

async function send({ url }: WallProcess, text: string, more: object = {}): Promise<string> {
  const body = JSON.stringify({ text, ...more });
  const response = await fetch(`${url}/api/-/messages`, { method: 'POST', body });
  expect(response.status).toBe(201);
  return ((await response.json()) as { id: string }).id;
}

async function stagesOf({ url }: WallProcess, id: string): Promise<string[]> {
  const response = await fetch(`${url}/api/-/messages/${id}`);
  const { screens } = (await response.json()) as { screens: { stage: string }[] };
  return screens.map(({ stage }) => stage).sort();
}

for (const isKilled of [false, true])
  test(`M-5 a screen that was off shows what it missed, once each, but not what has expired${isKilled ? ', also if the server was killed meanwhile' : ''}`, async () => {
    const server = await startWallProcess();
    const pages = [
      await openWallPage(browser(), server.url),
      await openWallPage(browser(), server.url),
      await openWallPage(browser(), server.url),
    ];
    const [one, two, third] = pages.map(({ page }) => page) as [Page, Page, Page];
    await third.goto('about:blank');
    const expired = await send(server, 'A', { expires: Date.now() + 5000 });
    const timed = await send(server, 'B', { seconds: 600 });
    const stays = await send(server, 'C', { level: 'warning' });
    for (const page of [one, two]) await expect.poll(() => shownOn(page), soon).toEqual(['A', 'B', 'C']);
    await expect.poll(() => stagesOf(server, expired), soon).toEqual(['queued', 'shown', 'shown']);
    if (isKilled) {
      // what screens have said is on the disk after a second
      await expect.poll(() => shownOn(one), soon).toEqual(['B', 'C']);
      await server.signal('SIGKILL');
      await server.start();
    }
    await expect.poll(() => stagesOf(server, expired), soon).toEqual(['expired', 'shown', 'shown']);
    await third.goto(server.url);
    await expect.poll(() => shownOn(third), soon).toEqual(['B', 'C']);
    for (const id of [timed, stays])
      await expect.poll(() => stagesOf(server, id), soon).toEqual(['shown', 'shown', 'shown']);
    // nothing comes twice, and nothing that was over comes back
    await third.reload();
    await expect.poll(() => shownOn(third), soon).toEqual(['C']);
    for (const page of [one, two]) expect(await shownOn(page)).toEqual(['B', 'C']);
    expect(pages.flatMap(({ errors }) => errors)).toEqual([]);
  });

test('M-3 an alarm is announced, stands out, and is dismissed by a key on one screen alone; all clear takes its place everywhere', async () => {
  const server = await startWallProcess();
  const [{ page: here }, { page: there }] = [
    await openWallPage(browser(), server.url),
    await openWallPage(browser(), server.url),
  ];
  await send(server, 'for your information', { seconds: 600 });
  const alarm = await send(server, 'Fire in hall B', { level: 'alarm', key: 'fire' });
  for (const page of [here, there]) await expect.poll(() => shownOn(page), soon).toHaveLength(2);
  const boxOf = async (selector: string) => (await here.locator(selector).boundingBox())!;
  const header = await boxOf('header:has(h1)');
  const heading = await boxOf('[role=alert]');
  const banner = await boxOf('[role=status].info');
  expect(heading.y).toBeGreaterThanOrEqual(header.y + header.height);
  expect(heading.height).toBeGreaterThan(2 * banner.height);
  expect(banner.y).toBeGreaterThan(heading.y + heading.height);
  await here.keyboard.press('d');
  await expect.poll(() => shownOn(here), soon).toEqual(['for your information']);
  await expect.poll(() => stagesOf(server, alarm), soon).toEqual(['acknowledged', 'shown']);
  expect(await shownOn(there)).toContain('Fire in hall B');
  await send(server, 'All clear', { key: 'fire' });
  for (const page of [here, there])
    await expect.poll(() => shownOn(page), soon).toEqual(['for your information', 'All clear']);
});

test('a text is text: markup is shown as it was written', async () => {
  const server = await startWallProcess();
  const { page } = await openWallPage(browser(), server.url);
  const text = '<img src=x onerror="document.title=1"> {{ 1 + 1 }} <b>bold</b>\nsecond line';
  await send(server, text);
  await expect.poll(() => shownOn(page), soon).toEqual([text]);
  expect(await page.locator('.board img, .board b').count()).toBe(0);
});

test.each(['zh-CN', 'en'])("the wall's title has room for all its letters: %s", async (lang) => {
  const server = await startWallProcess();
  const { page } = await openWallPage(browser(), `${server.url}/?lang=${lang}`, {
    width: 1920,
    height: 1080,
  });
  const [needed, given] = await page
    .locator('h1 .words')
    .evaluate(({ scrollWidth, clientWidth }) => [scrollWidth, clientWidth]);
  expect(given).toBeGreaterThan(200);
  expect(needed).toBeLessThanOrEqual(given);
});
