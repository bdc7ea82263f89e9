import { expect, test } from 'vitest';
import { createPatience } from '../../../web/client/idle-timeout.ts';

test('patience doubles from two beats up to a minute, and can begin again', () => {
  const patience = createPatience();
  const seen = Array.from({ length: 5 }, () => {
    const { ms } = patience;
    patience.double();
    return ms;
  });
  expect(seen).toEqual([10_000, 20_000, 40_000, 60_000, 60_000]);
  patience.reset();
  expect(patience.ms).toBe(10_000);
});
