import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
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
  onChange(listener: (wall: string) => void): void;
}

/** What is known of a wall's file. */
export interface KnownWallFile {
  /** the last good one */
  readonly content?: WallFile | undefined;
  readonly problem?: Problem | undefined;
  /** when it was written, if that is known */
  readonly modified?: number | undefined;
}

/** The files as those see them who read them. */
export interface WritableWallFiles extends WallFiles {
  /** Takes in what a file holds now. */
  apply(name: string, loaded: Loaded<ParsedWall>): void;
  entry(name: string): KnownWallFile | undefined;
  /** undefined: there is no file */
  set(name: string, entry: KnownWallFile | undefined): void;
  problem(name: string): Problem | undefined;
}

export function createWallFiles(): WritableWallFiles {
  const entries = new Map<string, KnownWallFile>();
  const listeners: ((wall: string) => void)[] = [];

  function set(name: string, entry: KnownWallFile | undefined): void {
    if (isDeepStrictEqual(entry, entries.get(name))) return;
    if (entry) entries.set(name, entry);
    else entries.delete(name);
    for (const listener of listeners) listener(name);
  }

  return {
    get: (wall) => entries.get(wall)?.content,
    has: (wall) => entries.has(wall),
    list: () =>
      [...entries]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, { problem }]) => ({ name, ...(problem && { problem }) })),
    onChange: (listener) => void listeners.push(listener),
    problem: (name) => entries.get(name)?.problem,
    entry: (name) => entries.get(name),
    set,

    apply(name, loaded) {
      if (loaded.kind === 'absent') set(name, undefined);
      else if (loaded.kind === 'broken') set(name, { ...entries.get(name), problem: loaded.problem });
      else set(name, { content: loaded.parsed.file, modified: loaded.modified });
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
