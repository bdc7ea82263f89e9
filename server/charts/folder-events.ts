import { basename, dirname } from 'node:path';
import { watch } from 'chokidar';

export interface FolderEvents {
  /** Something may have happened to this entry of the folder. May be told too often, and may not be told at all. */
  onHint: (entry: string) => void;
  /** From now on hints are told. */
  onReady: () => void;
  onError: (error: unknown) => void;
}

/**
 * Watches the direct children of a folder (a real path). Names that begin with two dots are told as well: Kubernetes swaps the folder
 * behind all its links by renaming `..data`. Resolves, when closed, after the last watcher has gone.
 */
export function watchEntries(dir: string, isWanted: (entry: string) => boolean, events: FolderEvents) {
  const watcher = watch(dir, {
    depth: 0,
    ignoreInitial: true,
    followSymlinks: false,
    // "atomic" would hold back deletions, and hints about `..data`
    atomic: false,
    ignored: (path) => path !== dir && !isWanted(basename(path)) && !basename(path).startsWith('..'),
  });
  watcher.on('all', (_event, path) => {
    if (dirname(path) === dir) events.onHint(basename(path));
  });
  watcher.on('ready', events.onReady);
  watcher.on('error', events.onError);
  return { close: () => watcher.close() };
}
