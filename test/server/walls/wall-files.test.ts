import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openScreen, openSocket } from '../../helpers/socket.ts';
import { startWallServer, type TestServer, type TestServerOptions } from '../../helpers/wall-server.ts';
import { request } from '../http/request.ts';

const wallOf = (...charts: string[]) => ({ pages: charts.map((chart) => ({ tiles: [{ chart }] })) });

/** A server, and a function that writes its walls. */
async function startWalls(options?: TestServerOptions) {
  const server = await startWallServer(options);
  const folder = join(server.dir, 'walls');
  return {
    ...server,
    folder,
    async writeWall(wall: string, content: unknown, into = folder) {
      await mkdir(into, { recursive: true });
      await writeFile(join(into, 'draft'), typeof content === 'string' ? content : JSON.stringify(content));
      await rename(join(into, 'draft'), join(into, `${wall}.json`));
    },
  };
}

/** The part of a layout that these tests look at. */
interface SentLayout {
  pages: { key: string; tiles?: { chart: string }[]; charts?: string[] }[];
}
const chartsOf = (layout: unknown) =>
  (layout as SentLayout).pages.map(({ tiles, charts }) => charts ?? tiles?.map(({ chart }) => chart));

/** The walls in `/api`. */
async function wallsOf(server: TestServer): Promise<unknown> {
  return (await request(server).get('/api')).body.walls;
}

test('S-12 a wall file that is written, changed and deleted updates all screens of that wall, and no others', async () => {
  const walls = await startWalls({ charts: { a: 1 } });
  const lobby = await Promise.all(
    ['s1', 's2'].map((id) => openScreen(walls.socketUrl, id, { wall: 'lobby' })),
  );
  const main = await openScreen(walls.socketUrl, 's3');
  const nextCharts = async () =>
    Promise.all(lobby.map(async (screen) => chartsOf((await screen.next('layout')).layout)));
  expect(lobby[0]?.entered.layout).toMatchObject({ unknownWall: ['main'] });
  await walls.writeWall('lobby', wallOf('x', 'y'));
  expect(await nextCharts()).toEqual([
    [['x'], ['y']],
    [['x'], ['y']],
  ]);
  await walls.writeWall('lobby', wallOf('z'));
  expect(await nextCharts()).toEqual([[['z']], [['z']]]);
  await rm(join(walls.folder, 'lobby.json'));
  expect(await nextCharts()).toEqual([[['a']], [['a']]]);
  await main.settled();
  expect(main.frames.map(({ json }) => json.action)).toEqual(['entered', 'heartbeat']);
});

test('S-12 a screen that enters an unknown wall is sent the names of the walls that exist', async () => {
  const walls = await startWalls();
  await walls.writeWall('lobby', wallOf('x'));
  await expect
    .poll(async () => (await openScreen(walls.socketUrl, 's1', { wall: 'loby' })).entered.layout as unknown)
    .toEqual({ timezone: 'UTC', pages: [], screens: {}, unknownWall: ['main', 'lobby'] });
});

test('a broken file leaves the last good layout, and is a problem with its place until it is good again', async () => {
  const walls = await startWalls();
  const screen = await openScreen(walls.socketUrl, 's1');
  await walls.writeWall('main', wallOf('x'));
  await screen.next('layout');
  await walls.writeWall('main', '{ "pages": [\n  { "tiles": [{ "chart": "x", "column": 30 }] }] }');
  await expect
    .poll(() => wallsOf(walls))
    .toMatchObject([{ name: 'main', problem: { file: 'walls/main.json', line: 2, column: 41 } }]);
  const late = await openScreen(walls.socketUrl, 's2');
  expect(chartsOf(late.entered.layout)).toEqual([['x']]);
  await walls.writeWall('main', wallOf('x', 'y'));
  await screen.next('layout');
  expect(await wallsOf(walls)).toEqual([{ name: 'main' }]);
});

test('a folder of walls is watched when it is created later, removed, and swapped; the server never creates it', async () => {
  const walls = await startWalls({ charts: { a: 1 } });
  const screen = await openScreen(walls.socketUrl, 's1');
  const nextCharts = async () => chartsOf((await screen.next('layout')).layout);
  await expect(rm(walls.folder, { recursive: true })).rejects.toThrow('ENOENT');
  await walls.writeWall('main', wallOf('x'));
  expect(await nextCharts()).toEqual([['x']]);
  await rm(walls.folder, { recursive: true });
  expect(await nextCharts()).toEqual([['a']]);
  const other = join(walls.dir, '../other');
  await walls.writeWall('main', wallOf('y'), other);
  await rename(other, walls.folder);
  expect(await nextCharts()).toEqual([['y']]);
});

test('after many rapid writes screens show the last content', async () => {
  const walls = await startWalls();
  const screen = await openScreen(walls.socketUrl, 's1');
  await mkdir(walls.folder);
  for (let i = 0; i <= 40; i++)
    await writeFile(join(walls.folder, 'main.json'), JSON.stringify(wallOf(`c${i}`)));
  const last = () =>
    screen.frames.filter(({ json }) => json.action === 'layout').at(-1)?.json.layout as unknown;
  await expect.poll(() => (last() ? chartsOf(last()) : [])).toEqual([['c40']]);
});

test('S-4 a wall starts with the theme of its file, for guests too', async () => {
  const walls = await startWalls();
  const early = await openScreen(walls.socketUrl, 's1');
  await walls.writeWall('main', { ...wallOf('x'), theme: 'vintage' });
  expect(await early.next('themeChange')).toMatchObject({ value: 'vintage' });
  const late = await openScreen(walls.socketUrl, 's2');
  expect(late.entered.state).toMatchObject({ theme: 'vintage' });
  const guest = await openSocket(walls.socketUrl);
  guest.send({ action: 'getData', socketType: 'x', chartName: 'x' });
  expect(await guest.next('themeChange')).toMatchObject({ value: 'vintage' });
});

test('S-13 pages turn on all screens of a wall at the same time', async () => {
  const walls = await startWalls();
  const screens = await Promise.all(['s1', 's2'].map((id) => openScreen(walls.socketUrl, id)));
  const guest = await openSocket(walls.socketUrl);
  await walls.writeWall('main', { ...wallOf('x', 'y'), seconds: 1 });
  const turns = await Promise.all(screens.map((screen) => screen.next('pageChange')));
  expect(turns[0]).toMatchObject({ socketType: 'pageChange', value: 1 });
  expect(turns[1]).toEqual(turns[0]);
  await guest.settled();
  expect(guest.frames).toHaveLength(1);
});
