import { readdir } from 'node:fs/promises';
import type { Logger } from 'pino';
import type { FileSync } from './file-sync.ts';

interface RescanOptions {
  dir: string;
  accepts: (file: string) => boolean;
  log: Logger;
}

/** The machine is short of something: that a folder cannot be listed for one of these says nothing about its files. */
const passingErrors: ReadonlySet<string> = new Set(['EMFILE', 'ENFILE', 'EAGAIN', 'ENOMEM', 'EINTR', 'EIO']);

/** Finds files that changed without a notification. */
export function createRescan(files: FileSync, { dir, accepts, log }: RescanOptions) {
  /** files that are still to be checked in this round */
  let round: string[] = [];

  /** Checks every file of the folder, and those that are gone. */
  async function all(): Promise<void> {
    round = [];
    await next(Infinity);
  }

  /** Checks the next `most` files, round after round, and each time those without notifications. */
  async function next(most: number): Promise<void> {
    if (round.length === 0) round = await beginRound();
    const due = new Set([...round.splice(0, most), ...files.nextSilent()]);
    await Promise.all([...due].map(files.check));
  }

  async function beginRound(): Promise<string[]> {
    const listed = await list();
    if (!listed) return [];
    const present = new Set(listed);
    for (const file of files.known()) if (!present.has(file)) files.touch(file);
    return listed;
  }

  /** Undefined when it cannot be told now. */
  async function list(): Promise<string[] | undefined> {
    try {
      const entries = (await readdir(dir, { withFileTypes: true })).filter(({ name }) => accepts(name));
      files.setLinks(entries.filter((entry) => entry.isSymbolicLink()).map(({ name }) => name));
      return entries.map(({ name }) => name).sort();
    } catch (error) {
      log.debug({ err: error }, 'the folder cannot be listed');
      const isPassing = error instanceof Error && 'code' in error && passingErrors.has(String(error.code));
      // else each known file is read all the same, and its own error says whether it is gone
      return isPassing ? undefined : [];
    }
  }

  return { all, next };
}
