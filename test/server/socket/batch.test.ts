import { expect, test } from 'vitest';
import { bytesOf, emptyBatch, hasKey, messagesOf, withMessage } from '../../../server/socket/batch.ts';
import { frameOf } from '../../../server/socket/frame.ts';
import { textMessage } from '../../../server/walls/outbound-message.ts';

const [a, b, c] = [textMessage('"a"'), textMessage('"b"'), textMessage('"c"')];
const textsOf = (batch: ReturnType<typeof emptyBatch>) =>
  messagesOf(batch).map((message) => message.message.text());

test('peers that are sent the same in the same order share a batch, which is joined once', () => {
  const empty = emptyBatch();
  const [one, other] = [0, 1].map(() => withMessage(withMessage(empty, a, undefined), b, 'x'));
  expect(one).toBe(other);
  expect(bytesOf(one!, frameOf)).toBe(bytesOf(other!, frameOf));
  expect(bytesOf(one!, frameOf).map(String)).toEqual(
    ['\x81\x03"a"\x81\x03"b"'].map((text) => Buffer.from(text, 'latin1').toString()),
  );
});

test('another transport has its own bytes, encoded once too', () => {
  const lines = (message: typeof a) => Buffer.from(`data: ${message.text()}\n\n`);
  const [one, other] = [0, 1].map(() => withMessage(withMessage(emptyBatch(), a, undefined), b, undefined));
  expect(bytesOf(one!, lines).join('')).toBe('data: "a"\n\ndata: "b"\n\n');
  expect(bytesOf(one!, lines)).toBe(bytesOf(one!, lines));
  expect(bytesOf(one!, frameOf)).not.toBe(bytesOf(one!, lines));
  expect(bytesOf(other!, lines)).toEqual(bytesOf(one!, lines));
});

test('another order, another message or another key is another batch', () => {
  const empty = emptyBatch();
  const batch = withMessage(withMessage(empty, a, undefined), b, undefined);
  expect(withMessage(withMessage(empty, b, undefined), a, undefined)).not.toBe(batch);
  expect(withMessage(withMessage(empty, a, undefined), c, undefined)).not.toBe(batch);
  expect(withMessage(withMessage(empty, a, undefined), b, 'x')).not.toBe(batch);
});

test('B-1 of messages with the same key only the newest is in a batch, at its end', () => {
  const batch = [
    [a, 'chart'],
    [b, undefined],
    [c, 'chart'],
  ].reduce((all, [text, key]) => withMessage(all, text as typeof a, key as string | undefined), emptyBatch());
  expect(textsOf(batch)).toEqual(['"b"', '"c"']);
  expect([hasKey(batch, 'chart'), hasKey(batch, 'other')]).toEqual([true, false]);
});

test('a batch is not changed when a message is added', () => {
  const before = withMessage(emptyBatch(), a, 'chart');
  withMessage(before, b, 'chart');
  expect(textsOf(before)).toEqual(['"a"']);
});

test('large frames are not copied together', () => {
  const large = textMessage(JSON.stringify('x'.repeat(2000)));
  const batch = withMessage(withMessage(emptyBatch(), a, undefined), large, undefined);
  expect(bytesOf(batch, frameOf)).toHaveLength(2);
});
