import { statfs } from 'node:fs/promises';
import { visible } from '../charts/diagnostics/visible.ts';
import { makeFolder } from '../storage/make-folder.ts';
import { UsageError } from './settings.ts';
import { whatIsAt } from './what-is-at.ts';

/** By their magic numbers in statfs(2): `/proc` and `/sys` hold no files of people, and some of theirs never end. */
const systemFolders: ReadonlySet<number> = new Set([0x9fa0, 0x62656572]);

/**
 * Makes the data folder if it is missing.
 * @throws {UsageError} when it cannot be made, or is no folder for files: a slip on the command line
 */
export async function prepareDataFolder(dir: string): Promise<void> {
  if ((await whatIsAt(dir)) === 'other') throw refusal(dir, 'is not a folder');
  await makeFolder(dir).catch((error: unknown) => {
    throw refusal(dir, `cannot be made (${error instanceof Error ? error.message : String(error)})`);
  });
  const { type } = await statfs(dir);
  if (systemFolders.has(type)) throw refusal(dir, "is one of the system's own");
}

function refusal(dir: string, why: string): UsageError {
  return new UsageError(`The data folder ${visible(dir)} ${why}: name another`);
}
