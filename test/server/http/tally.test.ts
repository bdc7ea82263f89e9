import { expect, test } from 'vitest';
import { createTally, sourceOf } from '../../../server/http/tally.ts';

test('so many of one key are let in at a time, whatever there is of others', () => {
  const tally = createTally(2);
  const ends = [tally.begin('a'), tally.begin('a'), tally.begin('b')];
  expect(ends.every(Boolean)).toBe(true);
  expect(tally.begin('a')).toBeUndefined();
  ends[0]?.();
  expect(tally.begin('a')).toBeTypeOf('function');
  expect(tally.begin('a')).toBeUndefined();
});

test.each([
  ['127.0.0.1', '127.0.0.1'],
  ['::ffff:10.1.2.3', '10.1.2.3'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:db8:1:2::9', '2001:db8:1:2'],
  ['2001:db8::9', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
  [undefined, ''],
])('%s counts as %s', (address, source) => {
  expect(sourceOf(address)).toBe(source);
});
