import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createAttendance } from '../../../../server/walls/presence/attendance.ts';
import { createFakeTime } from '../fake-time.ts';

/** Attendance with the count of each wall as it was told, and all that was told. */
function start(time = createFakeTime()) {
  const told: string[] = [];
  const nums = new Map<string, number>();
  const tell = (what: string, by: number) => (screen: string, wall: string, num: number) => {
    told.push(`${screen} ${what} ${wall}: ${num}`);
    expect(num).toBe((nums.get(wall) ?? 0) + by);
    expect(num).toBeGreaterThanOrEqual(0);
    nums.set(wall, num);
  };
  const attendance = createAttendance<object>(time.now, {
    onEnter: tell('enters', 1),
    onLeave: tell('leaves', -1),
    onStatus: () => {},
  });
  return {
    attendance,
    told,
    nums,
    /** Time passes, a second at a time, as in the server. */
    pass(seconds: number) {
      for (let i = 0; i < seconds; i++) {
        time.advance(1000);
        attendance.sweep();
      }
    },
    statusOf: (screen: string) => attendance.find(screen)?.status,
  };
}

test('P-2 a screen that comes back within 10 s has neither left nor entered', () => {
  const { attendance, told, pass } = start();
  const first = {};
  attendance.enter('a', 'main', first);
  attendance.leave('a', first, true);
  pass(9);
  attendance.enter('a', 'main', {});
  pass(9);
  expect(told).toEqual(['a enters main: 1']);
});

test('P-2 a screen is away after 10 s of silence, and gone after 20 s', () => {
  const { attendance, told, pass, statusOf } = start();
  attendance.enter('a', 'main', {});
  pass(9);
  expect(statusOf('a')).toBe('here');
  pass(1);
  expect(statusOf('a')).toBe('away');
  pass(9);
  expect(statusOf('a')).toBe('away');
  pass(1);
  expect(statusOf('a')).toBe('gone');
  expect(told).toEqual(['a enters main: 1', 'a leaves main: 0']);
});

test('P-2 a screen that says goodbye is gone after 10 s', () => {
  const { attendance, told, pass, statusOf } = start();
  const session = {};
  attendance.enter('a', 'main', session);
  attendance.leave('a', session, true);
  pass(10);
  expect(statusOf('a')).toBe('gone');
  expect(told).toEqual(['a enters main: 1', 'a leaves main: 0']);
});

test('P-2 a page that only answers pings is away, but not gone, and here again with its next word', () => {
  const { attendance, told, pass, statusOf } = start();
  const session = {};
  attendance.enter('a', 'main', session);
  for (let i = 0; i < 4; i++) {
    pass(15);
    attendance.sense('a', session);
    expect(statusOf('a')).toBe('away');
  }
  attendance.hear('a', session);
  expect(statusOf('a')).toBe('here');
  expect(told).toEqual(['a enters main: 1']);
});

test('P-2 a screen that speaks after it was gone has entered again', () => {
  const { attendance, told, pass } = start();
  const session = {};
  attendance.enter('a', 'main', session);
  pass(20);
  attendance.hear('a', session);
  expect(told).toEqual(['a enters main: 1', 'a leaves main: 0', 'a enters main: 1']);
});

test('P-2 a screen that goes to another wall leaves the first at once', () => {
  const { attendance, told } = start();
  attendance.enter('a', 'main', {});
  attendance.enter('a', 'other', {});
  expect(told).toEqual(['a enters main: 1', 'a leaves main: 0', 'a enters other: 1']);
});

test('P-2 a clock that is set back keeps nobody for longer', () => {
  const time = createFakeTime();
  const { attendance, pass, statusOf } = start(time);
  attendance.enter('a', 'main', {});
  time.set(time.now() - 3_600_000);
  pass(21);
  expect(statusOf('a')).toBe('gone');
});

const ids = ['a', 'b', 'c'];
const walls = ['main', 'other'];
type Move = (server: ReturnType<typeof start>, sockets: Map<string, object[]>) => void;

/** The sockets of a screen, the newest last. */
const screen = fc.constantFrom(...ids);
const enter = fc
  .record({ id: screen, wall: fc.constantFrom(...walls) })
  .map(({ id, wall }): Move => ({ attendance }, sockets) => {
    const session = {};
    sockets.set(id, [...(sockets.get(id) ?? []), session]);
    attendance.enter(id, wall, session);
  });
/** Also the older of two twins ends, and an end that is told twice. */
const end = fc
  .record({ id: screen, at: fc.nat(2), isGoodbye: fc.boolean(), twice: fc.boolean() })
  .map(({ id, at, isGoodbye, twice }): Move => ({ attendance }, sockets) => {
    const open = sockets.get(id) ?? [];
    const session = open[at];
    if (!session) return;
    attendance.leave(id, session, isGoodbye);
    if (twice) attendance.leave(id, session, !isGoodbye);
    sockets.set(
      id,
      open.filter((one) => one !== session),
    );
  });
const speak = fc
  .record({ id: screen, at: fc.nat(2), isWord: fc.boolean() })
  .map(({ id, at, isWord }): Move => ({ attendance }, sockets) => {
    const session = sockets.get(id)?.[at];
    if (session) attendance[isWord ? 'hear' : 'sense'](id, session);
  });
const wait = fc.nat(25).map(
  (seconds): Move =>
    ({ pass }) =>
      pass(seconds),
);
const forget = screen.map((id): Move => ({ attendance }, sockets) => {
  if ((sockets.get(id) ?? []).length === 0) attendance.forget(id);
});
const restart = fc.constant('restart' as const);

test('P-2 whatever comes, goes, drops, doubles or restarts: each count is exact, never negative, and nobody counts twice', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(enter, enter, end, speak, wait, forget, restart), { maxLength: 60 }),
      (moves) => {
        const time = createFakeTime();
        let server = start(time);
        let sockets = new Map<string, object[]>();
        for (const move of moves) {
          if (move === 'restart') {
            server = start(time);
            sockets = new Map();
          } else move(server, sockets);
          const present = ids.flatMap((id) => {
            const found = server.attendance.find(id);
            return found && found.status !== 'gone' ? [found] : [];
          });
          for (const wall of walls) {
            const there = present.filter((each) => each.wall === wall).length;
            expect(server.attendance.count(wall)).toBe(there);
            expect(server.nums.get(wall) ?? 0).toBe(there);
          }
          // a screen with a socket that has just spoken is here
          for (const { session, heard, status } of present)
            if (session && heard === time.now()) expect(status).toBe('here');
        }
        // once all is quiet nobody is there
        server.pass(30);
        for (const wall of walls) expect(server.attendance.count(wall)).toBe(0);
      },
    ),
    { numRuns: 1000 },
  );
});
