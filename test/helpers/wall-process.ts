import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { dropFile } from './drop-file.ts';
import { forThisFile, type OnEnd } from './for-this-file.ts';
import { tempFolder } from './temp-folder.ts';

const root = join(import.meta.dirname, '../..');

const charts = ['trend', 'seller', 'map', 'rank', 'hot', 'stock'];
const wallOfSix = { pages: [{ tiles: charts.map((chart) => ({ chart })) }] };

export interface WallProcess {
  /** what it has said at its last start */
  said: string;
  /** `http://localhost:<port>`, https with TLS, the same after a restart */
  url: string;
  /** `ws://localhost:<port>`: the second port when there is one, and else the first; the same after a restart too */
  guestUrl: string;
  dir: string;
  /** how often it has ended by itself, after its start */
  readonly crashes: number;
  /** Writes a chart's file by rename. */
  write(chart: string, content: unknown): Promise<void>;
  /** Writes any file of the folder by rename, e.g. `sales.csv` or `walls/lobby.json`. */
  drop(file: string, content: unknown): Promise<void>;
  /** Deletes charts' files. */
  remove(...charts: string[]): Promise<void>;
  /** Sends a signal; resolves once the process is gone, or for STOP and CONT at once. */
  signal(name: 'SIGKILL' | 'SIGTERM' | 'SIGSTOP' | 'SIGCONT'): Promise<void>;
  /** Starts the server again, on the same port, folder and state. */
  start(): Promise<void>;
}

export interface WallProcessOptions {
  /** more flags */
  args?: readonly string[];
  /** walls beside `main`, which show the six charts that are there at the beginning */
  walls?: readonly string[];
  /** a sample chart's content that has lost most of its rows is held back, as it is anywhere else; default: it is not */
  contracts?: boolean;
  /** a data folder that is there; null: none at all. Default: a copy of the sample data */
  dir?: string | null;
  /** the folder of another build; default: this one's */
  dist?: string;
  /** where its log goes; default: to that of the tests */
  log?: 'inherit' | number;
  /** default: it ends when the test ends */
  onEnd?: OnEnd;
}

/** Called at the top of a test file: one server for all its tests. Returns how to get at it. */
export function useWallProcess(options: Omit<WallProcessOptions, 'onEnd'> = {}): () => WallProcess {
  return forThisFile((onEnd) => startWallProcess({ ...options, onEnd }));
}

/** The built server as people start it: a process of its own, with a copy of the sample data. */
export async function startWallProcess({
  args = [],
  walls = [],
  contracts = false,
  dir: data,
  dist = join(root, 'dist'),
  log = 'inherit',
  onEnd = onTestFinished,
}: WallProcessOptions = {}): Promise<WallProcess> {
  const folder = await tempFolder(onEnd);
  const dir = data ?? join(folder, 'data');
  if (data === undefined) await copySamples(dir, { walls, contracts });
  let child: ChildProcess | undefined;
  let port = '0';
  let guestPort: string | undefined;
  let scheme = 'http';
  let said = '';
  let crashes = 0;
  /** processes that are not to end by themselves */
  const serving = new WeakSet<ChildProcess>();

  async function start(): Promise<void> {
    const flags = ['--port', port, '--state-dir', join(folder, 'state'), '--log-level', 'warn', ...args];
    if (guestPort !== undefined) flags.push('--guest-port', guestPort);
    const folders = data === null ? ['--no-data'] : [dir];
    const started = spawn(process.execPath, [join(dist, 'server/index.js'), ...folders, ...flags], {
      stdio: ['ignore', 'pipe', log],
    });
    child = started;
    said = '';
    started.once('exit', () => void (serving.has(started) && crashes++));
    for await (const chunk of started.stdout ?? []) {
      said += String(chunk);
      const url = /(https?):\/\/[^/\s]+:(\d+)/.exec(said);
      if (!url?.[1] || !url[2] || !said.includes('Ctrl-C')) continue;
      scheme = url[1];
      port = url[2];
      guestPort = /\bport (\d+)/.exec(said)?.[1];
      serving.add(started);
      return;
    }
    throw new Error(`The server did not start: ${said}`);
  }

  async function signal(name: 'SIGKILL' | 'SIGTERM' | 'SIGSTOP' | 'SIGCONT'): Promise<void> {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const exit = once(child, 'exit');
    const isEnd = name === 'SIGKILL' || name === 'SIGTERM';
    if (isEnd) serving.delete(child);
    child.kill(name);
    if (isEnd) await exit;
  }

  const drop = (file: string, content: unknown) => dropFile(dir, file, content);

  onEnd(() => signal('SIGKILL'));
  await start();

  return {
    get said() {
      return said;
    },
    get url() {
      return `${scheme}://localhost:${port}`;
    },
    get guestUrl() {
      return `ws://localhost:${guestPort ?? port}`;
    },
    dir,
    get crashes() {
      return crashes;
    },
    drop,
    write: (chart, content) => drop(`${chart}.json`, content),
    async remove(...charts) {
      for (const chart of charts) await rm(join(dir, `${chart}.json`));
    },
    signal,
    start,
  };
}

async function copySamples(
  dir: string,
  { walls, contracts }: Required<Pick<WallProcessOptions, 'walls' | 'contracts'>>,
): Promise<void> {
  await mkdir(join(dir, 'walls'), { recursive: true });
  for (const chart of charts) await cp(join(root, 'data', `${chart}.json`), join(dir, `${chart}.json`));
  if (!contracts)
    for (const chart of charts)
      await writeFile(join(dir, `${chart}.chart.json`), JSON.stringify({ contract: false }));
  for (const wall of walls) await writeFile(join(dir, 'walls', `${wall}.json`), JSON.stringify(wallOfSix));
}
