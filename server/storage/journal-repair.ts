import { link, rm } from 'node:fs/promises';
import type { Logger } from 'pino';
import type { Records } from './journal-records.ts';

/** A journal of which nothing is left would fill the log. */
const mostTold = 20;

/**
 * Logs what was wrong with the journal at `path`, keeps the damaged file beside it, and rewrites the journal. Never rejects: with what
 * holds a wall can run, and the next change is stored by rewriting.
 */
export async function repair(
  path: string,
  { dropped, isOldFormat }: Records,
  rewrite: () => Promise<void>,
  log: Logger,
): Promise<void> {
  for (const { line, offset, reason } of dropped.slice(0, mostTold))
    log.error({ file: path, line, offset }, `the journal is damaged: ${reason}`);
  if (dropped.length > mostTold)
    log.error(
      { file: path, places: dropped.length },
      'the journal is damaged in more places than are listed',
    );
  if (isOldFormat)
    log.info({ file: path }, 'the journal has the old format without checksums; it is rewritten');
  if (dropped.length > 0) await keepDamaged(path, log);
  await rewrite().catch((error: unknown) => log.warn({ err: error }, 'the journal could not be rewritten'));
}

async function keepDamaged(path: string, log: Logger): Promise<void> {
  const copy = `${path}.damaged`;
  try {
    await rm(copy, { force: true });
    await link(path, copy); // the journal is replaced, never overwritten, so this stays as it is
    log.info({ file: copy }, 'the damaged journal is kept');
  } catch (error) {
    log.warn({ err: error }, 'the damaged journal could not be kept');
  }
}
