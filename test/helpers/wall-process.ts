import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { tempFolder } from './temp-folder.ts';

const root = join(import.meta.dirname, '../..');

export interface WallProcess {
  /** `http://localhost:<port>`, the same after a restart */
  url: string;
  dir: string;
  /** Writes a chart's file by rename. */
  write(chart: string, content: unknown): Promise<void>;
  /** Sends a signal; resolves once the process is gone, or for STOP and CONT at once. */
  signal(name: 'SIGKILL' | 'SIGTERM' | 'SIGSTOP' | 'SIGCONT'): Promise<void>;
  /** Starts the server again, on the same port, folder and state. */
  start(): Promise<void>;
}

/** The built server as people start it: a process of its own, with a copy of the sample data, ended when the test ends. */
export async function startWallProcess({ args = [] }: { args?: string[] } = {}): Promise<WallProcess> {
  const folder = await tempFolder();
  const dir = join(folder, 'data');
  await mkdir(dir);
  await cp(join(root, 'data'), dir, { recursive: true });
  let child: ChildProcess | undefined;
  let port = '0';

  async function start(): Promise<void> {
    const flags = ['--port', port, '--state-dir', join(folder, 'state'), '--log-level', 'warn', ...args];
    const started = spawn(process.execPath, [join(root, 'dist/server/index.js'), dir, ...flags], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    child = started;
    let said = '';
    for await (const chunk of started.stdout) {
      said += String(chunk);
      const url = /http:\/\/[^/\s]+:(\d+)/.exec(said);
      if (!url?.[1]) continue;
      port = url[1];
      return;
    }
    throw new Error(`The server did not start: ${said}`);
  }

  async function signal(name: 'SIGKILL' | 'SIGTERM' | 'SIGSTOP' | 'SIGCONT'): Promise<void> {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const exit = once(child, 'exit');
    child.kill(name);
    if (name === 'SIGKILL' || name === 'SIGTERM') await exit;
  }

  onTestFinished(() => signal('SIGKILL'));
  await start();

  return {
    get url() {
      return `http://localhost:${port}`;
    },
    dir,
    async write(chart, content) {
      const draft = join(dir, `.${chart}.json.tmp`);
      await writeFile(draft, typeof content === 'string' ? content : JSON.stringify(content));
      await rename(draft, join(dir, `${chart}.json`));
    },
    signal,
    start,
  };
}
