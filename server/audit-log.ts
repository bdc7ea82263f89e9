import { limits } from '#protocol';
import type { Logger } from 'pino';
import { createAudit, type Audit, type AuditRecord } from './auth/audit.ts';
import { createSharedRecords, type SharedRecords } from './broker/redis/records.ts';
import type { SharedLog } from './broker/redis/shared-log.ts';
import { NotStoredError, openAppendLog } from './storage/append-log.ts';
import type { StateFolder } from './storage/state-folder.ts';

interface AuditDeps {
  now: () => number;
  after: (ms: number, run: () => void) => () => void;
  log: Logger;
}

/** The audit, in a file of its own in the state folder. */
export async function openAudit(
  folder: StateFolder,
  isEnforced: boolean,
  { log, ...deps }: AuditDeps,
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
  const newest = async (limit: number): Promise<AuditRecord[]> => {
    const { records } = await store.read(store.next - limit, limit);
    return records.map(({ payload }) => payload[0] as AuditRecord);
  };
  // of what cannot be stored the log itself tells
  const onError = (err: unknown): void =>
    err instanceof NotStoredError ? undefined : log.warn({ err }, 'the audit cannot be shortened');
  const { append, trim, close } = store;
  return createAudit(
    {
      get next() {
        return store.next;
      },
      append,
      newest,
      trim,
      close,
    },
    isEnforced,
    { ...deps, onError },
  );
}

/** The records of the audit of all nodes. */
export function auditRecords(shared: SharedLog): SharedRecords {
  return createSharedRecords(shared, 'audit', limits.audit.count);
}

/** The audit of all nodes, in Redis. */
export function createSharedAudit(
  shared: SharedLog,
  isEnforced: boolean,
  { log, ...deps }: AuditDeps,
): Audit {
  const records = auditRecords(shared);
  let next = 1;
  return createAudit(
    {
      get next() {
        return next;
      },
      append([record]) {
        next++;
        return records.add(record);
      },
      newest: async (limit) => (await records.newest(limit)) as AuditRecord[],
      trim: ({ ageMs }) => records.trim(deps.now() - ageMs),
      close: () => Promise.resolve(),
    },
    isEnforced,
    {
      ...deps,
      onError: (err) =>
        log.warn({ err }, 'the audit cannot be written; what is done meanwhile is not recorded'),
    },
  );
}
