import { createDataFiles, type DataFilesDeps } from './data-files.ts';
import { watchFiles, type FolderWatch } from './watch-files.ts';

export type { FolderWatch } from './watch-files.ts';

/** Keeps the store equal to the data files and side-cars of a folder, which is made if it is missing. */
export function watchFolder(deps: DataFilesDeps): FolderWatch {
  return watchFiles((look) => createDataFiles(deps, look), {
    ...deps,
    title: 'the data folder',
    isNeeded: true,
  });
}
