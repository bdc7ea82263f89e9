import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Problem, WallFile } from '#protocol';
import { logProblem } from '../charts/diagnostics/log-problem.ts';
import type { Loaded } from '../charts/reading/loader.ts';
import type { FileHandler } from '../charts/watching/file-sync.ts';
import { syncFolder, type FolderSync } from '../charts/watching/folder-sync.ts';
import { isWallFile, loadWallFile, wallNameOf, wallsFolder, type ParsedWall } from './wall-file.ts';

/** A file in the folder of walls; one whose name is not valid for a wall is listed by its file name. */
export interface WallEntry {
  name: string;
  /** what is wrong with the file now; its last good content stays */
  problem?: Problem;
}

/** The last good content and the current problem of every wall's file. */
export interface WallFiles {
  /** The last good content. */
  get(wall: string): WallFile | undefined;
  /** Whether there is a file, good or broken. */
  has(wall: string): boolean;
  /** Sorted by name. */
  list(): WallEntry[];
  /** Calls back when a file was read that has changed. */
  onChange(listener: () => void): void;
}

/** The files as those see them who read them. */
export interface WritableWallFiles extends WallFiles {
  /** Takes in what a file holds now. */
  apply(name: string, loaded: Loaded<ParsedWall>): void;
  problem(name: string): Problem | undefined;
}

export function createWallFiles(): WritableWallFiles {
  const entries = new Map<string, { file?: WallFile; problem?: Problem }>();
  const listeners: (() => void)[] = [];

  return {
    get: (wall) => entries.get(wall)?.file,
    has: (wall) => entries.has(wall),
    list: () =>
      [...entries]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, { problem }]) => ({ name, ...(problem && { problem }) })),
    onChange: (listener) => void listeners.push(listener),
    problem: (name) => entries.get(name)?.problem,

    apply(name, loaded) {
      if (loaded.kind === 'absent') entries.delete(name);
      else if (loaded.kind === 'broken') entries.set(name, { ...entries.get(name), problem: loaded.problem });
      else entries.set(name, { file: loaded.parsed.file });
      for (const listener of listeners) listener();
    },
  };
}

interface WatchWallsDeps {
  /** the data folder; the folder of walls in it may be missing, and appear later */
  dir: string;
  wallFiles: WritableWallFiles;
  log: Logger;
  now: () => number;
}

/** Keeps `wallFiles` equal to the folder of walls, in the way in which the charts' folder is watched. */
export function watchWalls({ dir, wallFiles, log, now }: WatchWallsDeps): FolderSync {
  const handler: FileHandler<ParsedWall> = {
    accepts: isWallFile,
    load: (file, known) => loadWallFile(dir, file, known),
    apply(file, loaded) {
      const name = wallNameOf(file) ?? file;
      const before = wallFiles.problem(name);
      wallFiles.apply(name, loaded);
      if (loaded.kind === 'broken') logProblem(log, before, loaded.problem);
      else if (loaded.kind === 'good') logProblem(log, before, undefined);
      return [];
    },
  };
  const options = { dir: join(dir, wallsFolder), title: 'the folder of walls', isNeeded: false };
  return syncFolder(handler, { ...options, log, now });
}
