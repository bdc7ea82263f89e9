import { listOf } from './replies.ts';
import { recordsKey } from './keys.ts';
import type { SharedLog } from './shared-log.ts';

/** Records that all nodes add to and nobody waits for, in a stream of their own. All reject while Redis cannot be used. */
export interface SharedRecords {
  add(record: unknown): Promise<void>;
  /** Resolves to the newest ones, the oldest of them first. */
  newest(limit: number): Promise<unknown[]>;
  /** Removes those that were added before this time. ms since 1970 */
  trim(before: number): Promise<void>;
}

/** `most`: how many are kept, about. */
export function createSharedRecords(shared: SharedLog, name: string, most: number): SharedRecords {
  const key = recordsKey(name);
  const send = (...args: string[]) => shared.commands().send(...args);

  return {
    async add(record) {
      await send('XADD', key, 'MAXLEN', '~', String(most), '*', 'record', JSON.stringify(record));
    },
    async newest(limit) {
      const entries = listOf(await send('XREVRANGE', key, '+', '-', 'COUNT', String(limit)));
      return entries.map((entry) => JSON.parse(String(listOf(listOf(entry)[1])[1])) as unknown).toReversed();
    },
    async trim(before) {
      await send('XTRIM', key, 'MINID', '~', String(Math.max(0, Math.floor(before))));
    },
  };
}
