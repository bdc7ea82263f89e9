import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { OnEnd } from './for-this-file.ts';

/** Resolves to the path of a fresh, empty folder, which is removed with all that is in it when the test ends. */
export async function tempFolder(onEnd: OnEnd = onTestFinished): Promise<string> {
  // The real path: on some systems the temporary folder is reached through a symlink, and paths are compared.
  const folder = await mkdtemp(join(await realpath(tmpdir()), 'chartwall-'));
  // Retried, because a server that was just told to end may still be writing its last record.
  onEnd(() => rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 }));
  return folder;
}
