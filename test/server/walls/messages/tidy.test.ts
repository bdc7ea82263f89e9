import { expect, test } from 'vitest';
import { createLocalBroker } from '../../../../server/broker/local.ts';
import type { MessageTopics } from '../../../../server/walls/events.ts';
import type { MessageLog, RecordListener } from '../../../../server/walls/messages/message-log.ts';
import { createMessages } from '../../../../server/walls/messages/messages.ts';
import type { MessageRecord } from '../../../../server/walls/messages/record.ts';
import { silentLog } from '../../../helpers/log.ts';

function recordOf(offset: number): MessageRecord {
  const id = `main/${offset}`;
  const times = { sent: 1000, expires: 2000 };
  return {
    kind: 'message',
    sender: id,
    start: 1,
    message: { id, stream: 'main', offset, from: { name: '' }, text: id, level: 'info', ...times },
  };
}

test('M-4 what another node has stored is not removed because it was not told yet', () => {
  const stored: [MessageRecord, number][] = [1, 2, 3].map((offset) => [recordOf(offset), 10_000 + offset]);
  const removed: MessageRecord[] = [];
  let tell: RecordListener = () => {};
  const store: MessageLog = {
    epoch: 'this',
    next: 1,
    lastOf: () => 0,
    kept: () => [],
    onNew: (listener) => (tell = listener),
    append: () => Promise.resolve(true),
    inTurn: (_stream, step) => step(),
    compact(isKept) {
      removed.push(...stored.filter(([record, order]) => !isKept(record, order)).map(([record]) => record));
      return Promise.resolve();
    },
    close: () => Promise.resolve(),
  };
  const broker = createLocalBroker<MessageTopics>({ epoch: 'this', keep: 0 });
  createMessages({ store, broker, now: () => 1000, after: () => () => {}, log: silentLog });
  // the first of three is told, and there are so many records that the log is shortened now
  tell(...stored[0]!);
  expect(removed).toEqual([]);
});
