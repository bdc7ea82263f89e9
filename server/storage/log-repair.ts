import { link, rm } from 'node:fs/promises';
import type { Logger } from 'pino';
import { damagedCopyOf } from './log-file.ts';
import type { Scan } from './log-scan.ts';

/** A log of which nothing is left would fill the operator's. */
const mostTold = 20;

export interface Damaged {
  path: string;
  /** for the operator, e.g. "journal" */
  title: string;
  scan: Scan;
}

/**
 * Reports what was wrong with the log at `path`, keeps the damaged file beside it, and rewrites the log. Never rejects: with what
 * holds a wall can run, and the next change is stored by rewriting.
 */
export async function repair(
  { path, title, scan: { dropped, isOldFormat } }: Damaged,
  rewrite: () => Promise<unknown>,
  log: Logger,
): Promise<void> {
  for (const { line, offset, reason } of dropped.slice(0, mostTold))
    log.error({ file: path, line, offset }, `the ${title} is damaged: ${reason}`);
  if (dropped.length > mostTold)
    log.error(
      { file: path, places: dropped.length },
      `the ${title} is damaged in more places than are listed`,
    );
  if (isOldFormat)
    log.info({ file: path }, `the ${title} has the old format without checksums; it is rewritten`);
  if (dropped.length > 0) await keepDamaged(path, title, log);
  await rewrite().catch((error: unknown) => log.warn({ err: error }, `the ${title} could not be rewritten`));
}

async function keepDamaged(path: string, title: string, log: Logger): Promise<void> {
  const copy = damagedCopyOf(path);
  try {
    await rm(copy, { force: true });
    await link(path, copy); // the log is replaced, never overwritten, so this stays as it is
    log.info({ file: copy }, `the damaged ${title} is kept`);
  } catch (error) {
    log.warn({ err: error }, `the damaged ${title} could not be kept`);
  }
}
