import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createAdmission } from '../../../server/socket/admission.ts';
import type { After } from '../../../server/walls/after.ts';
import { createFakeTime } from '../walls/fake-time.ts';
import { silentLog } from '../../helpers/log.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Time that passes at once. */
const after: After = (_, run) => {
  run();
  return () => {};
};
const start = () => createAdmission({ log: silentLog, after });
const statusOf = async (refusal: ReturnType<ReturnType<typeof start>['refuse']>) => (await refusal)?.status;

test('B-20 an address has 2,000 sockets; another one is let in when one of them is gone', async () => {
  const { refuse, opened, closed } = start();
  for (let i = 0; i < 2000; i++) {
    expect(await refuse('192.0.2.1')).toBeUndefined();
    opened('192.0.2.1');
  }
  const message = 'too many sockets from your address';
  expect(await refuse('192.0.2.1')).toEqual({ status: '429 Too Many Requests', message, retryAfter: 10 });
  expect(await refuse('192.0.2.2')).toBeUndefined();
  closed('192.0.2.1');
  expect(await refuse('192.0.2.1')).toBeUndefined();
});

test('B-20 this machine has as many sockets as there are in all, which is 10,000; one more gets 503', async () => {
  const { refuse, opened, closed } = start();
  for (let i = 0; i < 10_000; i++) {
    expect(await refuse(undefined)).toBeUndefined();
    opened(undefined);
  }
  for (const address of [undefined, '192.0.2.1'])
    expect(await refuse(address)).toEqual({
      status: '503 Service Unavailable',
      message: 'too many sockets',
      retryAfter: 10,
    });
  closed(undefined);
  expect(await refuse('192.0.2.1')).toBeUndefined();
});

test('B-20 an address that opens its 3,001st socket within 10 s is shut out for 10 s', async () => {
  const { refuse } = start();
  for (let i = 0; i < 3000; i++) expect(await refuse('192.0.2.1')).toBeUndefined();
  expect(await statusOf(refuse('192.0.2.1'))).toBe('429 Too Many Requests');
  expect(await refuse('192.0.2.2')).toBeUndefined();
  vi.advanceTimersByTime(9999);
  expect(await statusOf(refuse('192.0.2.1'))).toBe('429 Too Many Requests');
  vi.advanceTimersByTime(1);
  expect(await refuse('192.0.2.1')).toBeUndefined();
});

test('B-20 an address that flooded is shut out for 10 s, and told how long', async () => {
  const { refuse, shutOut } = start();
  shutOut('192.0.2.1');
  const message = 'your address sent too much, and is shut out for a while';
  expect(await refuse('192.0.2.1')).toEqual({ status: '429 Too Many Requests', message, retryAfter: 10 });
  vi.advanceTimersByTime(10_000);
  expect(await refuse('192.0.2.1')).toBeUndefined();
});

test('B-20 who is shut out hears of it a second later, so that trying again at once does not help; a hundred wait at a time', async () => {
  const { after, advance, timers } = createFakeTime();
  const { refuse, shutOut } = createAdmission({ log: silentLog, after });
  shutOut('192.0.2.1');
  let answered = 0;
  const all = Promise.all(Array.from({ length: 130 }, () => refuse('192.0.2.1').then(() => answered++)));
  await vi.advanceTimersByTimeAsync(0);
  expect([answered, timers()]).toEqual([30, 100]);
  advance(1000);
  await all;
  expect(answered).toBe(130);
});
