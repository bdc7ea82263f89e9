import { rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openScreen, openSocket } from '../../helpers/socket.ts';
import { startWallServer } from '../../helpers/wall-server.ts';

const charts = { trend: '{"a":1}', seller: '[ ]' };
const actionsOf = (frames: readonly { json: { action: string } }[]) => frames.map(({ json }) => json.action);

test('S-1 entering is answered with wall, number of screens, state, time and what the server is', async () => {
  const { socketUrl } = await startWallServer({ staleAfter: 600_000 });
  await openScreen(socketUrl, 'first');
  const before = Date.now();
  const { entered } = await openScreen(socketUrl, 'second', { name: 'Lobby left' });
  expect(entered).toEqual({
    action: 'entered',
    screen: 'second',
    wall: 'main',
    num: 2,
    state: { theme: 'chalk', fullScreen: null, page: 0, revision: 0 },
    time: expect.any(Number) as number,
    server: { version: expect.stringMatching(/^\d+\.\d+\.\d+/) as string, staleAfter: 600_000 },
    layout: { timezone: 'UTC', pages: [], screens: {} },
    messages: [],
    positions: {
      main: { epoch: expect.any(String) as string, offset: 0 },
      '*': { epoch: expect.any(String) as string, offset: 0 },
      'screen:second': { epoch: expect.any(String) as string, offset: 0 },
    },
    recovered: true,
  });
  expect(entered.time).toBeGreaterThanOrEqual(before);
  expect(entered.time).toBeLessThanOrEqual(Date.now());
});

test('S-1 a newer socket of the same screen replaces the older one, which is closed with 4409', async () => {
  const { socketUrl } = await startWallServer();
  const older = await openScreen(socketUrl, 'same');
  const newer = await openScreen(socketUrl, 'same');
  expect((await older.closed).code).toBe(4409);
  expect(newer.entered.num).toBe(1);
  newer.send({ action: 'themeChange' });
  await newer.next('themeChange');
  const third = await openScreen(socketUrl, 'third');
  expect(third.entered.num).toBe(2);
});

test('S-1 a screen that left is not counted any more', async () => {
  const { socketUrl } = await startWallServer();
  const one = await openScreen(socketUrl, 'one');
  one.close();
  await one.closed;
  await expect.poll(async () => (await openScreen(socketUrl, 'two')).entered.num).toBe(1);
});

test('S-1 a socket enters once, and on the wall that it names', async () => {
  const { socketUrl } = await startWallServer();
  const screen = await openScreen(socketUrl, 's1', { wall: 'lobby' });
  expect(screen.entered.wall).toBe('lobby');
  screen.send({ action: 'enter', screen: 's1' });
  expect((await screen.next('error')).error.code).toBe(400);
});

test('S-2 getData is answered with revision, etag, modified time and data', async () => {
  const { socketUrl, dir } = await startWallServer({ charts });
  const modified = 1_700_000_000;
  await utimes(join(dir, 'trend.json'), modified, modified);
  const screen = await openScreen(socketUrl, 's1');
  await expect
    .poll(async () => {
      screen.send({ action: 'getData', socketType: 'trendData', chartName: 'trend', requestId: 'r' });
      return screen.next('getData') as Promise<unknown>;
    })
    .toEqual({
      action: 'getData',
      chartName: 'trend',
      socketType: 'trendData',
      requestId: 'r',
      revision: expect.any(Number) as number,
      etag: expect.any(String) as string,
      modified: modified * 1000,
      data: charts.trend,
    });
});

test('S-2 a change is pushed once, without socketType, however many requests named the chart', async () => {
  const { socketUrl, write } = await startWallServer({ charts });
  const screen = await openScreen(socketUrl, 's1');
  for (const socketType of ['one', 'two']) screen.send({ action: 'getData', socketType, chartName: 'trend' });
  const { revision } = await screen.next('getData');
  await screen.next('getData');
  await write('trend', '{"a":2}');
  const push = await screen.next('getData');
  expect(push).toMatchObject({ chartName: 'trend', data: '{"a":2}' });
  expect(push).not.toHaveProperty('socketType');
  expect(push.revision).toBeGreaterThan(revision);
  await screen.settled();
  expect(actionsOf(screen.frames).filter((action) => action === 'getData')).toHaveLength(3);
});

test('S-3 a known etag is answered without data, once', async () => {
  const { socketUrl } = await startWallServer({ charts });
  const first = await openScreen(socketUrl, 's1');
  first.send({ action: 'getData', chartName: 'trend' });
  const { etag, revision } = await first.next('getData');
  const again = await openScreen(socketUrl, 's2', { known: { trend: etag, seller: 'another' } });
  const ask = (chartName: string) => {
    again.send({ action: 'getData', chartName });
    return again.next('getData') as Promise<unknown>;
  };
  expect(await ask('trend')).toMatchObject({ chartName: 'trend', unchanged: true, etag, revision });
  expect(await ask('seller')).toMatchObject({ chartName: 'seller', data: charts.seller });
  expect(await ask('trend')).toMatchObject({ chartName: 'trend', data: charts.trend });
});

test('S-3 a file written again with the same content sends only its newer time', async () => {
  const { socketUrl, write } = await startWallServer({ charts });
  const screen = await openScreen(socketUrl, 's1');
  screen.send({ action: 'getData', chartName: 'trend' });
  const { modified, revision } = await screen.next('getData');
  await write('trend', charts.trend);
  const push = await screen.next('getData');
  expect(push).toMatchObject({ unchanged: true, revision });
  expect(push.modified).toBeGreaterThan(modified);
  expect(push).not.toHaveProperty('data');
});

test('S-3 S-8 a file that breaks, is repaired and is deleted is sent as problem, no problem and missing', async () => {
  const { socketUrl, write, dir } = await startWallServer({ charts });
  const screen = await openScreen(socketUrl, 's1');
  screen.send({ action: 'getData', chartName: 'trend' });
  await screen.next('getData');
  await write('trend', '{\n  "a": 1,\n  oops\n}');
  expect((await screen.next('problem')).problem).toMatchObject({
    code: 'syntax',
    file: 'trend.json',
    line: 3,
    column: 3,
  });
  const late = await openScreen(socketUrl, 's2');
  late.send({ action: 'getData', chartName: 'trend' });
  expect((await late.next('getData')).data).toBe(charts.trend);
  expect((await late.next('problem')).problem).toMatchObject({ line: 3 });
  await write('trend', '{"a":3}');
  expect((await screen.next('getData')).data).toBe('{"a":3}');
  expect((await screen.next('problem')).problem).toBeNull();
  await rm(join(dir, 'trend.json'));
  expect(await screen.next('getData')).toMatchObject({ chartName: 'trend', missing: true });
});

test('S-11 settings are sent right before the answer and whenever they change, a mistake in them as a problem', async () => {
  const { socketUrl, dir } = await startWallServer({ charts });
  const write = (text: string) => writeFile(join(dir, 'trend.chart.json'), text);
  const screen = await openScreen(socketUrl, 's1');
  screen.send({ action: 'getData', chartName: 'trend' });
  await screen.next('getData');
  await write('{"type": "bars"}');
  const told = { action: 'settings', chartName: 'trend', settings: { type: 'bars' } };
  expect(await screen.next('settings')).toEqual(told);
  await write('{\n  "type": 5\n}');
  expect(await screen.next('problem')).toMatchObject({
    problem: { code: 'settings', file: 'trend.chart.json', line: 2, column: 11 },
  });
  const late = await openScreen(socketUrl, 's2');
  late.send({ action: 'getData', chartName: 'trend' });
  await late.settled();
  const about = late.frames.map(({ json }) => json).filter((json) => 'chartName' in json);
  expect(about.map(({ action }) => action)).toEqual(['settings', 'getData', 'problem']);
  expect(about[0]).toEqual(told);
  await rm(join(dir, 'trend.chart.json'));
  expect(await screen.next('settings')).toEqual({ ...told, settings: null });
});

test('S-11 guests get no settings', async () => {
  const { socketUrl, dir } = await startWallServer({ charts });
  await writeFile(join(dir, 'trend.chart.json'), '{"type": "bars"}');
  const screen = await openScreen(socketUrl, 's1');
  const guest = await openSocket(socketUrl);
  for (const peer of [screen, guest]) peer.send({ action: 'getData', chartName: 'trend' });
  await screen.next('settings');
  await writeFile(join(dir, 'trend.chart.json'), '{"type": "lines"}');
  await expect.poll(() => screen.frames.filter(({ json }) => json.action === 'settings').length).toBe(2);
  await guest.settled();
  expect(actionsOf(guest.frames)).not.toContain('settings');
});

test('S-4 S-5 a change is echoed to every screen with its absolute value, the revision and when to apply it', async () => {
  const { socketUrl } = await startWallServer();
  const [one, two] = [await openScreen(socketUrl, 's1'), await openScreen(socketUrl, 's2')];
  one.send({ action: 'themeChange' });
  one.send({ action: 'fullScreen', chartName: 'hotproduct' });
  one.send({ action: 'fullScreen', chartName: 'hot' });
  const at = expect.any(Number) as number;
  for (const screen of [one, two]) {
    expect(await screen.next('themeChange')).toEqual({
      action: 'themeChange',
      socketType: 'themeChange',
      value: 'vintage',
      revision: 1,
      at,
    });
    const full = { action: 'fullScreen', socketType: 'fullScreen', chartName: 'hot', at };
    expect(await screen.next('fullScreen')).toEqual({ ...full, value: true, revision: 2 });
    expect(await screen.next('fullScreen')).toEqual({ ...full, value: false, revision: 3 });
  }
});

test('S-5 actions of guests are sent to screens as absolute values', async () => {
  const { socketUrl } = await startWallServer();
  const [guest, screen] = [await openSocket(socketUrl), await openScreen(socketUrl, 's1')];
  guest.send({ action: 'themeChange', socketType: 'themeChange', chartName: '', value: '' });
  expect(await screen.next('themeChange')).toMatchObject({ value: 'vintage', revision: 1 });
  guest.send({ action: 'fullScreen', socketType: 'fullScreen', chartName: 'map', value: true });
  expect(await screen.next('fullScreen')).toMatchObject({ chartName: 'map', value: true, revision: 2 });
  guest.send({ action: 'fullScreen', socketType: 'fullScreen', chartName: '../x', value: true });
  await guest.settled();
  await screen.settled();
  expect(actionsOf(screen.frames)).toEqual(['entered', 'themeChange', 'fullScreen', 'heartbeat']);
});

test('S-5 an action that changes nothing is echoed to its sender alone', async () => {
  const { socketUrl } = await startWallServer();
  const [one, two] = [await openScreen(socketUrl, 's1'), await openScreen(socketUrl, 's2')];
  one.send({ action: 'themeChange', value: 'chalk' });
  expect(await one.next('themeChange')).toMatchObject({ value: 'chalk', revision: 0 });
  await one.settled();
  await two.settled();
  expect(actionsOf(one.frames)).toEqual(['entered', 'themeChange', 'heartbeat']);
  expect(actionsOf(two.frames)).toEqual(['entered', 'heartbeat']);
});

test('S-5 a late screen gets the state when it enters', async () => {
  const { socketUrl } = await startWallServer();
  const one = await openScreen(socketUrl, 's1');
  one.send({ action: 'themeChange', value: 'vintage' });
  one.send({ action: 'fullScreen', chartName: 'trend', value: true });
  one.send({ action: 'pageChange', value: 1 });
  await one.next('pageChange');
  const late = await openScreen(socketUrl, 's2');
  expect(late.entered.state).toEqual({ theme: 'vintage', fullScreen: 'trend', page: 1, revision: 3 });
});

test('S-6 a wall has its state again after a restart of the server', async () => {
  const first = await startWallServer();
  const screen = await openScreen(first.socketUrl, 's1');
  screen.send({ action: 'themeChange', value: 'vintage' });
  await screen.next('themeChange');
  await first.close();
  const second = await startWallServer({ stateDir: first.stateDir });
  expect((await openScreen(second.socketUrl, 's1')).entered.state).toMatchObject({
    theme: 'vintage',
    revision: 1,
  });
});

test('S-7 a heartbeat is answered with its own time and the time of the server', async () => {
  const { socketUrl } = await startWallServer();
  const screen = await openScreen(socketUrl, 's1');
  screen.send({ action: 'heartbeat', sent: 12.5 });
  expect(await screen.next('heartbeat')).toEqual({
    action: 'heartbeat',
    sent: 12.5,
    time: expect.any(Number) as number,
  });
});

test('S-9 unknown actions are relayed to screens as they were sent', async () => {
  const { socketUrl } = await startWallServer();
  const [guest, screen] = [await openSocket(socketUrl), await openScreen(socketUrl, 's1')];
  const text = '{"action":"announce",  "socketType":"x"}';
  guest.send(text);
  await screen.next('announce');
  expect(screen.frames.at(-1)?.text).toBe(text);
});

test('B-1 a chart that is named like an action replaces no message of that action', async () => {
  const { socketUrl, write } = await startWallServer({ charts: { themeChange: '[1]' } });
  const screen = await openScreen(socketUrl, 's1');
  screen.send({ action: 'getData', chartName: 'themeChange' });
  await screen.next('getData');
  screen.ws.pause();
  screen.send({ action: 'themeChange', value: 'vintage' });
  await write('themeChange', '[2]');
  const other = await openScreen(socketUrl, 's2');
  other.send({ action: 'getData', chartName: 'themeChange' });
  while ((await other.next('getData')).data !== '[2]');
  screen.ws.resume();
  expect((await screen.next('themeChange')).value).toBe('vintage');
});
