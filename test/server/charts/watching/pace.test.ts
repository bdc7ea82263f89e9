import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createPace } from '../../../../server/charts/watching/pace.ts';

function paced({ perSecond = 20, atOnce = 5 } = {}) {
  let time = 1_000_000;
  const pace = createPace({ perSecond, atOnce }, () => time);
  /** Waits as long as is asked, does it, and returns when that was. */
  const act = (key = 'a') => {
    const wait = pace.delay(key);
    time += wait;
    expect(pace.delay(key)).toBe(0);
    pace.done(key, wait > 0);
    return time;
  };
  return { pace, act, sleep: (ms: number) => void (time += ms) };
}

test('the first actions are a burst, and then the pace is even', () => {
  const { act } = paced();
  const times = Array.from({ length: 8 }, () => act());
  expect(times.map((time) => time - 1_000_000)).toEqual([0, 0, 0, 0, 0, 50, 100, 150]);
});

test('an endless action is done 20 times in any second, and evenly', () => {
  const { act } = paced();
  const times = Array.from({ length: 200 }, () => act());
  const gaps = times.map((time, i) => time - (times[i - 1] ?? time)).slice(25);
  expect(new Set(gaps)).toEqual(new Set([50]));
});

test('after a pause a burst is allowed again', () => {
  const { act, sleep } = paced();
  for (let round = 0; round < 20; round++) {
    const times = Array.from({ length: 5 }, () => act());
    expect(new Set(times).size).toBe(1);
    sleep(280);
  }
});

test('whatever the pauses are, no second has more than 20 actions', () => {
  const pauses = fc.array(fc.nat({ max: 400 }), { minLength: 30, maxLength: 200 });
  fc.assert(
    fc.property(pauses, (list) => {
      const { act, sleep } = paced();
      const times = list.map((ms) => {
        sleep(ms);
        return act();
      });
      times.forEach((time, i) => {
        if (i >= 20) expect(time - (times[i - 20] ?? 0)).toBeGreaterThanOrEqual(1000);
      });
    }),
  );
});

test('each key has a pace of its own', () => {
  const { act, pace } = paced();
  for (let i = 0; i < 6; i++) act('a');
  expect(pace.delay('a')).toBeGreaterThan(0);
  expect(pace.delay('b')).toBe(0);
});

test('a clock that is set back delays an action by a moment at most', () => {
  const { act, pace, sleep } = paced();
  for (let i = 0; i < 30; i++) act();
  sleep(-172_800_000);
  expect(pace.delay('a')).toBeLessThanOrEqual(50);
});
