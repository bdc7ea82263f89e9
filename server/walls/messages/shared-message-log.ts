import type { SharedLog } from '../../broker/redis/shared-log.ts';
import { createKeyedMutex } from '../../charts/writing/keyed-mutex.ts';
import type { MessageLog, RecordListener } from './message-log.ts';
import { streamOfMessage } from './recipients.ts';
import { recordOf, type MessageRecord } from './record.ts';

const messagePrefix = 'message:';
const withdrawalPrefix = 'withdrawn:';
/** Under it is the newest offset of a stream: of two nodes that give out the next one at once, the second tries again. */
const lastPrefix = 'offset:';

/** The log of several nodes. */
export function createSharedMessageLog(shared: SharedLog): MessageLog {
  const { values } = shared;
  const listeners: RecordListener[] = [];
  const turns = createKeyedMutex();

  const isRecord = (key: string): boolean =>
    key.startsWith(messagePrefix) || key.startsWith(withdrawalPrefix);

  values.onChange((key, value) => {
    const record = isRecord(key) ? recordOf([value]) : undefined;
    if (record) for (const listener of listeners) listener(record, values.seqOf(key));
  });

  function* kept(): Iterable<readonly [MessageRecord, number]> {
    for (const [key, value] of values.entries('')) {
      const record = isRecord(key) ? recordOf([value]) : undefined;
      if (record) yield [record, values.seqOf(key)];
    }
  }

  return {
    get epoch() {
      return shared.position.epoch;
    },
    get next() {
      return shared.position.offset + 1;
    },
    // not the number of the last entry: a node that is behind knows a smaller one
    lastOf: (stream) => Number(values.get(lastPrefix + stream) ?? 0),
    kept,
    onNew: (listener) => void listeners.push(listener),
    async append(record) {
      if (record.kind === 'withdrawal')
        return isStored(await shared.commit({ values: [[withdrawalPrefix + record.id, record]] }));
      const { id, offset } = record.message;
      const last = lastPrefix + streamOfMessage(id);
      return isStored(
        await shared.commit({
          values: [
            [messagePrefix + id, record],
            [last, offset],
          ],
          expects: [last],
        }),
      );
    },
    inTurn: turns.run,
    async compact(isKept) {
      const old = [...kept()].filter(([record, order]) => !isKept(record, order));
      if (old.length === 0) return;
      await shared.commit({ values: old.map(([record]) => [keyOf(record), undefined]) });
    },
    close: () => Promise.resolve(),
  };
}

function keyOf(record: MessageRecord): string {
  return record.kind === 'message' ? messagePrefix + record.message.id : withdrawalPrefix + record.id;
}

function isStored(position: unknown): boolean {
  return position !== undefined;
}
