import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { createClientInfo } from '../../../server/auth/client-info.ts';
import { createDoor } from '../../../server/auth/door.ts';
import { createAdoption } from '../../../server/auth/adoption.ts';
import { createPeople } from '../../../server/auth/people.ts';
import { createSessions } from '../../../server/auth/sessions.ts';
import { createContent } from '../../../server/charts/snapshot.ts';
import { createChartStore, type WritableChartStore } from '../../../server/charts/store.ts';
import { performHere } from '../../../server/http/chart-writes.ts';
import { createChartWriter } from '../../../server/charts/writing/writer.ts';
import { createHttpListener, type AppOptions } from '../../../server/http/app.ts';
import { createHttpServer } from '../../../server/http/server.ts';
import { after } from '../../../server/walls/after.ts';
import { noAsides } from '../../../server/walls/presence/asides.ts';
import { nowhereElse } from '../../../server/walls/presence/elsewhere.ts';
import { createPresence } from '../../../server/walls/presence/presence.ts';
import { createTally } from '../../../server/walls/tally.ts';
import { createRegistry } from '../../../server/walls/registry.ts';
import { type Ask, createAsk } from './http-client.ts';
import { createConversations } from '../../../server/walls/conversations/conversations.ts';
import { noMessages } from '../../helpers/no-messages.ts';
import { everybodyMay, noCookie, ownDoor } from '../../helpers/no-auth.ts';
import { workers } from '../../helpers/workers.ts';

export interface Harness {
  ask: Ask;
  port: number;
  url: string;
  server: Server;
  /** the real store, filled by hand instead of by a watcher */
  store: WritableChartStore;
  put: (chart: string, text: string, modified?: number) => void;
  /** what was logged, one parsed line each */
  logged: Record<string, unknown>[];
  close: () => Promise<void>;
}

/** When a chart's file was written, unless a test says otherwise. */
export const january = Date.UTC(2026, 0, 2, 3, 4, 5);
export const startOfRevisions = 1000;

/** Nothing is stored, and nobody is there. */
const noStore = {
  entries: () => [],
  put: () => Promise.resolve(),
  delete: () => Promise.resolve(),
  update: () => Promise.resolve(),
  onRemoteChange() {},
};
const nobody = createPeople(noStore, Date.now);
const registry = createRegistry({
  journal: { ...noStore, get: () => undefined, close: () => Promise.resolve() },
  elsewhere: nowhereElse,
  now: Date.now,
});

/** The app on a real server on a free port. */
export async function startApp({
  headerTimeout,
  ...options
}: Partial<AppOptions> & { headerTimeout?: number } = {}): Promise<Harness> {
  const clientInfoOf = createClientInfo([]);
  const store = createChartStore({ publish: () => {}, now: () => startOfRevisions });
  const logged: Record<string, unknown>[] = [];
  const log = pino(
    { level: 'trace' },
    { write: (line: string) => logged.push(JSON.parse(line) as Record<string, unknown>) },
  );
  const listener = createHttpListener({
    dir: '/nonexistent/data',
    hasFolder: true,
    charts: store,
    streams: {
      open: () => Promise.resolve({ status: '503 Service Unavailable', message: 'there are none here' }),
      find: () => undefined,
    },
    walls: { list: () => [] },
    hub: { find: () => undefined, list: () => [], enter: () => undefined, leave: () => {} },
    presence: createPresence({
      registry,
      elsewhere: nowhereElse,
      asides: noAsides,
      walls: () => [],
      now: Date.now,
      after,
    }),
    timezoneOf: () => undefined,
    workers,
    performWrite: performHere({
      writer: createChartWriter({ dir: '/nonexistent/data', store, workers }),
      files: store,
      charts: store,
    }),
    render: () => Promise.reject(new Error('nothing is rendered here')),
    door: createDoor(ownDoor, clientInfoOf),
    clientInfoOf,
    messaging: {
      messages: noMessages,
      ledger: { stageOf: () => 'queued' },
      registry,
      newId: () => 'id',
    },
    conversations: createConversations({
      messages: noMessages,
      hub: { list: () => [] },
      registry: { find: () => undefined },
      journal: { ...noStore, get: () => undefined, close: () => Promise.resolve() },
    }),
    authenticator: everybodyMay,
    revocations: { revoke: () => Promise.resolve() },
    adoption: createAdoption(null, Date.now),
    tries: { take: () => Promise.resolve(0), shutOut: () => {} },
    secret: null,
    now: Date.now,
    people: nobody,
    sessions: createSessions(noStore, nobody, Date.now),
    cookie: noCookie,
    login: () => Promise.resolve({ person: undefined }),
    audit: { record: () => {}, list: () => Promise.resolve([]) },
    origins: [],
    isReady: () => true,
    degradation: () => undefined,
    version: '1.2.3',
    tally: createTally(),
    metrics: { scrape: () => Promise.resolve({ type: 'text/plain', text: '' }) },
    webDir: '/nonexistent/web',
    basePath: '',
    isPubliclyTrusted: () => false,
    log,
    ...options,
  });
  const server = createHttpServer(listener, {
    headerTimeout,
    ...(options.basePath !== undefined && { basePath: options.basePath }),
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    ask: createAsk(port),
    port,
    url: `http://127.0.0.1:${port}`,
    server,
    store,
    put: (chart, text, modified = january) =>
      store.put(chart, createContent(text, Buffer.from(text)), modified),
    logged,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
