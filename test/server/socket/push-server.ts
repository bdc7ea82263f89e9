/**
 * A process for peer.test.ts: the real sockets over a store without a folder. A line with a number n on stdin pushes n contents of
 * the chart `big`, one a turn, that have nothing in common; with -n it relays n messages within one turn.
 */
import { ownDoor } from '../../helpers/no-auth.ts';
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { Socket, type AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { setImmediate } from 'node:timers/promises';
import { createClientInfo } from '../../../server/auth/client-info.ts';
import { createDoor } from '../../../server/auth/door.ts';
import { createContent } from '../../../server/charts/snapshot.ts';
import { createAdmission } from '../../../server/socket/admission.ts';
import { createSockets } from '../../../server/socket/upgrade.ts';
import { createSessionDeps } from '../walls/session-deps.ts';

const journal = {
  get: () => undefined,
  entries: () => [],
  put: () => Promise.resolve(),
  delete: () => Promise.resolve(),
  update: () => Promise.resolve(),
  onRemoteChange() {},
  close: () => Promise.resolve(),
};
const { broker, charts, deps } = createSessionDeps({ journal, now: Date.now, after: () => () => {} });
const clientInfoOf = createClientInfo([]);
const sockets = createSockets({
  ...deps,
  door: createDoor(ownDoor, clientInfoOf),
  clientInfoOf,
  admission: createAdmission(deps),
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
