import type { Logger } from 'pino';
import { createAudit, type Audit, type AuditRecord } from './auth/audit.ts';
import { NotStoredError, openAppendLog } from './storage/append-log.ts';
import type { StateFolder } from './storage/state-folder.ts';

/** The audit, in a file of its own in the state folder. */
export async function openAudit(
  folder: StateFolder,
  isEnforced: boolean,
  { log, ...deps }: { now: () => number; after: (ms: number, run: () => void) => () => void; log: Logger },
): Promise<Audit> {
  const store = await openAppendLog({
    folder,
    name: 'audit.jsonl',
    title: 'audit',
    onFailure: 'what is done meanwhile is not recorded',
    log,
    now: deps.now,
    timeOf: ([record]) => (record as AuditRecord).at,
  });
  // of what cannot be stored the log itself tells
  const onError = (err: unknown): void =>
    err instanceof NotStoredError ? undefined : log.warn({ err }, 'the audit cannot be shortened');
  return createAudit(store, isEnforced, { ...deps, onError });
}
