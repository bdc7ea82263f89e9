import { execFile } from 'node:child_process';
import { access, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
/** Without a network apt tries for minutes. */
const mostTime = 60_000;
const cache = join(import.meta.dirname, '../../node_modules/.cache/chartwall');

/**
 * A proxy that people put before a wall: the system's, or else the one of its package, which root unpacks without installing it.
 * Undefined where there is neither; the test's name says what would help.
 */
export async function findProxy(name: string, packages: readonly string[]): Promise<string | undefined> {
  const places = [
    '/usr/sbin',
    '/usr/bin',
    '/usr/local/bin',
    join(cache, name, 'usr/sbin'),
    join(cache, name, 'usr/bin'),
  ];
  const found = await firstOf(places.map((place) => join(place, name)));
  if (found !== undefined || process.getuid?.() !== 0) return found;
  try {
    await unpack(name, packages);
  } catch (error) {
    console.warn(`${name} cannot be unpacked:`, error);
  }
  return firstOf(places.map((place) => join(place, name)));
}

async function firstOf(paths: readonly string[]): Promise<string | undefined> {
  for (const path of paths)
    if (
      await access(path).then(
        () => true,
        () => false,
      )
    )
      return path;
  return undefined;
}

async function unpack(name: string, packages: readonly string[]): Promise<void> {
  const folder = join(cache, `${name}-${process.pid}`);
  await mkdir(folder, { recursive: true });
  const options = { cwd: folder, timeout: mostTime };
  const download = () => run('apt-get', ['download', ...packages], options);
  // a fresh container knows of no packages yet
  await download().catch(() => run('apt-get', ['update'], options).then(download));
  for (const file of await readdir(folder)) await run('dpkg', ['-x', file, '.'], { cwd: folder });
  await rm(join(cache, name), { recursive: true, force: true });
  await rename(folder, join(cache, name));
}
