import { request } from 'node:http';
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { limits } from '#protocol';
import { openControlScreen } from '../../helpers/control-screen.ts';
import {
  openEventStream,
  openStreamScreen,
  readEventStream,
  type EventStreamHeaders,
} from '../../helpers/event-stream.ts';
import { openScreen } from '../../helpers/socket.ts';
import { startWallServer, type TestServer } from '../../helpers/wall-server.ts';
import { parseMetrics } from '../metrics/parse.ts';

afterEach(() => void vi.useRealTimers());

const beat = (sent: number) => JSON.stringify({ action: 'heartbeat', sent });
const page = (value: number) => JSON.stringify({ action: 'pageChange', value });

async function screensOf({ url }: TestServer) {
  const { screens } = (await (await fetch(`${url}/api/-/screens`)).json()) as {
    screens: { screen: string; status: string; facts?: { transport?: string } }[];
  };
  return screens;
}

const statusOf = async (server: TestServer, id: string) =>
  (await screensOf(server)).find(({ screen }) => screen === id)?.status;

/** Goes on with a stream after this event; undefined: after the last that has come. */
function resume(url: string, { id, raw }: Awaited<ReturnType<typeof openEventStream>>, last?: string) {
  const arrived = last ?? raw.events.findLast((event) => event.id !== undefined)?.id ?? '0';
  return readEventStream(`${url}/api/-/events`, { 'Chartwall-Stream': id, 'Last-Event-ID': arrived });
}

describe('E-2 what is sent', () => {
  test('is taken only from who knows the id of the stream, which cannot be guessed', async () => {
    const { url } = await startWallServer();
    const [one, other] = [await openEventStream(url), await openEventStream(url)];
    expect(one.id).toMatch(/^[\w-]{32}$/);
    expect(one.id).not.toBe(other.id);
    for (const id of ['', 'x', one.id.toLowerCase(), `${one.id}, ${other.id}`])
      expect(await one.post({ n: 1, messages: [beat(1)] }, { 'Chartwall-Stream': id })).toBe(404);
    expect(await one.post({ n: 1, messages: [beat(1)] })).toBe(204);
    await one.next('heartbeat');
    await other.settled();
    expect(other.frames).toHaveLength(1);
  });

  test('is acted on once, though it comes twice, and never with one missing before it', async () => {
    const { url, socketUrl } = await startWallServer();
    const control = await openControlScreen(socketUrl);
    const { post, next } = await openEventStream(url);
    const enter = JSON.stringify({ action: 'enter', screen: 's1' });
    expect(await post({ n: 1, messages: [enter, page(901)] })).toBe(204);
    expect(await post({ n: 1, messages: [enter, page(901)] })).toBe(204);
    expect(await post({ n: 3, messages: [page(903)] })).toBe(409);
    expect(await post({ n: 2, messages: [page(902)] })).toBe(204);
    expect([(await next('pageChange')).value, (await next('pageChange')).value]).toEqual([901, 902]);
    await control.sawOnly(['pageChange', 'pageChange']);
  });

  test('may be 64 messages and 256 KiB at once; beyond that, and what is no list, ends the stream', async () => {
    const { url, socketUrl } = await startWallServer();
    const control = await openControlScreen(socketUrl);
    const full = await openEventStream(url);
    const large = JSON.stringify({ action: 'heartbeat', sent: 1, more: 'x'.repeat(60 * 1024) });
    expect(await full.post({ n: 1, messages: [large, large, large, large] })).toBe(204);
    expect(await full.post({ n: 2, messages: Array<string>(64).fill(beat(1)) })).toBe(204);
    const cases: [unknown, number, number][] = [
      [{ n: 3, messages: Array<string>(65).fill(beat(1)) }, 400, 4400],
      [{ n: 1, messages: Array<string>(5).fill(large) }, 413, 1009],
      ['binary', 400, 4400],
      [{ n: 1, messages: [{}] }, 400, 4400],
    ];
    for (const [body, status, code] of cases) {
      const stream = await openEventStream(url);
      expect(await stream.post(body)).toBe(status);
      expect((await stream.closed).code).toBe(code);
      expect(await stream.post({ n: 1, messages: [page(901)] })).toBe(404);
    }
    await control.sawNothing();
  });

  test('may be two requests at a time, and not three', async () => {
    const { url } = await startWallServer();
    const { id } = await openEventStream(url);
    const open = () =>
      new Promise<number>((resolve) => {
        const headers = { 'Chartwall-Stream': id, 'Content-Length': 100 };
        const asked = request(`${url}/api/-/send`, { method: 'POST', headers });
        asked.on('response', ({ statusCode = 0 }) => resolve(statusCode)).on('error', () => resolve(0));
        asked.write('{');
        onTestFinished(() => void asked.destroy());
      });
    expect(await Promise.race([open(), open(), open()])).toBe(409);
  });

  test('with a goodbye makes the screen leave as one that closes its socket', async () => {
    const server = await startWallServer();
    const { post, closed } = await openStreamScreen(server.url, 's1');
    const other = await openScreen(server.socketUrl, 's2');
    expect(await post({ n: 2, messages: [page(4)], goodbye: true })).toBe(204);
    expect((await other.next('pageChange')).value).toBe(4);
    await closed;
    expect(await post({ n: 3, messages: [] })).toBe(404);
  });
});

describe('E-3 the door', () => {
  const foreign: [string, EventStreamHeaders][] = [
    ['a page of another site', { Origin: 'http://evil.example' }],
    ['a page of a sandbox', { Origin: 'null' }],
    ['a name that was bound to our address', { Host: 'evil.example' }],
    ['a page of another site that only reads', { 'Sec-Fetch-Site': 'cross-site' }],
    ['a page of another port that only reads', { 'Sec-Fetch-Site': 'same-site' }],
  ];

  test.each(foreign)('opens no stream to %s, and takes nothing from it', async (_, headers) => {
    for (const open of [false, true]) {
      const { url } = await startWallServer({ open });
      await expect(readEventStream(`${url}/api/-/events`, headers)).rejects.toThrow('403');
      const { id, frames } = await openEventStream(url);
      const status = await new Promise((resolve) =>
        request(`${url}/api/-/send`, {
          method: 'POST',
          headers: { 'Chartwall-Stream': id, 'Content-Type': 'application/json', ...headers },
        })
          .on('response', ({ statusCode }) => resolve(statusCode))
          .end(JSON.stringify({ n: 1, messages: [beat(1)] })),
      );
      expect(status).toBe(403);
      expect(frames).toEqual([]);
    }
  });

  test('opens one to pages that would get a socket, which may read it and send from where they are', async () => {
    const { url } = await startWallServer();
    const Origin = 'http://localhost:8080';
    const { raw, settled } = await openEventStream(url, { Origin, 'Sec-Fetch-Site': 'same-site' });
    expect(raw.response.headers['access-control-allow-origin']).toBe('*');
    await settled();
  });

  test('answers a HEAD without opening anything', async () => {
    const { url } = await startWallServer();
    expect((await fetch(`${url}/api/-/events`, { method: 'HEAD' })).status).toBe(405);
  });
});

describe('E-4 a stream', () => {
  test('is sent a comment every 15 s, and is gone when nothing has come since the one before', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const { url } = await startWallServer();
    const [alive, dead] = [await openEventStream(url), await openEventStream(url)];
    const comments = () => alive.raw.events.filter(({ comment }) => comment !== undefined).length;
    for (let n = 1; n <= 3; n++) {
      vi.advanceTimersByTime(limits.silence);
      await expect.poll(comments).toBe(n);
      await alive.post({ n, messages: [] });
    }
    expect((await dead.closed).code).not.toBe(4400);
    expect(alive.raw.response.closed).toBe(false);
  });

  test('that was cut off goes on where it was, and its screen has not left', async () => {
    const server = await startWallServer({ charts: { trend: [1] } });
    const stream = await openStreamScreen(server.url, 's1');
    stream.send({ action: 'getData', chartName: 'trend' });
    await stream.next('getData');
    stream.raw.asked.destroy();
    await stream.closed;
    const other = await openScreen(server.socketUrl, 's2');
    expect(other.entered.num).toBe(2);
    await server.write('trend', [2]);
    await server.write('trend', [3]);
    other.send({ action: 'getData', chartName: 'trend' });
    await expect.poll(() => other.frames.at(-1)?.json.data).toBe('[3]');
    const { events } = await resume(server.url, stream);
    await expect.poll(() => events.length).toBeGreaterThan(1);
    expect(events[0]).toMatchObject({ event: 'open', data: expect.stringContaining('"resumed":true') });
    expect(events.slice(1).map(({ data = '{}' }) => JSON.parse(data).data)).toEqual(['[3]']);
    expect(await stream.post({ n: 3, messages: [beat(1)] })).toBe(204);
    await expect.poll(() => events.at(-1)?.data).toContain('heartbeat');
  });

  test('that is not known, or that has missed too much, cannot be resumed', async () => {
    const server = await startWallServer();
    const stream = await openStreamScreen(server.url, 's1');
    await expect(resume(server.url, { ...stream, id: 'x' })).rejects.toThrow('404');
    await expect(resume(server.url, stream, '99')).rejects.toThrow('404');
    await stream.closed;
    await expect(resume(server.url, stream)).rejects.toThrow('404');
  });

  test('that is resumed again and again is closed as one that acts too often', async () => {
    const server = await startWallServer();
    const stream = await openStreamScreen(server.url, 's1');
    let resumed = 0;
    const again = async (): Promise<string> => {
      if (resumed > 100) return 'for ever';
      return resume(server.url, stream).then(
        () => (resumed++, again()),
        (error: Error) => error.message,
      );
    };
    expect(await again()).toContain('404');
    expect(resumed).toBeGreaterThan(20);
  });

  test('that was cut off does not hold a server up that closes', async () => {
    const server = await startWallServer();
    const stream = await openStreamScreen(server.url, 's1');
    stream.raw.asked.destroy();
    await stream.closed;
    const began = Date.now();
    await server.close();
    expect(Date.now() - began).toBeLessThan(5000);
  });
});

test('P-4 operators see which way a screen takes, and X-1 the figures how many do', async () => {
  const server = await startWallServer();
  await openStreamScreen(server.url, 's1');
  await openScreen(server.socketUrl, 's2');
  const transports = (await screensOf(server)).map(({ screen, facts }) => [screen, facts?.transport]);
  expect(Object.fromEntries(transports)).toEqual({ s1: 'sse', s2: 'socket' });
  const figures = parseMetrics(await (await fetch(`${server.url}/metrics`)).text());
  expect(figures.get('chartwall_peers{transport="sse"}')).toBe(1);
  expect(figures.get('chartwall_peers{transport="socket"}')).toBe(1);
  expect(await statusOf(server, 's1')).toBe('here');
});

test('E-6 an upgrade that is refused is told nothing of event streams', async () => {
  const { url } = await startWallServer();
  const text = await new Promise<string>((resolve) =>
    request(url, {
      headers: {
        Connection: 'Upgrade',
        Upgrade: 'websocket',
        'Sec-WebSocket-Version': '13',
        'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
        Origin: 'http://evil.example',
      },
    })
      .on('response', (response) => {
        let said = JSON.stringify([response.statusCode, response.headers]);
        response.on('data', (chunk) => (said += String(chunk))).on('end', () => resolve(said));
      })
      .end(),
  );
  expect(text).toMatch(/^\[403/);
  expect(text).not.toMatch(/event|sse/i);
});
