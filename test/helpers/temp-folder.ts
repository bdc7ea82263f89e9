import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** Resolves to the path of a fresh, empty folder, which is removed with all that is in it when the test ends. Call it inside a test. */
export async function tempFolder(): Promise<string> {
  // The real path: on some systems the temporary folder is reached through a symlink, and paths are compared.
  const folder = await mkdtemp(join(await realpath(tmpdir()), 'chartwall-'));
  // Retried, because a server that was just told to end may still be writing its last record.
  onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 }));
  return folder;
}
