import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { openSharedLog } from '../broker/redis/open-shared-log.ts';
import type { SharedLog } from '../broker/redis/shared-log.ts';
import { auditRecords } from '../audit-log.ts';
import { isStoredValue } from '../cluster.ts';
import { schemaOf } from '../journal-schemas.ts';
import { openAppendLog } from '../storage/append-log.ts';
import { openJournal } from '../storage/journal.ts';
import { startInFolder, type StateFolder } from '../storage/state-folder.ts';
import { after } from '../walls/after.ts';
import { openMessageLog } from '../walls/messages/message-log.ts';
import { createSharedMessageLog } from '../walls/messages/shared-message-log.ts';
import { createLogger } from './log.ts';
import type { ImportRequest } from './redis-config.ts';
import { StartError, startErrorOf } from './start-error.ts';
import { whatIsAt } from './what-is-at.ts';

const log = createLogger('warn');
const key = 'imported';
const toldEvery = 1000;

/**
 * Copies what is in a state folder into Redis, once: what nodes have stored there since would be overwritten by a second time. The folder
 * stays as it is. Returns the exit code.
 * @throws {StartError} when the folder is in use or Redis cannot be reached
 */
export async function runImportState(request: ImportRequest, say: (text: string) => void): Promise<number> {
  const { stateDir, redis } = request;
  if ((await whatIsAt(stateDir)) !== 'folder') throw new StartError(`there is no folder ${stateDir}`);
  try {
    return await startInFolder(stateDir, async (folder) => {
      const shared = await openSharedLog({ ...redis, isValid: isStoredValue, now: Date.now, after, log });
      try {
        return await importInto(shared, folder, say);
      } finally {
        shared.close();
        await folder.close();
      }
    });
  } catch (error) {
    throw startErrorOf(error, { host: '', guestPort: null, redirectPort: null, tls: null });
  }
}

async function importInto(
  shared: SharedLog,
  folder: StateFolder,
  say: (text: string) => void,
): Promise<number> {
  const why = whyNot(shared);
  if (why !== undefined) {
    say(`Nothing was imported: ${why}.\n`);
    return 1;
  }
  const positions = await importMessages(shared, folder, say);
  await importValues(shared, folder, { positions, say });
  await importAudit(shared, folder, say);
  await shared.commit({ values: [[key, { at: Date.now(), from: resolve(folder.path) }]] });
  say(`Nodes with --redis have them now. ${folder.path} is left as it is, and nodes do not read it.\n`);
  return 0;
}

/** What nodes have stored already would be overwritten. */
function whyNot({ values }: SharedLog): string | undefined {
  const before = values.get(key) as { at: number; from: string } | undefined;
  if (before) return `${before.from} was, at ${new Date(before.at).toISOString()}`;
  const isInUse = ['wall:', 'screen:', 'person:', 'message:'].some(
    (prefix) => [...values.entries(prefix)].length > 0,
  );
  return isInUse ? 'nodes have stored walls, screens, people or messages there already' : undefined;
}

/** Where the messages of the folder are now. */
interface Positions {
  /** of their log in the folder */
  epoch: string;
  /** the order of the newest that was not after this one */
  orderNow(before: number): number;
}

async function importMessages(
  shared: SharedLog,
  folder: StateFolder,
  say: (text: string) => void,
): Promise<Positions> {
  const messages = await openMessageLog({ folder, newEpoch: randomUUID, log });
  const target = createSharedMessageLog(shared);
  const orders: [before: number, now: number][] = [];
  // one after the other: each has its place in the order
  for (const [record, order] of messages.kept()) {
    await target.append(record);
    orders.push([order, shared.position.offset]);
    if (orders.length % toldEvery === 0) say(`${orders.length} messages …\n`);
  }
  await messages.close();
  say(`${orders.length} messages and withdrawals\n`);
  const orderNow = (before: number): number => orders.findLast(([order]) => order <= before)?.[1] ?? 0;
  return { epoch: messages.epoch, orderNow };
}

async function importValues(
  shared: SharedLog,
  folder: StateFolder,
  { positions, say }: { positions: Positions; say: (text: string) => void },
): Promise<void> {
  const journal = await openJournal({ folder, log, schemaOf });
  const entries = [...journal.entries('')].map(([name, value]) => [name, translated(value)] as const);
  await shared.commit({ values: entries });
  await journal.close();
  say(`${entries.length} values of walls, screens and people\n`);

  /** What somebody has read, shown or missed is said in positions of the message log. */
  function translated(value: unknown): unknown {
    if (typeof value !== 'object' || value === null || !('epoch' in value)) return value;
    if (value.epoch !== positions.epoch) return value;
    const order =
      'order' in value && typeof value.order === 'number' ? { order: positions.orderNow(value.order) } : {};
    return { ...value, ...order, epoch: shared.position.epoch };
  }
}

async function importAudit(
  shared: SharedLog,
  folder: StateFolder,
  say: (text: string) => void,
): Promise<void> {
  const audit = await openAppendLog({ folder, name: 'audit.jsonl', title: 'audit', log });
  const { records } = await audit.read(0, Infinity);
  for (const { payload } of records) await auditRecords(shared).add(payload[0]);
  await audit.close();
  say(`${records.length} records of the audit\n`);
}
