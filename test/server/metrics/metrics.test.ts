import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { noAuth } from '../../../server/auth/authenticator.ts';
import { dropFile } from '../../helpers/drop-file.ts';
import { openScreen, openSocket } from '../../helpers/socket.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';
import { startWallServer, type TestServer } from '../../helpers/wall-server.ts';
import { parseMetrics, type Series } from './parse.ts';

const soon = { interval: 10, timeout: 10_000 };

async function scrape({ url }: Pick<TestServer, 'url'>): Promise<{ series: Series; text: string }> {
  const response = await fetch(`${url}/metrics`);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
  const text = await response.text();
  return { series: parseMetrics(text), text };
}

/** The series of one name, by what is in its braces. */
const of = (series: Series, name: string): Record<string, number> =>
  Object.fromEntries(
    [...series]
      .filter(([key]) => key.startsWith(`${name}{`))
      .map(([key, value]) => [key.slice(name.length + 1, -1), value]),
  );

describe('X-1 the figures', () => {
  test('are those of what really happened', async () => {
    const dir = join(await tempFolder(), 'data');
    await dropFile(dir, 'walls/lobby.json', { pages: [{ tiles: [{ chart: 'a' }] }] });
    const server = await startWallServer({ dir, charts: { a: [1], b: [2], c: [3] } });
    const first = (await scrape(server)).series;
    expect(of(first, 'chartwall_sockets')['kind="screen",wall="main"']).toBe(0);

    const screens = [
      await openScreen(server.socketUrl, 's1', { name: 'Anna at the lift' }),
      await openScreen(server.socketUrl, 's2'),
      await openScreen(server.socketUrl, 's3', { wall: 'lobby' }),
      await openScreen(server.socketUrl, 's4', { wall: 'nobody-wrote-this' }),
    ];
    const guest = await openSocket(server.socketUrl);
    guest.send({ action: 'getData', socketType: 'aData', chartName: 'a' });
    await guest.next('getData');
    for (const screen of screens) {
      screen.send({ action: 'getData', chartName: 'a' });
      await screen.next('getData');
    }
    await server.write('a', [10]);
    await guest.next('getData');
    await writeFile(join(dir, 'b.json'), '[');
    await dropFile(dir, 'c.chart.json', { freshness: 1 });
    screens[0]!.send({ action: 'message', id: 'm', text: 'a secret text', level: 'alarm' });
    const { id } = await screens[0]!.next('sent');
    screens[1]!.send({ action: 'receipt', received: [id], shown: [id] });
    screens[1]!.send({ action: 'withdraw', id });
    await screens[1]!.next('withdrawn');
    const refused = await openSocket(server.socketUrl);
    refused.ws.send(randomBytes(8));
    await refused.closed;
    await expect(openSocket(server.socketUrl, { origin: 'http://evil.example' })).rejects.toThrow();
    await fetch(`${server.url}/api/none`);

    await expect
      .poll(async () => of((await scrape(server)).series, 'chartwall_charts'), soon)
      .toEqual({ 'state="good"': 1, 'state="stale"': 1, 'state="held"': 0, 'state="broken"': 1 });
    const { series, text } = await scrape(server);
    expect(of(series, 'chartwall_sockets')).toEqual({
      'kind="screen",wall="main"': 2,
      'kind="screen",wall="lobby"': 1,
      'kind="screen",wall="other"': 1,
      'kind="guest",wall="main"': 1,
      'kind="guest",wall="lobby"': 0,
      'kind="guest",wall="other"': 0,
      'kind="other",wall="other"': 0,
    });
    expect(of(series, 'chartwall_messages_total')).toEqual({
      'stage="accepted"': 1,
      'stage="withdrawn"': 1,
      'stage="delivered"': 1,
      'stage="shown"': 1,
      'stage="acknowledged"': 0,
    });
    expect(of(series, 'chartwall_refusals_total')).toEqual({
      'at="socket",code="4400"': 1,
      'at="upgrade",code="403"': 1,
      'at="request",code="404"': 1,
    });
    // each frame that came over these sockets, and the bytes of these frames at least
    const frames = [...screens, guest].flatMap((socket) => socket.frames);
    const sent = of(series, 'chartwall_frames_total')['direction="sent"'] ?? 0;
    expect(sent).toBeGreaterThanOrEqual(frames.length);
    const bytes = frames.reduce((sum, frame) => sum + Buffer.byteLength(frame.text), 0);
    expect(of(series, 'chartwall_socket_bytes_total')['direction="sent"']).toBeGreaterThan(bytes);
    expect(of(series, 'chartwall_frames_total')['direction="received"']).toBe(4 + 5 + 3 + 1);
    expect(series.get('chartwall_push_seconds_count')).toBe(1);
    expect(series.get('chartwall_snapshot_seconds_count')).toBe(1);
    expect(series.get('chartwall_snapshot_seconds_sum')).toBeLessThan(60);
    expect(series.get('process_resident_memory_bytes')).toBeGreaterThan(1e7);
    expect(series.get('process_cpu_seconds_total')).toBeGreaterThan(0);
    const lag = async () => of((await scrape(server)).series, 'chartwall_loop_lag_seconds');
    await expect.poll(lag, { interval: 200 }).toHaveProperty('quantile="0.99"');
    expect(text).not.toMatch(/Anna|secret|nobody-wrote-this|s1"/);
  });

  test('name a hundred walls at most', async () => {
    const dir = join(await tempFolder(), 'data');
    const wall = { pages: [{ tiles: [{ chart: 'a' }] }] };
    for (let i = 0; i < 120; i++) await dropFile(dir, `walls/w${i}.json`, wall);
    const server = await startWallServer({ dir, charts: { a: [1] } });
    const { series } = await scrape(server);
    expect(Object.keys(of(series, 'chartwall_sockets'))).toHaveLength(2 * 101 + 1);
  });

  test('are for viewers of all walls where roles are enforced', async () => {
    const secret = 'a-secret-for-tests-with-enough-bytes';
    const { url } = await startWallServer({ auth: { ...noAuth, secret } });
    expect((await fetch(`${url}/metrics`)).status).toBe(401);
  });

  test('are not for pages of other sites', async () => {
    const { url } = await startWallServer();
    const response = await fetch(`${url}/metrics`, { headers: { origin: 'http://evil.example' } });
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
    expect(response.headers.get('cross-origin-resource-policy')).toBe('same-origin');
  });
});

test.each([
  'a 1\n',
  '# HELP a x\n# TYPE a gauge\na 1',
  '# HELP a x\n# TYPE a gauge\na 1\na 2\n',
  '# HELP a x\n# TYPE a counter\na -1\n',
  '# HELP a x\n# TYPE a gauge\nb 1\n',
  '# HELP a x\n# TYPE a gauge\na{b="c"d} 1\n',
  '# HELP a x\n# TYPE a histogram\na_bucket{le="1"} 2\na_bucket{le="+Inf"} 1\n',
])('the parser of this test refuses %j', (text) => expect(() => parseMetrics(text)).toThrow());
