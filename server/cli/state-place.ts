import { realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { Config } from './config.ts';
import { UsageError } from './settings.ts';

/**
 * The journal must not lie where it would be served as a chart, or overwritten by a PUT, and no chart where the journal lies. A hidden
 * folder in the data folder is good, since nothing hidden is ever read or served: `chartwall .` keeps its state in `.chartwall` there.
 * Symlinks are followed, and folders that are not there yet count too.
 * @throws {UsageError}
 */
export async function refuseStateInData({ dir, stateDir }: Pick<Config, 'dir' | 'stateDir'>): Promise<void> {
  const inData = await wayInto(dir, stateDir);
  if (inData?.length === 0) throw refusal(`The state folder ${stateDir} is the data folder`);
  if (inData && !inData.some((name) => name.startsWith('.')))
    throw refusal(`The state folder ${stateDir} lies in the data folder ${dir} and is not hidden`);
  if (await wayInto(stateDir, dir))
    throw refusal(`The data folder ${dir} lies in the state folder ${stateDir}`);
}

function refusal(fact: string): UsageError {
  return new UsageError(`${fact}: choose another with --state-dir`);
}

/** The names that lead from `outer` down to `inner`, none when they are the same folder; undefined when `inner` lies elsewhere. */
async function wayInto(outer: string, inner: string): Promise<string[] | undefined> {
  const target = await realPlace(outer);
  const names: string[] = [];
  for (let place = await realPlace(inner); !(await isSame(place, target)); place = dirname(place)) {
    if (dirname(place) === place) return undefined;
    names.unshift(basename(place));
  }
  return names;
}

/** The real path of what is there, and the rest as it was given. */
async function realPlace(path: string): Promise<string> {
  const place = resolve(path);
  const found = await realpath(place).catch(() => undefined);
  if (found !== undefined || dirname(place) === place) return found ?? place;
  return join(await realPlace(dirname(place)), basename(place));
}

/** Two names of one folder, on a disk that ignores case or mounted twice, are the same. */
async function isSame(one: string, other: string): Promise<boolean> {
  if (fold(one) === fold(other)) return true;
  const [a, b] = await Promise.all(
    [one, other].map((path) => stat(path, { bigint: true }).catch(() => undefined)),
  );
  return a !== undefined && b !== undefined && a.ino !== 0n && a.dev === b.dev && a.ino === b.ino;
}

/** As most disks of the system compare names: for folders that are not there yet. */
function fold(path: string): string {
  return process.platform === 'linux' ? path : path.toLowerCase();
}
