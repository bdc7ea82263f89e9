import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createAttemptLimit } from '../../../server/auth/attempt-limit.ts';
import { keptLog, silentLog } from '../../helpers/log.ts';

const options = { attempts: 3, period: 60, shutOut: 10 };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const limit = () => createAttemptLimit(options, silentLog);

test('a key has its attempts in a period, and with one more it is shut out; others are not', async () => {
  const { take } = limit();
  for (let i = 0; i < 3; i++) expect(await take('a')).toBe(0);
  expect(await take('a')).toBe(10);
  expect(await take('b')).toBe(0);
});

test('a key that goes on trying is let in when its time is over, not later', async () => {
  const { take } = limit();
  for (let i = 0; i < 4; i++) await take('a');
  vi.advanceTimersByTime(9000);
  expect(await take('a')).toBe(1);
  vi.advanceTimersByTime(1000);
  expect(await take('a')).toBe(0);
});

test('a key that is shut out at once has the whole time before it', async () => {
  const { take, shutOut } = limit();
  expect(await take('a')).toBe(0);
  shutOut('a');
  expect(await take('a')).toBe(10);
  vi.advanceTimersByTime(10_000);
  expect(await take('a')).toBe(0);
});

test('a counter that fails shuts nobody out, and the log says so', async () => {
  const { log, logged } = keptLog();
  const fail = () => Promise.reject(new Error('the store is down'));
  const { take } = createAttemptLimit(options, log, { consume: fail, block: fail });
  expect(await take('a')).toBe(0);
  expect(logged.map(({ msg }) => msg)).toEqual(['attempts cannot be counted']);
});
