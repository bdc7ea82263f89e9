/**
 * A process for peer.test.ts: the real sockets over a store without a folder. A line with a number n on stdin pushes n contents of
 * the chart `big`, one a turn, that have nothing in common; with -n it relays n messages within one turn.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { Socket, type AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { setImmediate } from 'node:timers/promises';
import { createDoor } from '../../../server/auth/door.ts';
import { createLocalBroker } from '../../../server/broker/local.ts';
import { createContent } from '../../../server/charts/snapshot.ts';
import { createChartStore } from '../../../server/charts/store.ts';
import { createGuestEncoder } from '../../../server/socket/guest-encoder.ts';
import { createScreenEncoder } from '../../../server/socket/screen-encoder.ts';
import { createSockets } from '../../../server/socket/upgrade.ts';
import {
  createChartChannels,
  notificationOf,
  type ChartTopics,
} from '../../../server/walls/chart-channels.ts';
import type { WallTopics } from '../../../server/walls/events.ts';
import { createHub } from '../../../server/walls/hub.ts';
import { createDecoder } from '../../../server/walls/received.ts';
import { createResumption } from '../../../server/walls/guests/resumption.ts';

import { silentLog } from '../../helpers/log.ts';

const broker = createLocalBroker<WallTopics & ChartTopics>({ epoch: 'this', keep: 0 });
const charts = createChartStore({
  publish: (event) => void broker.publish(`chart:${event.name}`, notificationOf(event)),
  now: Date.now,
});
const journal = {
  get: () => undefined,
  entries: () => [],
  put: () => Promise.resolve(),
  delete: () => Promise.resolve(),
  close: () => Promise.resolve(),
};
const sockets = createSockets({
  hub: createHub({
    journal,
    broker,
    now: Date.now,
    after: () => () => {},
    scheduleOf: () => ({ layout: { pages: [], screens: {} }, durations: [] }),
    hasFile: () => false,
  }),
  charts,
  channels: createChartChannels({ broker, charts }),
  encoders: { guest: createGuestEncoder(), screen: createScreenEncoder() },
  decode: createDecoder(),
  guests: createResumption({ journal, now: Date.now }),
  server: { version: '0.0.0', staleAfter: null },
  now: Date.now,
  after: () => () => {},
  newId: randomUUID,
  log: silentLog,
  door: createDoor({ open: false, host: '127.0.0.1', allowedHosts: [] }),
  compress: false,
});
let pushed = 0;

function put(): void {
  const text = JSON.stringify([++pushed, randomBytes(10_000).toString('hex')]);
  charts.put('big', createContent(text, Buffer.from(text)), Date.now());
}

async function push(count: number): Promise<object> {
  for (let i = 0; i < count; i++) {
    put();
    await setImmediate();
  }
  globalThis.gc?.();
  return { revision: charts.get('big')?.revision, rss: process.memoryUsage().rss };
}

/** Counts the writes that reach the system, by wrapping what every socket calls for one. */
async function burst(count: number): Promise<object> {
  const proto = Socket.prototype as unknown as Record<'_write' | '_writev', (...args: unknown[]) => void>;
  const { _write, _writev } = proto;
  let writes = 0;
  proto._write = function (...args) {
    writes++;
    _write.apply(this, args);
  };
  proto._writev = function (...args) {
    writes++;
    _writev.apply(this, args);
  };
  for (let i = 0; i < count; i++) {
    void broker.publish('wall:main', { kind: 'relay', text: `{"action":"x","socketType":"${i}"}` });
  }
  await setImmediate();
  await setImmediate();
  Object.assign(proto, { _write, _writev });
  return { writes, charts: count };
}

put();
const server = createServer().listen(0, '127.0.0.1', () => {
  console.log(JSON.stringify({ port: (server.address() as AddressInfo).port }));
});
sockets.attach(server);
sockets.open();
for await (const line of createInterface(process.stdin)) {
  const count = Number(line);
  console.log(JSON.stringify(count > 0 ? await push(count) : await burst(-count)));
}
process.exit(0);
