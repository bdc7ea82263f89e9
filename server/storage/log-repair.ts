import { link, rm } from 'node:fs/promises';
import type { Logger } from 'pino';
import { damagedCopyOf } from './log-file.ts';
import type { Scan } from './log-scan.ts';

/** A log that is damaged everywhere must not flood the operator's log. */
const maxReported = 20;

export interface Damaged {
  path: string;
  /** for the operator, e.g. "journal" */
  title: string;
  scan: Scan;
}

/**
 * Reports the damage of the log at `path`, keeps a copy of the damaged file beside it, and rewrites the log. Never rejects: the wall can
 * run with the intact records, and the next change rewrites the log again.
 */
export async function repair(
  { path, title, scan: { dropped, isOldFormat } }: Damaged,
  rewrite: () => Promise<unknown>,
  log: Logger,
): Promise<void> {
  for (const { line, offset, reason } of dropped.slice(0, maxReported))
    log.error({ file: path, line, offset }, `the ${title} is damaged: ${reason}`);
  if (dropped.length > maxReported)
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
