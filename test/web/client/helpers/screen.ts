import { initialState, type WallState } from '#protocol';
import { onTestFinished } from 'vitest';
import WebSocket from 'ws';
import { SocketService } from '../../../../web/client/socket-service.ts';
import { CountingTarget, FakeDocument, FakeStorage, seededRandom } from './fake-page.ts';
import { createFakeTime } from './fake-time.ts';
import { startScriptedServer, type Message, type Peer } from './scripted-server.ts';

/** A client in a page of its own, with fake time and real sockets. */
export function createScreen(storage = new FakeStorage(), lasting = new FakeStorage()) {
  const time = createFakeTime();
  const page = { window: new CountingTarget(), document: new FakeDocument() };
  const reported: unknown[] = [];
  const opened: string[] = [];
  const service = new SocketService({
    ...time,
    ...page,
    random: seededRandom(1),
    openSocket(url) {
      opened.push(url);
      return new WebSocket(url);
    },
    fetch: (url, options) => fetch(url, options),
    storage: () => storage,
    lasting: () => lasting,
    location: { protocol: 'http:', host: 'wall.test', search: '' },
    report: (error) => reported.push(error),
  });
  onTestFinished(() => service.close());
  return { service, time, reported, opened, ...page };
}

/** A server and a screen that is not connected yet. */
export async function setUp() {
  const server = await startScriptedServer();
  onTestFinished(() => server.stop());
  return { server, ...createScreen() };
}

/** A server and a screen that has entered; `before` runs before it connects. */
export async function setUpEntered(before: (service: SocketService) => void = () => {}) {
  const parts = await setUp();
  before(parts.service);
  parts.service.connect(parts.server.url);
  const peer = await parts.server.peer();
  await acceptEnter(peer, parts);
  return { ...parts, peer };
}

/** Answers `enter`; the server's clock is `clockAhead` ms ahead. Resolves when the screen has handled the answer. */
export async function acceptEnter(
  peer: Peer,
  { service, time }: Pick<ReturnType<typeof createScreen>, 'service' | 'time'>,
  state: Partial<WallState> = {},
  clockAhead = 0,
): Promise<Message> {
  const enter = await peer.next('enter');
  const entered = waitFor(service.connection, ({ status }) => status === 'open');
  peer.send({
    action: 'entered',
    screen: String(enter['screen']),
    wall: 'main',
    num: 1,
    state: { ...initialState, ...state },
    time: time.now() + clockAhead,
    server: { version: '1.0.0', staleAfter: null },
  });
  await entered;
  return enter;
}

/** Resolves with the first value that matches. */
export function waitFor<T>(
  { value, subscribe }: { value: T; subscribe(listener: (value: T) => void): () => void },
  matches: (value: T) => boolean,
): Promise<T> {
  if (matches(value)) return Promise.resolve(value);
  return new Promise((resolve) => {
    const stop = subscribe((changed) => {
      if (!matches(changed)) return;
      stop();
      resolve(changed);
    });
  });
}

/** Resolves when the screen has handled everything that the peer has sent. */
export async function flush(peer: Peer, service: SocketService): Promise<void> {
  await new Promise<void>((resolve) => {
    const stop = service.register('flush', () => {
      stop();
      resolve();
    });
    peer.send({ action: 'flush', socketType: 'flush' });
  });
}
