import { randomUUID } from 'node:crypto';
import type { Journal } from '../../../server/storage/journal.ts';
import { createLocalBroker } from '../../../server/broker/local.ts';
import { createContent } from '../../../server/charts/snapshot.ts';
import { createChartStore } from '../../../server/charts/store.ts';
import { createGuestEncoder } from '../../../server/socket/guest-encoder.ts';
import { createScreenEncoder } from '../../../server/socket/screen-encoder.ts';
import { createHub } from '../../../server/walls/hub.ts';
import { createDecoder } from '../../../server/walls/received.ts';
import { createResumption } from '../../../server/walls/guests/resumption.ts';
import type { SessionPeer } from '../../../server/walls/session-peer.ts';
import {
  createChartChannels,
  notificationOf,
  type ChartTopics,
} from '../../../server/walls/chart-channels.ts';
import type { WallTopics } from '../../../server/walls/events.ts';
import { Session } from '../../../server/walls/session.ts';
import { silentLog } from '../../helpers/log.ts';
import { createFakeTime } from './fake-time.ts';

export type Told = { action: string; [field: string]: unknown };

/** A peer that reads at once, unless it is slow. */
export interface FakePeer {
  /** all that it was sent since this was asked last */
  told(): Told[];
  readonly closes: number[];
  /** Says something; resolves when it was handled. */
  say(message: object | string): Promise<void>;
  /** Its socket does not drain. */
  isSlow: boolean;
  isCongested: boolean;
  end(): void;
}

type Stored = Map<string, unknown>;

/** A journal in memory: what was stored in it outlives the server. */
function createFakeJournal(stored: Stored = new Map()): Journal {
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
    close: () => Promise.resolve(),
  };
}

/** Sessions on the real walls and charts, over peers of two functions and a clock that moves when it is told to. */
export function startFakeWall({
  stored = new Map<string, unknown>(),
  time = createFakeTime(),
  charts: files = ['trend', 'seller', 'map', 'rank', 'hot', 'stock'],
} = {}) {
  const { now, after } = time;
  const journal = createFakeJournal(stored);
  const broker = createLocalBroker<WallTopics & ChartTopics>({ epoch: 'this', keep: 0 });
  const charts = createChartStore({
    publish: (event) => void broker.publish(`chart:${event.name}`, notificationOf(event)),
    now,
  });
  const hub = createHub({
    journal,
    broker,
    now,
    after,
    scheduleOf: () => ({ layout: { pages: [], screens: {} }, durations: [] }),
    hasFile: () => false,
  });
  const deps = {
    hub,
    channels: createChartChannels({ broker, charts }),
    charts,
    encoders: { guest: createGuestEncoder(), screen: createScreenEncoder() },
    decode: createDecoder(),
    guests: createResumption({ journal, now }),
    server: { version: '0.0.0', staleAfter: null },
    now,
    after,
    newId: randomUUID,
    log: silentLog,
  };

  function write(chart: string, text: string): void {
    charts.put(chart, createContent(text, Buffer.from(text)), now());
  }

  function join({ wall = 'main', client = 'a client' } = {}): FakePeer {
    const told: Told[] = [];
    const closes: number[] = [];
    const peer: SessionPeer & { isSlow: boolean; isCongested: boolean } = {
      send: (words) => told.push(JSON.parse(words.text()) as Told),
      isWaiting: () => false,
      isSlow: false,
      isCongested: false,
      close: (code) => closes.push(code),
    };
    const session = new Session(peer, deps);
    session.open({ wall, client });
    return Object.assign(peer, {
      told: () => told.splice(0),
      closes,
      end: () => session.end(),
      async say(message: object | string) {
        await session.receive(typeof message === 'string' ? message : JSON.stringify(message));
      },
    });
  }

  for (const chart of files) write(chart, JSON.stringify(`old ${chart}`));
  return { join, write, time, stored };
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
