import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dropFile } from '../../helpers/drop-file.ts';
import { openLink, type Link } from '../../helpers/link.ts';
import { openScreen, type TestScreen } from '../../helpers/socket.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';
import { startWallServer, type TestServer, type TestServerOptions } from '../../helpers/wall-server.ts';
import { describeWithRedis } from '../../helpers/with-redis.ts';
import { startReceiver } from '../webhook/receiver.ts';

interface Node extends TestServer {
  /** its way to Redis */
  readonly link: Link;
}

interface Turn {
  value: number;
  revision: number;
}

const turnsOf = ({ frames }: TestScreen): Turn[] =>
  frames.map(({ json }) => json as Turn & { action: string }).filter(({ action }) => action === 'pageChange');
const messagesOf = ({ frames }: TestScreen) =>
  frames
    .filter(({ json }) => json.action === 'message')
    .map(({ json }) => json as { level: string; text: string });

describeWithRedis('a node that is cut off', (redis) => {
  /** Two nodes with one data folder; the first has joined first. */
  async function startTwo(
    files: Record<string, unknown>,
    options: TestServerOptions = {},
  ): Promise<[Node, Node]> {
    const dir = join(await tempFolder(), 'data');
    for (const [file, content] of Object.entries(files)) await dropFile(dir, file, content);
    const start = async (): Promise<Node> => {
      const link = await openLink(redis().url);
      return { ...(await startWallServer({ ...options, dir, redis: { url: link.url, replicas: 0 } })), link };
    };
    const first = await start();
    return [first, await start()];
  }

  test('K-16 no longer turns the pages: another does within 5 s, and no page is left out or turned twice', async () => {
    const pages = ['a', 'b', 'c'].map((chart) => ({ tiles: [{ chart }], seconds: 2 }));
    const [a, b] = await startTwo({
      'walls/c9.json': { pages },
      'a.json': [1],
      'b.json': [2],
      'c.json': [3],
    });
    await openScreen(a.socketUrl, 'one', { wall: 'c9' });
    const screen = await openScreen(b.socketUrl, 'two', { wall: 'c9' });
    // a node that has just joined gives the others time to come back
    await expect.poll(() => turnsOf(screen).length, { timeout: 15_000 }).toBeGreaterThanOrEqual(4);
    const before = turnsOf(screen).length;
    a.link.refuse();
    const cutAt = performance.now();
    await expect
      .poll(() => turnsOf(screen).length, { timeout: 15_000, interval: 20 })
      .toBeGreaterThan(before);
    const takenAfter = performance.now() - cutAt;
    // the turn itself may not have been due yet
    expect(takenAfter).toBeLessThan(5000 + 2000);
    a.link.restore();
    await expect.poll(() => turnsOf(screen).length, { timeout: 15_000 }).toBeGreaterThan(before + 2);
    const turns = turnsOf(screen);
    expect(turns.map(({ value }) => value)).toEqual(turns.map((_, i) => ((turns[0]?.value ?? 0) + i) % 3));
    const first = turns[0]?.revision ?? 0;
    expect(turns.map(({ revision }) => revision)).toEqual(turns.map((_, i) => first + i));
  }, 40_000);

  test('K-17 no longer judges alarms nor tells the webhook: another goes on, and nothing is told twice', async () => {
    const { told, url } = await startReceiver();
    const chart = (value: number) => [{ time: '2026-11-30T09:50:00Z', load: value }];
    const [a, b] = await startTwo(
      {
        'walls/c10.json': { pages: [{ tiles: [{ chart: 'other' }] }, { tiles: [{ chart: 'load' }] }] },
        'other.json': [1],
        'load.json': chart(50),
        'load.chart.json': { title: 'Load', alarm: { above: 90 } },
      },
      { webhook: { url, secret: null } },
    );
    const screen = await openScreen(b.socketUrl, 'two', { wall: 'c10' });
    screen.send({ action: 'getData', chartName: 'load' });
    await screen.next('getData');
    await b.write('load', chart(95));
    expect(await screen.next('chartAlarm')).toMatchObject({ chartName: 'load', alarm: { words: {} } });
    expect(await screen.next('message')).toMatchObject({ level: 'alarm' });
    await expect.poll(() => turnsOf(screen).at(-1)?.value).toBe(1);
    a.link.refuse();
    await b.write('load', chart(50));
    await expect.poll(() => messagesOf(screen).length, { timeout: 25_000 }).toBe(2);
    await expect.poll(() => turnsOf(screen).at(-1)?.value, { timeout: 5000 }).toBe(0);
    a.link.restore();
    await b.write('load', chart(99));
    await expect.poll(() => messagesOf(screen).length, { timeout: 15_000 }).toBe(3);
    expect(messagesOf(screen).map(({ level }) => level)).toEqual(['alarm', 'info', 'alarm']);
    // screens and charts are well, and a takeover is no restart
    expect(told.map(({ body }) => body)).toEqual([]);
  }, 60_000);
});
