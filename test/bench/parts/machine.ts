import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus, release, totalmem } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../../..');

/** What was measured on, and in which versions. */
export function describeMachine(): Record<string, string> {
  const all = cpus();
  return {
    processor: `${all[0]?.model ?? 'unknown'}, ${all.length} cores`,
    memory: `${Math.round(totalmem() / 2 ** 30)} GB`,
    kernel: `Linux ${release()}`,
    Node: process.version,
    Chartwall: versionIn('package.json'),
    ...Object.fromEntries(
      ['ws', 'socket.io', 'koa'].map((name) => [name, versionIn(`node_modules/${name}/package.json`)]),
    ),
    nginx: nginxVersion() ?? 'not installed',
  };
}

/** undefined when it is not installed */
export function nginxVersion(): string | undefined {
  try {
    // it says so on stderr
    const said = execFileSync('sh', ['-c', 'nginx -v 2>&1'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return /nginx\/(\S+)/.exec(said)?.[1];
  } catch {
    return undefined;
  }
}

function versionIn(path: string): string {
  return (JSON.parse(readFileSync(join(root, path), 'utf8')) as { version: string }).version;
}
