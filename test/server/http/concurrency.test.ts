import { expect, test } from 'vitest';
import { createConcurrencyLimit } from '../../../server/http/concurrency.ts';

test('one key gets its slots, however many other keys have', () => {
  const limit = createConcurrencyLimit(2);
  const releases = [limit.acquire('a'), limit.acquire('a'), limit.acquire('b')];
  expect(releases.every(Boolean)).toBe(true);
  expect(limit.acquire('a')).toBeUndefined();
  releases[0]?.();
  expect(limit.acquire('a')).toBeTypeOf('function');
  expect(limit.acquire('a')).toBeUndefined();
});
