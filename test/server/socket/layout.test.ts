import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openScreen, openSocket } from '../../helpers/socket.ts';
import { startWallServer } from '../../helpers/wall-server.ts';

const layouts = (frames: readonly { json: { action: string } }[]) =>
  frames.filter(({ json }) => json.action === 'layout');
test('S-12 a screen gets the layout of its wall when it enters', async () => {
  const { socketUrl } = await startWallServer({ charts: { trend: 1, seller: 2, sales: 3 } });
  const { entered } = await openScreen(socketUrl, 's1');
  // What charts are drawn as is found out meanwhile.
  expect(entered.layout).toMatchObject({
    timezone: 'UTC',
    pages: [
      { kind: 'originals', key: 'originals', charts: ['trend', 'seller'] },
      { kind: 'auto', key: 'auto-1', charts: ['sales'] },
    ],
    screens: {},
  });
});

test('S-12 a new file joins the wall live, a broken one too, and one that is deleted leaves it', async () => {
  const { socketUrl, dir, write } = await startWallServer({ charts: { b: 1 } });
  const [one, two] = [await openScreen(socketUrl, 's1'), await openScreen(socketUrl, 's2')];
  const bothAreTold = async (...charts: string[]) => {
    // Once more when it is known what a chart is drawn as, and in the order in which they came.
    for (const screen of [one, two]) {
      let told: string[] = [];
      while (told.join() !== charts.join()) {
        const [page] = (await screen.next('layout')).layout.pages as [{ charts: string[] }];
        told = page.charts.toSorted();
      }
    }
  };
  await write('a', 2);
  await bothAreTold('a', 'b');
  await writeFile(join(dir, 'c.json'), '{ "half"');
  await bothAreTold('a', 'b', 'c');
  await rm(join(dir, 'c.json'));
  await bothAreTold('a', 'b');
  await rm(join(dir, 'b.json'));
  await bothAreTold('a');
});

test('S-12 new content, broken content and the other name of a chart change nothing in the layout', async () => {
  const { socketUrl, write } = await startWallServer({ charts: { hot: 1 } });
  const screen = await openScreen(socketUrl, 's1');
  screen.send({ action: 'getData', chartName: 'hot' });
  await screen.next('getData');
  await write('hotproduct', 2);
  await write('hot', 3);
  await screen.next('getData');
  await write('hot', '{');
  await screen.next('problem');
  await write('other', 4);
  expect((await screen.next('layout')).layout.pages).toHaveLength(2);
  expect(layouts(screen.frames)).toHaveLength(1);
});

test('S-12 many files that are dropped at once change the layout once', async () => {
  const { socketUrl, write } = await startWallServer();
  const screen = await openScreen(socketUrl, 's1');
  const names = Array.from({ length: 120 }, (_, i) => `chart-${i}`);
  await Promise.all(names.map((name) => write(name, 1)));
  await expect
    .poll(() => (screen.frames.at(-1)?.json.layout as { pages: unknown[] } | undefined)?.pages.length)
    .toBe(20);
  expect(layouts(screen.frames).length).toBeLessThan(12);
});

test('G-6 S-12 a guest gets no layout', async () => {
  const { socketUrl, write } = await startWallServer({ charts: { a: 1 } });
  const [guest, screen] = [await openSocket(socketUrl), await openScreen(socketUrl, 's1')];
  await write('b', 2);
  await screen.next('layout');
  await guest.settled();
  expect(guest.frames.map(({ json }) => json.action)).toEqual(['heartbeat']);
});
