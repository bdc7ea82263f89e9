import { expect, test } from 'vitest';
import { clientKey, createConcurrencyLimit } from '../../../server/http/concurrency.ts';

test('one key gets its slots, however many other keys have', () => {
  const limit = createConcurrencyLimit(2);
  const releases = [limit.acquire('a'), limit.acquire('a'), limit.acquire('b')];
  expect(releases.every(Boolean)).toBe(true);
  expect(limit.acquire('a')).toBeUndefined();
  releases[0]?.();
  expect(limit.acquire('a')).toBeTypeOf('function');
  expect(limit.acquire('a')).toBeUndefined();
});

test.each([
  ['127.0.0.1', '127.0.0.1'],
  ['::ffff:10.1.2.3', '10.1.2.3'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:db8:1:2::9', '2001:db8:1:2'],
  ['2001:db8::9', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
  [undefined, ''],
])('%s counts as %s', (address, key) => {
  expect(clientKey(address)).toBe(key);
});
