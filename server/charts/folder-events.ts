import { watch } from 'node:fs';

/**
 * Tells that something may have happened to an entry of a folder (undefined: to any). Only a hint: it may come too often, too early, or
 * not at all, and never comes again once the folder was deleted. Returns what stops it.
 *
 * The system's own watcher is used as it is. chokidar adds a watcher per file (Linux allows a machine 8,192 by default), lists the whole
 * folder on every change (100,000 lstats while 10,000 files are dropped), and swallows a change within 50 ms of another; what it is good
 * at, telling precisely what happened, is not needed where every file is looked at anyway.
 */
export function watchEntries(
  dir: string,
  onHint: (entry: string | undefined) => void,
  onError: (error: unknown) => void,
): () => void {
  try {
    const watcher = watch(dir, (_event, entry) => onHint(entry ?? undefined));
    watcher.on('error', onError);
    return () => watcher.close();
  } catch (error) {
    onError(error);
    return () => {};
  }
}
