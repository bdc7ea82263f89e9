import { unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { dropFile } from '../../helpers/drop-file.ts';
import { openScreen, openSocket, type TestScreen } from '../../helpers/socket.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';
import { startWallServer, type TestServer, type TestServerOptions } from '../../helpers/wall-server.ts';

const second = 1000;
const start = Date.UTC(2026, 10, 30, 10);
const minutes = Array.from({ length: 10 }, (_, i) => `2026-11-30T09:5${i}:00Z`);
/** Ten minutes of a load; the last value is this. */
const load = (last: number) => minutes.map((time, i) => ({ time, load: i === 9 ? last : 40.5 + i / 10 }));

const charts = { load: load(50), other: load(1) };
const pages = [{ tiles: [{ chart: 'other' }] }, { tiles: [{ chart: 'load' }] }];

interface AlarmServer extends TestServer {
  /** Moves the server's clock forward; it looks again when a file changes. */
  advance(ms: number): void;
  drop(file: string, content: unknown): Promise<void>;
}

/** A server with a clock that only the test moves: the chart `load` is on the second page of the wall `main`. */
async function startServer(
  alarm: object,
  { files = {}, ...options }: TestServerOptions & { files?: Record<string, unknown> } = {},
): Promise<AlarmServer> {
  let time = start;
  const dir = options.dir ?? join(await tempFolder(), 'data');
  const drop = (file: string, content: unknown) => dropFile(dir, file, content);
  await drop('walls/main.json', { pages });
  for (const [file, content] of Object.entries(files)) await drop(file, content);
  await drop('load.chart.json', { title: { en: 'Load', 'zh-CN': '负载' }, unit: '%', alarm });
  const server = await startWallServer({ charts, ...options, dir, now: () => time });
  return { ...server, drop, advance: (ms) => void (time += ms) };
}

/** Writes a value, and waits until the server has taken it in and has told the screen all about it. */
async function show(server: AlarmServer, screen: TestScreen, value: number): Promise<void> {
  await server.write('load', load(value));
  const shown = async () => (await fetch(`${server.url}/api/load`)).text();
  await expect.poll(shown, { interval: 5 }).toContain(`"load":${value}}]`);
  await screen.settled();
}

async function openWatcher(server: TestServer, id = 's1', wall = 'main'): Promise<TestScreen> {
  const screen = await openScreen(server.socketUrl, id, { wall });
  screen.send({ action: 'getData', chartName: 'load' });
  await screen.next('getData');
  return screen;
}

const actionsOf = ({ frames }: TestScreen, action: string) =>
  frames.map(({ json }) => json).filter((json) => json.action === action);

describe('L-1 an alarm', () => {
  test('is a message in both languages, a mark at the chart and its page, on every screen of the wall, and ends with another message', async () => {
    const server = await startServer({ above: 90 });
    const screens = await Promise.all(['s1', 's2', 's3'].map((id) => openWatcher(server, id)));
    const [screen] = screens as [TestScreen];
    await show(server, screen, 95.5);
    for (const each of screens) {
      expect(await each.next('pageChange')).toMatchObject({ value: 1 });
      expect(await each.next('chartAlarm')).toMatchObject({
        chartName: 'load',
        alarm: { since: start, words: { en: 'above 90%', 'zh-CN': '高于 90%' } },
      });
      expect(await each.next('message')).toMatchObject({
        stream: 'main',
        key: 'alarm:load',
        level: 'alarm',
        text: 'Load: 95.5%, above 90%',
        words: { en: 'Load: 95.5%, above 90%', 'zh-CN': '负载：95.5%，高于 90%' },
      });
    }
    // under the limit, but not for long enough
    await show(server, screen, 85);
    server.advance(9 * second);
    await show(server, screen, 84);
    expect(actionsOf(screen, 'pageChange')).toHaveLength(1);
    server.advance(second);
    await show(server, screen, 83);
    for (const each of screens) {
      expect(await each.next('pageChange')).toMatchObject({ value: 0 });
      expect(await each.next('chartAlarm')).toMatchObject({ chartName: 'load', alarm: null });
      expect(await each.next('message')).toMatchObject({
        key: 'alarm:load',
        level: 'info',
        seconds: 30,
        text: 'Load: the alarm is over',
      });
    }
    // one that comes now is told nothing of it
    const late = await openWatcher(server, 'late');
    expect(late.entered).toMatchObject({ state: { page: 0 }, messages: [] });
    expect(actionsOf(late, 'chartAlarm')).toEqual([]);
  });

  test('is told to a screen that comes late: the page and the message as it enters, the mark with the chart', async () => {
    const server = await startServer({ below: 10 });
    const first = await openWatcher(server);
    await show(server, first, 5);
    await first.next('message');
    const late = await openWatcher(server, 'late');
    expect(late.entered).toMatchObject({ state: { page: 1 }, messages: [{ level: 'alarm' }] });
    expect((await late.next('chartAlarm')).alarm.words.en).toBe('below 10%');
  });

  test('is raised once its condition has held for its time', async () => {
    const server = await startServer({ above: 90, for: '30s' });
    const screen = await openWatcher(server);
    await show(server, screen, 95);
    server.advance(29 * second);
    await show(server, screen, 96);
    expect(actionsOf(screen, 'chartAlarm')).toEqual([]);
    server.advance(second);
    await show(server, screen, 97);
    expect(await screen.next('message')).toMatchObject({ text: 'Load: 97%, above 90%' });
  });

  test('is over at once when the side-car has none any more', async () => {
    const server = await startServer({ above: 10 });
    const screen = await openWatcher(server);
    await screen.next('chartAlarm');
    await server.drop('load.chart.json', {});
    expect((await screen.next('chartAlarm')).alarm).toBeNull();
    expect(await screen.next('pageChange')).toMatchObject({ value: 0 });
  });
});

describe('L-2 the conditions', () => {
  test.each<[object, number, string | undefined]>([
    [{ above: 90 }, 90, undefined],
    [{ above: 90 }, 90.5, 'above 90%'],
    [{ below: 10 }, 10, undefined],
    [{ below: 10 }, -1234567, 'below 10%'],
    [{ outside: [10, 90] }, 50, undefined],
    [{ outside: [10, 90] }, 91, 'above 90%'],
    [{ outside: [10, 90] }, 9, 'below 10%'],
    [{ above: 90, below: 10 }, 9, 'below 10%'],
    [{ above: 90, of: 'other column' }, 95, undefined],
    [{ above: 1.5e6 }, 2e6, 'above 1,500,000%'],
  ])('%j with %d: %s', async (alarm, value, words) => {
    const server = await startServer(alarm);
    const screen = await openWatcher(server);
    await show(server, screen, value);
    const [raised] = actionsOf(screen, 'chartAlarm');
    expect(raised?.alarm.words.en).toBe(words);
  });

  test('missing: the file is gone, was never there, or has no value', async () => {
    const server = await startServer({ missing: true });
    const screen = await openWatcher(server);
    await unlink(join(server.dir, 'load.json'));
    expect(await screen.next('message')).toMatchObject({ text: 'Load: no value' });
    await server.drop('none.chart.json', { alarm: { missing: true } });
    expect(await screen.next('message')).toMatchObject({ text: 'none: no value', stream: '*' });
    await server.write('empty', []);
    await server.drop('empty.chart.json', { alarm: { missing: true } });
    expect(await screen.next('message')).toMatchObject({ text: 'empty: no value' });
  });

  test('stale: the file is older than its freshness, or else than the time that counts for all', async () => {
    const server = await startServer({ stale: true }, { staleAfter: 60 * second });
    const screen = await openWatcher(server);
    // the file was written just now, by the clock of this machine
    server.advance(Date.now() - start + 61 * second);
    await server.drop('other.chart.json', { freshness: 3600, alarm: { stale: true } });
    await server.drop('load.chart.json', { alarm: { stale: true } });
    expect(await screen.next('message')).toMatchObject({ text: 'load: no new data' });
    await screen.settled();
    expect(actionsOf(screen, 'message')).toHaveLength(1);
  });

  test('of many series the message names the one that crossed', async () => {
    const server = await startServer({ above: 90 });
    const screen = await openWatcher(server);
    const nodes = minutes.flatMap((time, i) =>
      ['web', 'db'].map((node) => ({ time, node, load: node === 'db' ? 88 + i : 30.5 + i })),
    );
    await server.write('load', nodes);
    expect(await screen.next('chartAlarm')).toMatchObject({ alarm: { words: { en: 'db: above 90%' } } });
    expect(await screen.next('message')).toMatchObject({ text: 'Load · db: 97%, above 90%' });
  });

  test('a content above 64 KB is read as well', async () => {
    const server = await startServer({ above: 90 });
    const screen = await openWatcher(server);
    const many = Array.from({ length: 4000 }, (_, i) => ({
      time: new Date(start + i * 60_000).toISOString(),
      load: i === 3999 ? 99.5 : 10.5 + (i % 7),
    }));
    await server.write('load', many);
    expect(await screen.next('message')).toMatchObject({ text: 'Load: 99.5%, above 90%' });
  });
});

describe('L-3 the message', () => {
  test('goes to every wall that shows the chart, and to all where none does', async () => {
    const server = await startServer(
      { above: 90 },
      {
        files: {
          'walls/lobby.json': { pages: [{ tiles: [{ chart: 'load' }] }] },
          'walls/empty.json': { pages: [{ tiles: [{ chart: 'trend' }] }] },
          'alone.chart.json': { alarm: { above: 90 } },
        },
      },
    );
    const main = await openWatcher(server);
    const lobby = await openWatcher(server, 's2', 'lobby');
    const other = await openWatcher(server, 's3', 'empty');
    await show(server, main, 95);
    expect(await main.next('message')).toMatchObject({ stream: 'main' });
    expect(await lobby.next('message')).toMatchObject({ stream: 'lobby' });
    await server.write('alone', load(91));
    for (const each of [main, lobby, other])
      expect(await each.next('message')).toMatchObject({ stream: '*', text: 'alone: 91, above 90' });
    expect(actionsOf(other, 'message')).toHaveLength(1);
    expect(actionsOf(other, 'pageChange')).toEqual([]);
  });
});

test('flapping at 10 Hz for a minute turns the page once, and back once', async () => {
  const server = await startServer({ above: 90 });
  const screen = await openWatcher(server);
  for (let i = 0; i < 60; i++) {
    await show(server, screen, i % 2 === 0 ? 95 + i / 1000 : 50 + i / 1000);
    server.advance(second);
  }
  expect(actionsOf(screen, 'pageChange')).toHaveLength(1);
  server.advance(10 * second);
  await show(server, screen, 51);
  await screen.next('pageChange');
  expect(await screen.next('pageChange')).toMatchObject({ value: 0 });
  await screen.next('message');
  await screen.next('message');
  expect(actionsOf(screen, 'message')).toHaveLength(2);
});

describe('L-6 after a restart', () => {
  test('an alarm that was on still is: same message, same page, and it ends as always', async () => {
    const first = await startServer({ above: 90 });
    const before = await openWatcher(first);
    await show(first, before, 95);
    const sent = await before.next('message');
    await first.close();
    const second = await startServer({ above: 90 }, { dir: first.dir, stateDir: first.stateDir, charts: {} });
    const after = await openWatcher(second);
    expect(after.entered).toMatchObject({ state: { page: 1 }, messages: [{ id: sent.id }] });
    expect((await after.next('chartAlarm')).alarm).toMatchObject({ since: start });
    second.advance(1000);
    await show(second, after, 50);
    second.advance(10_000);
    await show(second, after, 51);
    expect(await after.next('pageChange')).toMatchObject({ value: 0 });
    expect(await after.next('message')).toMatchObject({ level: 'info', key: 'alarm:load' });
    expect(actionsOf(after, 'message')).toHaveLength(1);
  });

  test('one whose chart is well by now is over ten seconds later', async () => {
    const first = await startServer({ above: 90 });
    const before = await openWatcher(first);
    await show(first, before, 95);
    await before.next('message');
    await first.close();
    await first.write('load', load(50));
    const second = await startServer({ above: 90 }, { dir: first.dir, stateDir: first.stateDir, charts: {} });
    const after = await openWatcher(second);
    await after.next('chartAlarm');
    second.advance(10_000);
    await show(second, after, 51);
    expect((await after.next('chartAlarm')).alarm).toBeNull();
  });
});

test('guests are told nothing of alarms', async () => {
  const server = await startServer({ above: 90 });
  const screen = await openWatcher(server);
  const guest = await openSocket(server.socketUrl);
  guest.send({ action: 'getData', socketType: 'loadData', chartName: 'load' });
  await guest.next('getData');
  await show(server, screen, 95);
  await screen.next('message');
  await guest.next('getData');
  expect(guest.frames.map(({ json }) => json.action)).toEqual(['getData', 'getData']);
});
