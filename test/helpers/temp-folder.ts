import { existsSync } from 'node:fs';
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { OnEnd } from './for-this-file.ts';

/** Resolves to the path of a fresh, empty folder, which is removed with all that is in it when the test ends. */
export async function tempFolder(onEnd: OnEnd = onTestFinished): Promise<string> {
  return folderIn(tmpdir(), onEnd);
}

const MEMORY = '/dev/shm';

/** As `tempFolder`, in memory where the system has a place for it: what is synced there ten thousand times does not wait for a disk that others use. */
export async function memoryFolder(onEnd: OnEnd = onTestFinished): Promise<string> {
  return folderIn(existsSync(MEMORY) ? MEMORY : tmpdir(), onEnd);
}

async function folderIn(place: string, onEnd: OnEnd): Promise<string> {
  // The real path: on some systems the temporary folder is reached through a symlink, and paths are compared.
  const folder = await mkdtemp(join(await realpath(place), 'chartwall-'));
  // Retried, because a server that was just told to end may still be writing its last record.
  onEnd(() => rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 }));
  return folder;
}
