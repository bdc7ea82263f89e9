import { describe, expect, test } from 'vitest';
import { createClock } from '../../../web/client/clock.ts';

const serverAhead = 5_000;

/** A screen's clock, and a server whose clock is ahead; `ask` takes the latency of each direction in ms. */
function setUp() {
  let now = 1_000_000;
  let ahead = serverAhead;
  const clock = createClock(() => now);
  return {
    clock,
    ask(outbound: number, inbound: number) {
      const sent = now;
      now += outbound;
      const time = now + ahead;
      now += inbound;
      clock.sample(sent, time);
    },
    error: () => clock.serverNow() - (now + ahead),
    setScreenClock(by: number) {
      now += by;
      ahead -= by;
    },
    offset: () => clock.serverNow() - now,
  };
}

describe('the clock', () => {
  test("is the screen's own until there is a sample", () => {
    expect(setUp().offset()).toBe(0);
  });

  test("is the server's after an answer with the same latency both ways", () => {
    const { ask, error } = setUp();
    ask(10, 10);
    expect(error()).toBe(0);
  });

  test('uses the answer with the shortest round trip, not the newest', () => {
    const { ask, error } = setUp();
    ask(2, 2);
    ask(10, 900);
    expect(error()).toBe(0);
    ask(700, 1);
    expect(error()).toBe(0);
  });

  test('drops samples after eight newer ones', () => {
    const { ask, error } = setUp();
    ask(1, 3);
    for (let i = 0; i < 8; i++) ask(10, 20);
    expect(error()).toBe(-5);
  });

  test("follows at once when the screen's clock is set, as on a small computer that has just synchronised its clock", () => {
    const { ask, setScreenClock, error } = setUp();
    ask(1, 1);
    setScreenClock(3_600_000);
    ask(40, 40);
    expect(error()).toBe(0);
  });

  test('ignores an answer that seems to arrive before its request', () => {
    const { clock, offset } = setUp();
    clock.sample(1_000_500, 9_000_000);
    expect(offset()).toBe(0);
  });
});
