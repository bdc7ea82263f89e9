import { closeCodes } from '#protocol';
import { describe, expect, test, vi } from 'vitest';
import { keepConnected } from '../../../web/client/reconnect.ts';
import { createFakeTime } from './helpers/fake-time.ts';
import { CountingTarget, FakeDocument, seededRandom } from './helpers/fake-page.ts';

function setUp(random = seededRandom(1)) {
  const time = createFakeTime();
  const page = { window: new CountingTarget(), document: new FakeDocument() };
  const events = { lost: vi.fn(), refused: vi.fn() };
  const abort = vi.fn();
  let fail: (code: number) => void = () => {};
  const attempt = vi.fn((onClosed: (code: number) => void) => {
    fail = onClosed;
    return abort;
  });
  const reconnect = keepConnected(attempt, events, { random, ...time, ...page });
  return { time, ...page, events, attempt, abort, reconnect, fail: (code = 1006) => fail(code) };
}

/** Fails `count` times in a row. Returns the wait before each new attempt. */
function waitsOf(count: number, random: () => number, code?: number): number[] {
  const { time, fail } = setUp(random);
  return Array.from({ length: count }, () => {
    fail(code);
    const [wait = NaN] = time.waiting();
    time.advance(wait);
    return wait;
  });
}

const quick = [1_000, ...Array<number>(30).fill(2_000)];

describe('reconnecting', () => {
  test.each([
    ['nothing answers', 1006, '4 s', [...quick, 4_000, 4_000]],
    ['the server closes what it has opened', 4429, '30 s', [...quick, 4_000, 8_000, 16_000, 30_000, 30_000]],
  ])(
    'while %s (%i) waits a random time below a limit: 2 s for 31 attempts, then doubling up to %s',
    (_why, code, _max, limits) => {
      const waits = Array.from({ length: 500 }, (_, seed) =>
        waitsOf(limits.length, seededRandom(seed), code),
      );
      limits.forEach((limit, i) => {
        const each = waits.map((wait) => wait[i] ?? NaN);
        expect(Math.min(...each)).toBeGreaterThanOrEqual(0);
        expect(Math.max(...each)).toBeLessThan(limit);
        // full jitter: the whole range is used, not only its upper half
        expect(Math.min(...each)).toBeLessThan(limit * 0.05);
        expect(Math.max(...each)).toBeGreaterThan(limit * 0.95);
      });
    },
  );

  test('retries for ever, and never waits longer than that', () => {
    for (const [code, limit] of [
      [1006, 4_000],
      [4429, 30_000],
    ] as const) {
      const waits = waitsOf(5_000, () => 0.999_999, code);
      expect(waits).toHaveLength(5_000);
      expect(Math.max(...waits)).toBeLessThanOrEqual(limit);
      expect(waits.at(-1)).toBeGreaterThan(limit * 0.9);
    }
  });

  test('starts with short waits again after a connection was established', () => {
    const { time, fail, reconnect, events } = setUp(() => 0.5);
    for (let i = 0; i < 40; i++) {
      fail();
      time.advance(30_000);
    }
    reconnect.reset();
    fail();
    expect(time.waiting()).toEqual([500]);
    expect(events.lost.mock.calls.flat().slice(-3)).toEqual([39, 40, 1]);
  });

  test('does not wait when the network comes back', () => {
    const { window, attempt, fail, time } = setUp();
    fail();
    window.dispatchEvent(new Event('online'));
    expect(attempt).toHaveBeenCalledTimes(2);
    time.advance(60_000);
    expect(attempt).toHaveBeenCalledTimes(2);
  });

  test('does not wait when the page becomes visible, but does when it becomes hidden', () => {
    const { document, attempt, fail } = setUp();
    fail();
    document.become('hidden');
    expect(attempt).toHaveBeenCalledTimes(1);
    document.become('visible');
    expect(attempt).toHaveBeenCalledTimes(2);
  });

  test('does not disturb a running attempt or an established connection', () => {
    const { window, document, attempt } = setUp();
    window.dispatchEvent(new Event('online'));
    document.become('visible');
    expect(attempt).toHaveBeenCalledTimes(1);
  });

  test.each([closeCodes.notAuthenticated, closeCodes.notAllowed])(
    'does not reconnect after code %i',
    (code) => {
      const { window, document, events, attempt, fail, time } = setUp();
      fail(code);
      window.dispatchEvent(new Event('online'));
      document.become('visible');
      time.advance(3_600_000);
      expect(events.refused.mock.calls).toEqual([[code]]);
      expect(events.lost).not.toHaveBeenCalled();
      expect(attempt).toHaveBeenCalledTimes(1);
      expect([window.listeners, document.listeners]).toEqual([0, 0]);
    },
  );

  test.each([1000, 1001, 1006, 1011, 1012, 4400, 4408, 4409, 4413, 4429])(
    'reconnects after code %i',
    (code) => {
      const { attempt, fail, time } = setUp();
      fail(code);
      time.advance(30_000);
      expect(attempt).toHaveBeenCalledTimes(2);
    },
  );

  test('stops for good, during an attempt as well as during a wait', () => {
    for (const waiting of [false, true]) {
      const { window, document, attempt, abort, fail, reconnect, time } = setUp();
      if (waiting) fail();
      reconnect.stop();
      window.dispatchEvent(new Event('online'));
      time.advance(60_000);
      expect(attempt).toHaveBeenCalledTimes(1);
      expect(abort).toHaveBeenCalledTimes(1);
      expect([window.listeners, document.listeners, time.waiting().length]).toEqual([0, 0, 0]);
    }
  });

  test('never reloads the page, however long the server is down', () => {
    const location = { reload: vi.fn(), assign: vi.fn(), replace: vi.fn(), href: 'http://wall/' };
    vi.stubGlobal('location', location);
    const { window, document, fail, time } = setUp();
    for (let i = 0; i < 1_000; i++) {
      fail();
      window.dispatchEvent(new Event('online'));
      document.become('visible');
      time.advance(30_000);
    }
    vi.unstubAllGlobals();
    expect(
      [location.reload, location.assign, location.replace].map((each) => each.mock.calls.length),
    ).toEqual([0, 0, 0]);
    expect(location.href).toBe('http://wall/');
  });
});
