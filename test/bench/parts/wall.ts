import { cp, mkdir } from 'node:fs/promises';
import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { ProbeOps } from '../contestants/contract.ts';
import { freePort } from '../../helpers/free-port.ts';
import { now } from './now.ts';
import type { Remote } from './remote.ts';
import type { Stage } from './stage.ts';

const root = join(import.meta.dirname, '../../..');
const probe = join(root, 'test/bench/contestants/probe.mjs');
const startLimitInMs = 20_000;

/** The built server as it is shipped, with the six sample charts in a folder of its own. */
export interface Wall {
  readonly port: number;
  /** the data folder */
  readonly dir: string;
  readonly probe: Remote<ProbeOps>;
  /** ends it at once, as `kill -9` does */
  kill(): Promise<void>;
  /** Starts it again on the same port, folder and state. Resolves to when it was ready. */
  start(): Promise<{ at: number }>;
}

/** @param checkout whose build is started */
export async function startWall(
  stage: Stage,
  {
    checkout = root,
    flags = [],
    hasFolder = true,
  }: { checkout?: string | undefined; flags?: readonly string[]; hasFolder?: boolean } = {},
): Promise<Wall> {
  const folder = await stage.folder();
  const dir = join(folder, 'data');
  await mkdir(dir);
  const samples = ['trend', 'seller', 'map', 'rank', 'hot', 'stock'];
  for (const name of samples) await cp(join(root, 'data', `${name}.json`), join(dir, `${name}.json`));
  const port = await freePort();
  let running: Remote<ProbeOps> | undefined;

  async function start(): Promise<{ at: number }> {
    running = stage.start<ProbeOps>(join(checkout, 'dist/server/index.js'), {
      execArgv: ['--import', probe],
      args: [
        hasFolder ? dir : '--no-data',
        '--port',
        String(port),
        '--state-dir',
        join(folder, 'state'),
        '--log-level',
        'error',
        ...flags,
      ],
    });
    const limit = now() + startLimitInMs;
    while (!(await isReady(port))) {
      if (now() > limit) throw new Error('the built server does not get ready');
      await setTimeout(5);
    }
    return { at: now() };
  }

  await start();
  return {
    port,
    dir,
    start,
    get probe() {
      if (!running) throw new Error('the wall is not running');
      return running;
    },
    kill: async () => running?.kill(),
  };
}

async function isReady(port: number): Promise<boolean> {
  const request = get({ port, path: '/readyz', host: '127.0.0.1', agent: false });
  try {
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    response.resume();
    return response.statusCode === 200;
  } catch {
    return false;
  }
}
