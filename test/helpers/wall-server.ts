import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { onTestFinished } from 'vitest';
import { noAuth } from '../../server/auth/authenticator.ts';
import type { WallServerConfig } from '../../server/wall-server-config.ts';
import { createWallServer } from '../../server/wall-server.ts';
import { forThisFile, type OnEnd } from './for-this-file.ts';
import { silentLog } from './log.ts';
import { tempFolder } from './temp-folder.ts';

export interface TestServer {
  /** `http://127.0.0.1:<port>`, https with TLS */
  url: string;
  /** `ws://127.0.0.1:<port>`, wss with TLS */
  socketUrl: string;
  guestUrl: string | null;
  redirectUrl: string | null;
  dir: string;
  stateDir: string;
  /** Writes a chart's file by rename, the way that people's exports do. */
  write(chart: string, content: unknown): Promise<void>;
  close(): Promise<void>;
}

export interface TestServerOptions extends Partial<WallServerConfig> {
  /** charts that are there from the start */
  charts?: Record<string, unknown>;
  /** default: the real clock. ms since 1970 */
  now?: () => number;
  /** default: the package's */
  version?: string;
  /** default: it ends when the test ends */
  onEnd?: OnEnd;
  /** default: silent */
  log?: Logger;
}

/** Called at the top of a test file: one server for all its tests. Returns how to get at it. */
export function useWallServer(options: Omit<TestServerOptions, 'onEnd'> = {}): () => TestServer {
  return forThisFile((onEnd) => startWallServer({ ...options, onEnd }));
}

/** A server on this machine and any free port; folders are missing. */
export const testConfig = {
  host: '127.0.0.1',
  allowedHosts: [],
  origins: [],
  auth: noAuth,
  trustProxy: [],
  basePath: '',
  tls: null,
  redirectPort: null,
  port: 0,
  guestPort: null,
  open: false,
  compress: false,
  staleAfter: null,
  timezone: 'UTC',
  webhook: null,
  redis: null,
  hasFolder: true,
} satisfies Omit<WallServerConfig, 'dir' | 'stateDir'>;

/** The real server on port 0 with folders of its own; closed when the test ends. */
export async function startWallServer({
  charts = {},
  now = Date.now,
  version,
  onEnd = onTestFinished,
  log = silentLog,
  ...config
}: TestServerOptions = {}): Promise<TestServer> {
  const folder = await tempFolder(onEnd);
  const dir = config.dir ?? join(folder, 'data');
  const stateDir = config.stateDir ?? join(folder, 'state');
  await mkdir(dir, { recursive: true });
  for (const [chart, content] of Object.entries(charts))
    await writeFile(join(dir, `${chart}.json`), textOf(content));

  const server = await createWallServer(
    {
      ...testConfig,
      ...config,
      dir,
      stateDir,
    },
    { log, now, ...(version !== undefined && { version }) },
  );
  const { port, guestPort, redirectPort } = await server.listen();
  const s = config.tls ? 's' : '';
  let closed: Promise<void> | undefined;
  const close = () => (closed ??= server.close());
  onEnd(close);

  return {
    url: `http${s}://127.0.0.1:${port}`,
    socketUrl: `ws${s}://127.0.0.1:${port}`,
    guestUrl: guestPort === null ? null : `ws${s}://127.0.0.1:${guestPort}`,
    redirectUrl: redirectPort === null ? null : `http://127.0.0.1:${redirectPort}`,
    dir,
    stateDir,
    async write(chart, content) {
      const draft = join(dir, `.${chart}.json.tmp`);
      await writeFile(draft, textOf(content));
      await rename(draft, join(dir, `${chart}.json`));
    },
    close,
  };
}

function textOf(content: unknown): string {
  return typeof content === 'string' ? content : JSON.stringify(content);
}
