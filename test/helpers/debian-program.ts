import { execFile } from 'node:child_process';
import { access, constants, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
/** Without a network apt tries for minutes. */
const mostTime = 60_000;
const cache = join(import.meta.dirname, '../../node_modules/.cache/chartwall');

/**
 * A program that tests start: the system's, or else the one of its Debian packages, which root unpacks without installing them, so that no
 * service starts. Undefined where there is neither; the test's name says what would help. Without packages nothing is fetched.
 */
export async function findProgram(
  name: string,
  packages: readonly string[] | undefined,
  alternatives: readonly string[] = [],
): Promise<string | undefined> {
  const path = (process.env['PATH'] ?? '').split(delimiter);
  const places = [...path, '/usr/sbin', join(cache, name, 'usr/sbin'), join(cache, name, 'usr/bin')];
  const files = [name, ...alternatives].flatMap((each) => places.map((place) => join(place, each)));
  const found = await firstOf(files);
  if (found !== undefined || !packages || process.getuid?.() !== 0) return found;
  try {
    await unpack(name, packages);
  } catch (error) {
    console.warn(`${name} cannot be unpacked:`, error);
  }
  return firstOf(files);
}

async function firstOf(files: readonly string[]): Promise<string | undefined> {
  for (const file of files)
    if (
      await access(file, constants.X_OK).then(
        () => true,
        () => false,
      )
    )
      return file;
  return undefined;
}

async function unpack(name: string, packages: readonly string[]): Promise<void> {
  const folder = join(cache, `${name}-${process.pid}`);
  await mkdir(join(folder, 'partial'), { recursive: true });
  const options = { cwd: folder, timeout: mostTime };
  const apt = (...args: string[]) => run('apt-get', args, options);
  // with the libraries that are not there yet
  const download = () =>
    apt(
      'install',
      '--download-only',
      '--reinstall',
      '--no-install-recommends',
      '--yes',
      `-oDir::Cache::archives=${folder}`,
      ...packages,
    );
  // a fresh container knows of no packages yet
  await download().catch(() => apt('update').then(download));
  for (const file of await readdir(folder))
    if (file.endsWith('.deb')) await run('dpkg', ['-x', file, '.'], { cwd: folder });
  await rm(join(cache, name), { recursive: true, force: true });
  await rename(folder, join(cache, name));
}
