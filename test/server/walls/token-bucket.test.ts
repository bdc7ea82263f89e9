import { expect, test } from 'vitest';
import { TokenBucket } from '../../../server/walls/token-bucket.ts';

const rate = { perSecond: 20, burst: 40 };

test('a burst costs no wait, and what goes beyond it waits its turn', () => {
  const bucket = new TokenBucket(rate, 0);
  for (let i = 0; i < 40; i++) expect(bucket.take(0)).toBe(0);
  expect([bucket.take(0), bucket.take(0)]).toEqual([50, 100]);
  expect(bucket.take(150)).toBe(0);
});

test('after a pause, however long, there is one burst', () => {
  const bucket = new TokenBucket(rate, 0);
  expect(bucket.take(3_600_000, 40)).toBe(0);
  expect(bucket.take(3_600_000)).toBe(50);
});

test('nothing is earned by a clock that is set back', () => {
  const bucket = new TokenBucket(rate, 10_000);
  bucket.take(10_000, 40);
  expect(bucket.take(0)).toBe(50);
  expect(bucket.take(50)).toBe(50);
});
