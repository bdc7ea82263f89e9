import { expect, test } from 'vitest';
import { createIdleTimeout } from '../../../web/client/idle-timeout.ts';

test('the idle timeout doubles from 10 s up to a minute, and can be reset', () => {
  const idleTimeout = createIdleTimeout();
  const timeouts = Array.from({ length: 5 }, () => {
    const { ms } = idleTimeout;
    idleTimeout.double();
    return ms;
  });
  expect(timeouts).toEqual([10_000, 20_000, 40_000, 60_000, 60_000]);
  idleTimeout.reset();
  expect(idleTimeout.ms).toBe(10_000);
});
