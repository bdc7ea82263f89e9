import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Makes a folder and its missing parents; does nothing when it exists. Not with Node's `recursive`, which never returns where an existing
 * folder refuses with ENOENT, as `/proc` does.
 * @throws the system's error
 */
export async function makeFolder(dir: string): Promise<void> {
  try {
    await mkdir(dir);
  } catch (error) {
    if (await isFolder(dir)) return;
    const isParentMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (!isParentMissing || (await isFolder(dirname(dir)))) throw error;
    await makeFolder(dirname(dir));
    await mkdir(dir);
  }
}

async function isFolder(path: string): Promise<boolean> {
  const stats = await stat(path).catch(() => undefined);
  return stats?.isDirectory() ?? false;
}
