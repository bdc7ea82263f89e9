import { expect, test } from 'vitest';
import { openRevisions, revisionOfContent } from '../../../server/charts/revisions.ts';
import { silentLog } from '../../helpers/log.ts';
import { seededRandom } from '../../web/client/helpers/fake-page.ts';

const minute = 60_000;
const twoDays = 48 * 60 * minute;

/** A journal that outlives what uses it, a clock, and the revisions of one process after the other. */
function aMachine() {
  const stored = new Map<string, unknown>();
  const puts: number[] = [];
  const machine = {
    time: Date.UTC(2026, 10, 28),
    isDiskFull: false,
    puts,
    storedNow: () => Number(stored.get('revision') ?? 0),
    start: () =>
      openRevisions({
        journal: {
          get: (key) => stored.get(key),
          put(key, value) {
            if (machine.isDiskFull) return Promise.reject(new Error('the disk is full'));
            puts.push(machine.time);
            stored.set(key, value);
            return Promise.resolve();
          },
        },
        now: () => machine.time,
        log: silentLog,
      }),
  };
  return machine;
}

test('revisions follow the clock, and each is greater than the one before', async () => {
  const machine = aMachine();
  const { next } = await machine.start();
  expect(next()).toBe(machine.time * 1000);
  expect(next()).toBe(machine.time * 1000 + 1);
  machine.time += 1000;
  expect(next()).toBe(machine.time * 1000);
});

test.each([-twoDays, -1, 0, 1, minute, twoDays])(
  'a restart with the clock %d ms from where it was never lowers one, however often',
  async (jump) => {
    const machine = aMachine();
    let last = 0;
    for (let restart = 0; restart < 5; restart++) {
      const { next } = await machine.start();
      for (let i = 0; i < 100; i++) {
        const revision = next();
        expect(revision).toBeGreaterThan(last);
        expect(revision).toBeLessThanOrEqual(machine.storedNow());
        last = revision;
      }
      machine.time += jump;
    }
  },
);

test('what is given out is never above what is stored, and it is stored once a minute at most', async () => {
  const machine = aMachine();
  const { next } = await machine.start();
  for (let i = 0; i < 10_000; i++) {
    expect(next()).toBeLessThanOrEqual(machine.storedNow());
    await Promise.resolve();
    machine.time += 100;
  }
  const pauses = machine.puts.map((at, i) => at - (machine.puts[i - 1] ?? -Infinity));
  expect(Math.min(...pauses)).toBeGreaterThanOrEqual(minute);
  expect(machine.puts.length).toBeGreaterThan(10);
});

test('after a night without changes the first is not above what is stored, and nothing was stored meanwhile', async () => {
  const machine = aMachine();
  const { next } = await machine.start();
  const before = next();
  machine.time += 8 * 60 * minute;
  for (let i = 0; i < 1000; i++) {
    const revision = next();
    expect(revision).toBeGreaterThan(before);
    expect(revision).toBeLessThanOrEqual(machine.storedNow());
  }
  await Promise.resolve();
  expect(next()).toBe(machine.time * 1000);
  expect(machine.puts).toHaveLength(2);
});

test('the server starts with a full disk: revisions follow the clock, and the disk is tried again later', async () => {
  const machine = aMachine();
  machine.isDiskFull = true;
  const { next } = await machine.start();
  expect(next()).toBe(machine.time * 1000);
  machine.isDiskFull = false;
  expect(next()).toBe(machine.time * 1000 + 1);
  expect(machine.storedNow()).toBe(0);
  machine.time += minute;
  expect(next()).toBe(machine.time * 1000);
  await Promise.resolve();
  expect(machine.storedNow()).toBe((machine.time + 2 * minute) * 1000);
});

test('nodes that read one file at different times, and not every content of it, give one revision to two contents in one of 1,000 cases', () => {
  const random = seededRandom(7);
  let same = 0;
  for (let round = 0; round < 10_000; round++) {
    const [first, second] = [`"${random()}"`, `"${random()}"`];
    const written = Date.UTC(2026, 10, 28) + round;
    // both are ahead of the clock after what they agreed on last
    const last = (written + 300) * 1000;
    if (revisionOfContent(first, last + 1, written) === revisionOfContent(second, last + 1, written + 100))
      same++;
    expect(revisionOfContent(first, 0, written)).toBe(revisionOfContent(first, written * 1000, written));
    expect(revisionOfContent(first, last + 1, written)).toBeGreaterThan(last);
  }
  expect(same).toBeLessThan(30);
});
