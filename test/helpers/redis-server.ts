import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdir, stat } from 'node:fs/promises';
import { arch } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { onTestFinished } from 'vitest';
import type { OnEnd } from './for-this-file.ts';
import { freePort } from './free-port.ts';
import { askRedis } from './redis-command.ts';
import { memoryFolder, tempFolder } from './temp-folder.ts';

const run = promisify(execFile);
const startLimitInMs = 10_000;
/** Where the libraries are of a program that was unpacked beside them. */
const libraries = { x64: 'x86_64-linux-gnu', arm64: 'aarch64-linux-gnu' }[arch()] ?? '';

/** A Redis of a test's own, and what can happen to one. Whatever comes back has the same port. */
export interface RedisServer {
  /** `redis://127.0.0.1:<port>` */
  readonly url: string;
  readonly isRunning: boolean;
  /** Sends a command as one would type it. Resolves to the answer as it came. */
  ask(command: string): Promise<string>;
  /** `kill -9` */
  kill(): Promise<void>;
  /** Starts it again with what it has stored; does nothing while it runs. */
  start(): Promise<void>;
  /** Starts it again with nothing, as after the loss of its disk. */
  startEmpty(): Promise<void>;
  /** It stays connected, and does nothing. */
  freeze(): void;
  thaw(): void;
  /** Its append-only file cannot grow any more, as on a full disk. With `appendfsync always` Redis ends at the next command that it has to store. */
  fillDisk(): Promise<void>;
  /** There is room again. */
  freeDisk(): Promise<void>;
}

export interface RedisServerOptions {
  program: string;
  /** default: always, so that what was answered survives `kill()` */
  appendfsync?: 'always' | 'everysec' | 'no';
  /** what it stores is on a disk, as where people run it; default: in memory, for tests */
  isOnDisk?: boolean;
  /** default: it ends when the test ends */
  onEnd?: OnEnd;
}

/** A real Redis on a free port, with a folder of its own. */
export async function startRedisServer({
  program,
  appendfsync = 'always',
  isOnDisk = false,
  onEnd = onTestFinished,
}: RedisServerOptions): Promise<RedisServer> {
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  const newFolder = () => (isOnDisk ? tempFolder(onEnd) : memoryFolder(onEnd));
  let dir = await newFolder();
  let child: ChildProcess | undefined;
  const isRunning = () => child !== undefined && child.exitCode === null && child.signalCode === null;

  const ask = (command: string) => askRedis(new URL(url), command);

  async function start(): Promise<void> {
    if (isRunning()) return;
    const flags = { port, bind: '127.0.0.1', dir, appendonly: 'yes', appendfsync, save: '', daemonize: 'no' };
    const args = Object.entries(flags).flatMap(([name, value]) => [`--${name}`, String(value)]);
    // a write beyond a limit is to fail as one on a full disk does, not to end the process
    child = spawn('/bin/sh', ['-c', 'trap "" XFSZ; exec "$0" "$@"', program, ...args], {
      stdio: 'ignore',
      env: { ...process.env, LD_LIBRARY_PATH: join(dirname(program), '../lib', libraries) },
    });
    const limit = performance.now() + startLimitInMs;
    // not while it still reads what it has stored
    while ((await ask('PING').catch(() => '')) !== '+PONG') {
      if (!isRunning() || performance.now() > limit) throw new Error(`${program} does not start on ${port}`);
      await setTimeout(10);
    }
  }

  async function kill(): Promise<void> {
    if (!child || !isRunning()) return;
    const exit = once(child, 'exit');
    child.kill('SIGKILL');
    await exit;
  }

  /** `limit` in bytes for each file, or `unlimited` */
  const limitFiles = (limit: number | 'unlimited') =>
    run('prlimit', [`--pid=${child?.pid}`, `--fsize=${limit}:`]);

  onEnd(kill);
  await start();

  return {
    url,
    get isRunning() {
      return isRunning();
    },
    ask,
    kill,
    start,
    async startEmpty() {
      await kill();
      dir = await newFolder();
      await start();
    },
    freeze: () => void child?.kill('SIGSTOP'),
    thaw: () => void child?.kill('SIGCONT'),
    async fillDisk() {
      const folder = join(dir, 'appendonlydir');
      const sizes = (await readdir(folder)).map(async (file) => (await stat(join(folder, file))).size);
      await limitFiles(Math.max(...(await Promise.all(sizes))));
    },
    async freeDisk() {
      if (isRunning()) await limitFiles('unlimited');
    },
  };
}
