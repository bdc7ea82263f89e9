import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { createApp, type AppOptions } from '../../../server/http/app.ts';
import { type Ask, createAsk } from './http-client.ts';
import { createHandStore, type HandStore } from './hand-store.ts';

export interface Harness {
  ask: Ask;
  url: string;
  server: Server;
  store: HandStore;
  /** what was logged, one parsed line each */
  logged: Record<string, unknown>[];
  close: () => Promise<void>;
}

/** The app on a real server on a free port. */
export async function startApp(options: Partial<AppOptions> = {}): Promise<Harness> {
  const store = createHandStore();
  const logged: Record<string, unknown>[] = [];
  const log = pino(
    { level: 'trace' },
    { write: (line: string) => logged.push(JSON.parse(line) as Record<string, unknown>) },
  );
  const app = createApp({
    charts: store,
    isReady: () => true,
    version: '1.2.3',
    webDir: '/nonexistent/web',
    log,
    ...options,
  });
  const server = createServer(app.callback());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    ask: createAsk(port),
    url: `http://127.0.0.1:${port}`,
    server,
    store,
    logged,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
