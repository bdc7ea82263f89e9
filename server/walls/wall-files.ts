import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Problem, WallFile } from '#protocol';
import { logProblem } from '../charts/diagnostics/log-problem.ts';
import type { Loaded } from '../charts/reading/loader.ts';
import type { FileHandler } from '../charts/watching/file-sync.ts';
import { syncFolder, type FolderSync } from '../charts/watching/folder-sync.ts';
import { isWallFile, loadWallFile, wallNameOf, wallsFolder, type ParsedWall } from './wall-file.ts';

/** A file in the folder of walls; one that cannot be a wall's name is listed by its file name. */
export interface WallEntry {
  name: string;
  /** what is wrong with it now; what it said last counts meanwhile */
  problem?: Problem;
}

/** What the files of walls say. */
export interface WallFiles {
  /** The last good content. */
  get(wall: string): WallFile | undefined;
  /** Whether there is a file, be it good or not. */
  has(wall: string): boolean;
  /** by name, in order */
  list(): WallEntry[];
}

/** What people wrote about walls, kept by whoever reads their files. `changed` is called when a file says something else. */
export function createWallFiles({ changed }: { changed: () => void }) {
  const entries = new Map<string, { file?: WallFile; problem?: Problem }>();

  return {
    get: (wall: string) => entries.get(wall)?.file,
    has: (wall: string) => entries.has(wall),
    list: (): WallEntry[] =>
      [...entries]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, { problem }]) => ({ name, ...(problem && { problem }) })),
    problem: (name: string) => entries.get(name)?.problem,

    take(name: string, loaded: Loaded<ParsedWall>): void {
      if (loaded.kind === 'absent') entries.delete(name);
      else if (loaded.kind === 'broken') entries.set(name, { ...entries.get(name), problem: loaded.problem });
      else entries.set(name, { file: loaded.parsed.file });
      changed();
    },
  };
}

interface WatchWallsDeps {
  /** the data folder; that of walls in it may be missing, and come later */
  dir: string;
  files: ReturnType<typeof createWallFiles>;
  log: Logger;
  now: () => number;
}

/** Keeps what is known of walls up to date with their files, with the same care as the charts' files. */
export function watchWalls({ dir, files, log, now }: WatchWallsDeps): FolderSync {
  const handler: FileHandler<ParsedWall> = {
    accepts: isWallFile,
    load: (file, known) => loadWallFile(dir, file, known),
    apply(file, loaded) {
      const name = wallNameOf(file) ?? file;
      const before = files.problem(name);
      files.take(name, loaded);
      if (loaded.kind === 'broken') logProblem(log, before, loaded.problem);
      else if (loaded.kind === 'good') logProblem(log, before, undefined);
      return [];
    },
  };
  const options = { dir: join(dir, wallsFolder), title: 'the folder of walls', isNeeded: false };
  return syncFolder(handler, { ...options, log, now });
}
