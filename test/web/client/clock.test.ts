import { describe, expect, test } from 'vitest';
import { createClock } from '../../../web/client/clock.ts';

const serverAhead = 5_000;

/** A screen's clock, and answers of a server whose clock is ahead, after so many ms there and back. */
function setUp() {
  let now = 1_000_000;
  let ahead = serverAhead;
  const clock = createClock(() => now);
  return {
    clock,
    ask(there: number, back: number) {
      const sent = now;
      now += there;
      const time = now + ahead;
      now += back;
      clock.sample(sent, time);
    },
    error: () => clock.serverNow() - (now + ahead),
    setScreenClock(by: number) {
      now += by;
      ahead -= by;
    },
    unmeasured: () => clock.serverNow() - now,
  };
}

describe('the clock', () => {
  test("is the screen's own until something was measured", () => {
    expect(setUp().unmeasured()).toBe(0);
  });

  test("knows the server's clock from an answer that took the same time both ways", () => {
    const { ask, error } = setUp();
    ask(10, 10);
    expect(error()).toBe(0);
  });

  test('goes by the answer with the shortest way, not by the newest', () => {
    const { ask, error } = setUp();
    ask(2, 2);
    ask(10, 900);
    expect(error()).toBe(0);
    ask(700, 1);
    expect(error()).toBe(0);
  });

  test('forgets measurements after eight newer ones', () => {
    const { ask, error } = setUp();
    ask(1, 3);
    for (let i = 0; i < 8; i++) ask(10, 20);
    expect(error()).toBe(-5);
  });

  test("follows at once when the screen's clock is set, as on a small computer that has just found the time", () => {
    const { ask, setScreenClock, error } = setUp();
    ask(1, 1);
    setScreenClock(3_600_000);
    ask(40, 40);
    expect(error()).toBe(0);
  });

  test('ignores an answer that seems to come before its question', () => {
    const { clock, unmeasured } = setUp();
    clock.sample(1_000_500, 9_000_000);
    expect(unmeasured()).toBe(0);
  });
});
