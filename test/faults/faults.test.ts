import { expect, onTestFinished, test } from 'vitest';
import { backLimit, runTrial } from './trial.ts';

// A short one of what `npm run faults` does for minutes.

test(
  'one node: screens show all that was accepted, once and in order, whatever is killed, frozen or cut',
  { timeout: 90_000 },
  async () => {
    const result = await runTrial({
      seed: 1,
      screens: 30,
      ms: 20_000,
      rests: [1_500, 5_000],
      redis: undefined,
      say: () => undefined,
      onEnd: onTestFinished,
    });
    expect(result.violations, `npm run faults -- --local --seed 1; see ${result.folder}`).toEqual([]);
    expect(result.back).toBeLessThan(backLimit);
    expect(result.actions.accepted).toBeGreaterThan(10);
    expect(result.messages.accepted).toBeGreaterThan(5);
  },
);
