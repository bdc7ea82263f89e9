import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { advance, calm, dueAt, quietTime, type AlarmState } from '../../../../server/walls/alarms/rules.ts';

const start = Date.UTC(2026, 10, 30);

interface Change {
  /** ms after the one before */
  after: number;
  holds: boolean;
}

/** Runs the changes, looking again whenever the rules ask for it, until nothing is due any more. Returns when it was raised and over. */
function run(changes: readonly Change[], duration: number) {
  const turns: { at: number; to: AlarmState['kind']; holds: boolean }[] = [];
  let [state, holds, time]: [AlarmState, boolean, number] = [calm, false, start];
  const step = (now: number): void => {
    const before = state.kind === 'raised';
    state = advance(state, holds, now, duration);
    if (before !== (state.kind === 'raised')) turns.push({ at: now, to: state.kind, holds });
  };
  const settle = (until: number): void => {
    for (let due = dueAt(state, duration); due !== undefined && due <= until; due = dueAt(state, duration))
      step(due);
  };
  for (const change of changes) {
    settle((time += change.after));
    holds = change.holds;
    step(time);
  }
  settle(Infinity);
  return { turns, state, end: time };
}

/** Calls back with what holds at each change, and since when. */
const changesWithin = (gap: number) =>
  fc.array(fc.record({ after: fc.integer({ min: 1, max: gap }), holds: fc.boolean() }), { maxLength: 700 });

test('10 Hz for a minute turns to the alarm once and back once, ten seconds after the last', () => {
  const flapping = Array.from({ length: 601 }, (_, i) => ({ after: 100, holds: i % 2 === 0 }));
  const { turns, end } = run([...flapping, { after: 100, holds: false }], 0);
  expect(turns.map(({ to }) => to)).toEqual(['raised', 'calm']);
  expect(turns[1]?.at).toBe(end + quietTime);
});

test('a value that wavers faster than its alarm needs never raises it', () => {
  const flapping = Array.from({ length: 600 }, (_, i) => ({ after: 100, holds: i % 2 === 0 }));
  expect(run([...flapping, { after: 100, holds: false }], 5000).turns).toEqual([]);
});

describe('whatever a value does,', () => {
  test('with breaks of under ten seconds it is raised once, and stays', () => {
    fc.assert(
      fc.property(changesWithin(quietTime - 2), (changes) => {
        const { turns } = run(
          changes.flatMap((change) => [change, { after: 1, holds: true }]),
          0,
        );
        expect(turns.map(({ to }) => to)).toEqual(changes.length > 0 ? ['raised'] : []);
      }),
    );
  });

  test('it is raised after its time without a break, over after ten seconds without it, in turns, and never while it is not so', () => {
    fc.assert(
      fc.property(changesWithin(30_000), fc.integer({ min: 0, max: 60_000 }), (changes, duration) => {
        const { turns } = run(changes, duration);
        /** since when it has been so at a time, without a break */
        const heldSince = (at: number, holds: boolean): number | undefined => {
          let [time, since]: [number, number | undefined] = [start, holds ? undefined : start];
          for (const change of changes) {
            time += change.after;
            // A timer may run in the millisecond of a change, before it.
            if (time > at || (time === at && change.holds !== holds)) break;
            if (change.holds !== holds) since = undefined;
            else since ??= time;
          }
          return since;
        };
        turns.forEach(({ at, to, holds }, i) => {
          expect(to).toBe(i % 2 === 0 ? 'raised' : 'calm');
          expect(holds).toBe(to === 'raised');
          const wanted = to === 'raised' ? duration : quietTime;
          expect(at - (heldSince(at, to === 'raised') ?? Infinity)).toBeGreaterThanOrEqual(wanted);
        });
      }),
    );
  });
});

test('a clock that is set back does not keep an alarm for longer', () => {
  const raised = advance(calm, true, start, 0);
  const quiet = advance(raised, false, start + 1000, 0);
  const setBack = advance(quiet, false, start - 3_600_000, 0);
  expect(dueAt(setBack, 0)).toBe(start - 3_600_000 + quietTime);
  const pending = advance(calm, true, start, 30_000);
  expect(dueAt(advance(pending, true, start - 3_600_000, 30_000), 30_000)).toBe(start - 3_600_000 + 30_000);
});
