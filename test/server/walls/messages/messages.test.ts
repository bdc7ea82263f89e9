import { expect, test } from 'vitest';
import { createLocalBroker } from '../../../../server/broker/local.ts';
import type { MessageTopics } from '../../../../server/walls/events.ts';
import type { MessageLog, RecordListener } from '../../../../server/walls/messages/message-log.ts';
import { createMessages } from '../../../../server/walls/messages/messages.ts';
import type { MessageRecord } from '../../../../server/walls/messages/record.ts';
import { silentLog } from '../../../helpers/log.ts';

function recordOf(offset: number, sender = `main/${offset}`): MessageRecord {
  const id = `main/${offset}`;
  const times = { sent: 1000, expires: 2000 };
  return {
    kind: 'message',
    sender,
    start: 1,
    message: { id, stream: 'main', offset, from: { name: '' }, text: id, level: 'info', ...times },
  };
}

/** Messages in a log of several nodes, of which this is one. */
function aNode(log: Partial<MessageLog>) {
  let tell: RecordListener = () => {};
  const store: MessageLog = {
    epoch: 'this',
    next: 1,
    lastOf: () => 0,
    kept: () => [],
    onNew: (listener) => (tell = listener),
    append: () => Promise.resolve(true),
    inTurn: (_stream, step) => step(),
    compact: () => Promise.resolve(),
    close: () => Promise.resolve(),
    ...log,
  };
  const broker = createLocalBroker<MessageTopics>({ epoch: 'this', keep: 0 });
  const deps = { store, broker, now: () => 1000, after: () => () => {}, log: silentLog };
  return { messages: createMessages(deps), tell: (...record: Parameters<RecordListener>) => tell(...record) };
}

test('M-4 what another node has stored is not removed because it was not told yet', () => {
  const stored: [MessageRecord, number][] = [1, 2, 3].map((offset) => [recordOf(offset), 10_000 + offset]);
  const removed: MessageRecord[] = [];
  const { tell } = aNode({
    compact(isKept) {
      removed.push(...stored.filter(([record, order]) => !isKept(record, order)).map(([record]) => record));
      return Promise.resolve();
    },
  });
  // the first of three is told, and there are so many records that the log is shortened now
  tell(...stored[0]!);
  expect(removed).toEqual([]);
});

test('M-2 a retry that waits for its turn is not sent again when the first try is told meanwhile', async () => {
  const appended: MessageRecord[] = [];
  let begin = () => {};
  const turn = new Promise<void>((resolve) => (begin = resolve));
  const { messages, tell } = aNode({
    inTurn: (_stream, step) => turn.then(step),
    append: (record) => Promise.resolve(appended.push(record) > 0),
  });
  const draft = { id: 'own', text: 'main/7', level: 'info' as const };
  const retry = messages.send(draft, 'main', { key: 'ann', from: { name: '' } });
  tell(recordOf(7, 'ann own'), 1);
  begin();
  expect(await retry).toMatchObject({ id: 'main/7' });
  expect(appended).toEqual([]);
});
