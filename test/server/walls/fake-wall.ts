import { createContent } from '../../../server/charts/snapshot.ts';
import type { Journal } from '../../../server/storage/journal.ts';
import type { SessionPeer } from '../../../server/walls/session-peer.ts';
import { everybody } from '../../../server/auth/identity.ts';
import type { OpenOptions } from '../../../server/walls/session-state.ts';
import { Session } from '../../../server/walls/session.ts';
import { silentLog } from '../../helpers/log.ts';
import { noMessages } from '../../helpers/no-messages.ts';
import { createFakeTime } from './fake-time.ts';
import { createSessionDeps } from './session-deps.ts';

export type Received = { action: string; [field: string]: unknown };

/** A client; its peer drains at once, unless it is slow. */
export interface FakePeer {
  /** the messages since the last call */
  received(): Received[];
  readonly closes: number[];
  /** Sends a message to the server; resolves when it was handled. */
  send(message: object | string): Promise<void>;
  /** Its socket does not drain. */
  isSlow: boolean;
  isCongested: boolean;
  end(): void;
}

type Stored = Map<string, unknown>;

/** A journal in memory. `stored` outlives the server. */
export function createFakeJournal(stored: Stored = new Map()): Journal {
  return {
    get: (key) => stored.get(key),
    entries: (prefix) => [...stored].filter(([key]) => key.startsWith(prefix)),
    put(key, value) {
      stored.set(key, JSON.parse(JSON.stringify(value)));
      return Promise.resolve();
    },
    delete(key) {
      stored.delete(key);
      return Promise.resolve();
    },
    update(key, change) {
      return this.put(key, change(stored.get(key)));
    },
    onRemoteChange() {},
    close: () => Promise.resolve(),
  };
}

/** Sessions on the real walls and charts, with fake peers and a fake clock. */
export function startFakeWall({
  stored = new Map<string, unknown>(),
  time = createFakeTime(),
  log = silentLog,
  messages = noMessages,
  charts: files = ['trend', 'seller', 'map', 'rank', 'hot', 'stock'],
} = {}) {
  const { now, after } = time;
  const journal = createFakeJournal(stored);
  const { charts, deps } = createSessionDeps({ journal, now, after });
  const flooded: string[] = [];

  function write(chart: string, text: string): void {
    charts.put(chart, createContent(text, Buffer.from(text)), now());
  }

  function join({
    wall = 'main',
    client = 'a client',
    address,
    who = everybody,
  }: Partial<OpenOptions> = {}): FakePeer {
    const received: Received[] = [];
    const closes: number[] = [];
    const fake: FakePeer = {
      received: () => received.splice(0),
      closes,
      isSlow: false,
      isCongested: false,
      end: () => session.end(),
      async send(message) {
        await session.receive(typeof message === 'string' ? message : JSON.stringify(message));
      },
    };
    const peer: SessionPeer = {
      transport: 'socket',
      send: (message) => received.push(JSON.parse(message.text()) as Received),
      isWaiting: () => false,
      get isSlow() {
        return fake.isSlow;
      },
      get isCongested() {
        return fake.isCongested;
      },
      close: (code) => void closes.push(code),
    };
    const session = new Session(peer, {
      ...deps,
      log,
      messages,
      onFlood: (address) => flooded.push(address),
    });
    session.open({ wall, client, address, from: '', who });
    return fake;
  }

  for (const chart of files) write(chart, JSON.stringify(`old ${chart}`));
  return { join, write, time, stored, flooded };
}

export const request = (chartName: string, more: object = {}) => ({
  action: 'getData',
  socketType: `${chartName}Data`,
  chartName,
  ...more,
});

export const toggle = { action: 'themeChange', socketType: 'themeChange', chartName: '', value: '' };

export const fullScreen = (chartName: string, value: boolean) => ({
  action: 'fullScreen',
  socketType: 'fullScreen',
  chartName,
  value,
});

export const theme = (value: string, action = 'themeChange') => ({
  action,
  socketType: action,
  chartName: '',
  value,
});
