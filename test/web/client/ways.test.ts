import { describe, expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { SocketService, type ConnectionState } from '../../../web/client/index.ts';
import { bearer, tokenFor, withSecret } from '../../helpers/auth.ts';
import { startPlainProxy } from '../../helpers/plain-proxy.ts';
import { openScreen } from '../../helpers/socket.ts';
import { startWallServer, type TestServer, type TestServerOptions } from '../../helpers/wall-server.ts';
import { CountingTarget, FakeDocument, FakeStorage, seededRandom } from './helpers/fake-page.ts';
import { createFakeTime } from './helpers/fake-time.ts';
import { waitFor } from './helpers/screen.ts';

type Open = Extract<ConnectionState, { status: 'open' }>;
const minutes = 60_000;

/** A client in a page of its own, with fake time, and all that it asks for. */
function createPage(server: string, search = '') {
  const time = createFakeTime();
  const page = { window: new CountingTarget(), document: new FakeDocument() };
  const asked: string[] = [];
  const states: ConnectionState[] = [];
  const service = new SocketService({
    ...time,
    ...page,
    random: seededRandom(1),
    openSocket(url) {
      asked.push('socket');
      return new WebSocket(url);
    },
    fetch(url, options) {
      asked.push(`${options.method ?? 'GET'} ${new URL(url).pathname.split('/').at(-1)}`);
      return fetch(url, options);
    },
    storage: () => new FakeStorage(),
    lasting: () => new FakeStorage(),
    location: { protocol: 'http:', host: 'wall.test', search },
    report: (error) => expect.unreachable(String(error)),
  });
  service.connection.subscribe((state) => states.push(state));
  onTestFinished(() => service.close());

  /** Resolves once the screen is on its wall by this transport; waits for nothing that takes long. */
  async function opened(transport: Open['transport']): Promise<Open> {
    for (let attempts = 0; ;) {
      const { value } = service.connection;
      if (value.status === 'open' && value.transport === transport) return value;
      if (value.status === 'lost' && value.attempt !== attempts) {
        attempts = value.attempt;
        time.advance(4_000);
      } else if (value.status === 'open') time.advance(20);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  /** Lets so much time pass, in which the server's answers keep the connection. ms */
  async function pass(ms: number): Promise<void> {
    for (let passed = 0; passed < ms; passed += 1_000) {
      time.advance(1_000);
      // its answers take the same way as these
      if (passed % 3_000 === 0)
        for (let asks = 0; asks < 3; asks++) await (await fetch(`${server}/healthz`)).text();
    }
  }

  /** Resolves once the wall's state is this: the server says when it is to be. */
  async function stateIs(wanted: object): Promise<void> {
    await expect
      .poll(() => {
        time.advance(50);
        return service.state.value;
      })
      .toMatchObject(wanted);
  }
  return { service, time, asked, states, opened, pass, stateIs, ...page };
}

/** A server behind a proxy that passes no upgrades on, and a page that has come through it. */
async function startBlocked(options: TestServerOptions = {}) {
  const server = await startWallServer({ charts: { trend: [1] }, ...options });
  const proxy = await startPlainProxy(server.url);
  const page = createPage(proxy.url);
  const connect = (more = {}) => page.service.connect(proxy.url.replace('http', 'ws'), more);
  return { server, proxy, ...page, connect };
}

const sockets = (asked: readonly string[]) => asked.filter((each) => each === 'socket').length;

async function numOf({ url }: TestServer): Promise<number> {
  const { walls } = (await (await fetch(`${url}/api/-/walls`)).json()) as {
    walls: { wall: string; screens: number }[];
  };
  return walls.find(({ wall }) => wall === 'main')?.screens ?? 0;
}

describe('E-5 where no socket opens', () => {
  test('a client takes the event stream after two that did not, and everything goes through it', async () => {
    const { server, service, asked, states, opened, stateIs, connect } = await startBlocked();
    connect();
    const { screen } = await opened('sse');
    expect(asked.slice(0, 4)).toEqual(['socket', 'socket', 'GET events', 'POST send']);
    expect(states.map(({ status }) => status)).toEqual(['connecting', 'lost', 'open']);
    const data: string[] = [];
    service.watchChart('trend', ({ text }) => text !== undefined && data.push(text));
    await expect.poll(() => data).toEqual(['[1]']);
    await server.write('trend', [2]);
    await expect.poll(() => data).toEqual(['[1]', '[2]']);
    const other = await openScreen(server.socketUrl, 'other');
    service.send({ action: 'themeChange', value: 'vintage' });
    expect((await other.next('themeChange')).value).toBe('vintage');
    await stateIs({ theme: 'vintage' });
    other.send({ action: 'message', id: 'm', text: 'Lunch', to: { screen } });
    await expect.poll(() => service.messages.value.map(({ text }) => text)).toEqual(['Lunch']);
  });

  test('what is sent in one turn travels in one request, and all of it in order', async () => {
    const { server, service, asked, opened, connect } = await startBlocked();
    connect();
    await opened('sse');
    const other = await openScreen(server.socketUrl, 'other');
    const before = asked.length;
    for (let page = 901; page <= 930; page++) service.send({ action: 'pageChange', value: page });
    for (let page = 901; page <= 930; page++) expect((await other.next('pageChange')).value).toBe(page);
    expect(asked.slice(before).filter((each) => each === 'POST send')).toHaveLength(1);
  });

  test('it says goodbye when it is closed, and with its page', async () => {
    const { server, service, opened, connect, window } = await startBlocked();
    connect();
    await opened('sse');
    expect(await numOf(server)).toBe(1);
    service.close();
    await expect.poll(() => numOf(server)).toBe(0);
    connect();
    await opened('sse');
    window.dispatchEvent(new Event('pagehide'));
    await expect.poll(() => numOf(server)).toBe(0);
  });

  test('a stream that a proxy cuts off goes on, and nobody notices', async () => {
    const { server, proxy, service, time, states, opened, connect } = await startBlocked();
    connect();
    await opened('sse');
    const data: string[] = [];
    service.watchChart('trend', ({ text }) => text !== undefined && data.push(text));
    await expect.poll(() => data).toHaveLength(1);
    for (let times = 2; times < 5; times++) {
      time.advance(2_000);
      expect(proxy.cut()).toBe(1);
      await server.write('trend', [times]);
      await expect.poll(() => data.at(-1)).toBe(`[${times}]`);
    }
    expect(states.filter(({ status }) => status === 'open')).toHaveLength(1);
    expect(await numOf(server)).toBe(1);
  });

  test('a server that was killed and is back is found again by the stream, without another socket', async () => {
    const { server, proxy, asked, states, opened, connect } = await startBlocked();
    connect();
    await opened('sse');
    proxy.blocked = /./;
    proxy.cut();
    await expect.poll(() => states.at(-1)?.status).toBe('lost');
    const before = sockets(asked);
    proxy.blocked = undefined;
    await opened('sse');
    expect(sockets(asked)).toBe(before);
    expect(await numOf(server)).toBe(1);
  });

  test('a server that is down is no reason to take it: with its return comes the socket', async () => {
    const { server, proxy, asked, opened, connect, time, service } = await startBlocked();
    proxy.blocked = /./;
    connect();
    for (let attempts = 0; attempts < 5; attempts++) {
      await waitFor(service.connection, (state) => state.status === 'lost' && state.attempt > attempts);
      time.advance(4_000);
    }
    expect(asked.filter((each) => each === 'GET events').length).toBeGreaterThan(2);
    proxy.blocked = undefined;
    proxy.passesUpgrades = true;
    await opened('socket');
    expect(await numOf(server)).toBe(1);
  });

  test('a token is shown in a header, and what the server says of it counts as with a socket', async () => {
    const token = await tokenFor('screen', { jti: 'one' });
    const { server, service, opened, connect } = await startBlocked({ auth: withSecret });
    connect({ token: () => token });
    await opened('sse');
    const headers = { ...bearer(await tokenFor('admin')), 'Content-Type': 'application/json' };
    await fetch(`${server.url}/api/-/revocations`, { method: 'POST', headers, body: '{"jti":"one"}' });
    const refused = await waitFor(service.connection, ({ status }) => status === 'refused');
    expect(refused).toMatchObject({ code: 4401, reason: 'revoked' });
  });
});

describe('E-5 a socket', () => {
  test('is tried again after ten seconds, then every five minutes, and only then', async () => {
    const { asked, pass, opened, connect } = await startBlocked();
    connect();
    await opened('sse');
    const tries = async (ms: number) => {
      const before = sockets(asked);
      await pass(ms);
      return sockets(asked) - before;
    };
    expect(await tries(9_000)).toBe(0);
    expect(await tries(2_000)).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await tries(4.8 * minutes)).toBe(0);
    expect(await tries(0.4 * minutes)).toBe(1);
  });

  test('that opens has the screen on its wall before the stream ends, and nothing is missed or lost', async () => {
    const { server, proxy, service, pass, asked, states, opened, stateIs, connect } = await startBlocked();
    const watcher = await openScreen(server.socketUrl, 'watcher');
    watcher.send({ action: 'presence' });
    await watcher.next('presence');
    connect();
    const { screen } = await opened('sse');
    const data: string[] = [];
    service.watchChart('trend', ({ text, confirmed }) => data.push(`${text}${confirmed ? '' : ' stale'}`));
    await expect.poll(() => data.at(-1)).toBe('[1]');
    service.send({ action: 'pageChange', value: 901 });
    await stateIs({ page: 901 });
    proxy.passesUpgrades = true;
    const from = states.length;
    await pass(10_000);
    service.send({ action: 'pageChange', value: 902 });
    await server.write('trend', [2]);
    const moved = await opened('socket');
    expect(moved).toMatchObject({ screen, num: 2 });
    await stateIs({ page: 902 });
    await expect.poll(() => data.at(-1)).toBe('[2]');
    await pass(1_000);
    service.send({ action: 'pageChange', value: 903 });
    await stateIs({ page: 903 });
    // it was never lost, kept its id, and neither left nor came again
    expect(states.slice(from).map(({ status }) => status)).toEqual(['open']);
    expect(data.join()).not.toContain('stale');
    expect(await numOf(server)).toBe(2);
    await watcher.settled();
    const told = watcher.frames.map(({ json }) => json).filter(({ action }) => action === 'presence');
    expect(told.flatMap(({ left = [] }) => left)).toEqual([]);
    expect(JSON.stringify(told)).toContain('"transport":"socket"');
    // the server has ended the stream: nothing is sent there any more
    const posts = asked.filter((each) => each === 'POST send').length;
    await pass(6_000);
    expect(asked.filter((each) => each === 'POST send')).toHaveLength(posts);
  });

  test('that opens and ends before the screen has entered leaves no gap that is not mended', async () => {
    const { proxy, pass, opened, connect } = await startBlocked();
    connect();
    const { screen } = await opened('sse');
    proxy.passesUpgrades = true;
    await pass(10_000);
    proxy.passesUpgrades = false;
    proxy.cut();
    const { transport, ...back } = await Promise.race([opened('socket'), opened('sse')]);
    expect(back.screen, transport).toBe(screen);
  });

  test('is not tried with ?transport=sse', async () => {
    const { server } = await startBlocked();
    const { service, pass, asked, opened } = createPage(server.url, '?transport=sse');
    service.connect(server.socketUrl);
    await opened('sse');
    await pass(12_000);
    expect(sockets(asked)).toBe(0);
  });
});

test('another tab with the id of a screen on an event stream gets an id of its own', async () => {
  const { server, service, states, opened, connect } = await startBlocked();
  connect();
  const { screen } = await opened('sse');
  const isLost = ({ status }: ConnectionState) => status === 'lost';
  // each takes the place of the other
  await openScreen(server.socketUrl, screen);
  await waitFor(service.connection, isLost);
  expect((await opened('sse')).screen).toBe(screen);
  await openScreen(server.socketUrl, screen);
  await waitFor(service.connection, isLost);
  expect((await opened('sse')).screen).not.toBe(screen);
  expect(states.map(({ status }) => status)).not.toContain('refused');
});
