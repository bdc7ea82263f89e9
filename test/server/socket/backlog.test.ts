import { expect, test } from 'vitest';
import { createBacklog } from '../../../server/socket/backlog.ts';
import { textMessage } from '../../../server/walls/outbound-message.ts';

const mebibyte = 1024 * 1024;

/** A backlog of messages whose texts say how many bytes they have. */
const backlogOf = () => createBacklog((message) => Buffer.alloc(Number(message.text())));
const large = textMessage(String(mebibyte));

test('B-2 4 MiB of what must all arrive may wait, and not a byte more', () => {
  const backlog = backlogOf();
  for (let i = 0; i < 4; i++) backlog.add(large, undefined);
  expect(backlog.isTooLong).toBe(false);
  backlog.add(textMessage('1'), undefined);
  expect(backlog.isTooLong).toBe(true);
  backlog.take(mebibyte);
  expect(backlog.isTooLong).toBe(false);
});

test('B-2 5,000 messages may wait, whatever they are, and not one more', () => {
  const backlog = backlogOf();
  for (let i = 0; i < 5000; i++) backlog.add(textMessage('1'), i % 2 ? `chart ${i}` : undefined);
  expect(backlog.isTooLong).toBe(false);
  backlog.add(textMessage('1'), 'one more');
  expect(backlog.isTooLong).toBe(true);
});

test('B-1 what a newer one replaces counts once, however large it is', () => {
  const backlog = backlogOf();
  for (let i = 0; i < 10_000; i++) backlog.add(large, 'a chart');
  expect([backlog.isTooLong, backlog.isHalfFull]).toEqual([false, false]);
  expect(backlog.take(Infinity)).toHaveLength(1);
});

test('B-11 half of what may wait passes relays over', () => {
  const backlog = backlogOf();
  for (let i = 0; i < 2; i++) backlog.add(large, undefined);
  expect(backlog.isHalfFull).toBe(false);
  backlog.add(textMessage('1'), undefined);
  expect(backlog.isHalfFull).toBe(true);
});
