import { expect, test } from 'vitest';
import { createBacklog } from '../../../server/socket/backlog.ts';
import { textMessage } from '../../../server/walls/outbound-message.ts';

const mebibyte = 1024 * 1024;

/** A backlog of messages whose text is their length in bytes. */
const backlogOf = () => createBacklog((message) => Buffer.alloc(Number(message.text())));
const large = textMessage(String(mebibyte));

test('B-2 4 MiB of messages without a key may wait, and not a byte more', () => {
  const backlog = backlogOf();
  for (let i = 0; i < 4; i++) backlog.add(large, undefined);
  expect(backlog.isTooLong).toBe(false);
  backlog.add(textMessage('1'), undefined);
  expect(backlog.isTooLong).toBe(true);
  backlog.take(mebibyte);
  expect(backlog.isTooLong).toBe(false);
});

test('B-2 5,000 messages of any kind may wait, and not one more', () => {
  const backlog = backlogOf();
  for (let i = 0; i < 5000; i++) backlog.add(textMessage('1'), i % 2 ? `chart ${i}` : undefined);
  expect(backlog.isTooLong).toBe(false);
  backlog.add(textMessage('1'), 'one more');
  expect(backlog.isTooLong).toBe(true);
});

test('B-1 a message that is replaced by a newer one does not count', () => {
  const backlog = backlogOf();
  for (let i = 0; i < 10_000; i++) backlog.add(large, 'a chart');
  expect([backlog.isTooLong, backlog.isHalfFull]).toEqual([false, false]);
  expect(backlog.take(Infinity)).toHaveLength(1);
});

test('B-11 a backlog is half full at half of what may wait', () => {
  const backlog = backlogOf();
  for (let i = 0; i < 2; i++) backlog.add(large, undefined);
  expect(backlog.isHalfFull).toBe(false);
  backlog.add(textMessage('1'), undefined);
  expect(backlog.isHalfFull).toBe(true);
});
