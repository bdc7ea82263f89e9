import { describe, expect, test } from 'vitest';
import type { FlipReport } from '#protocol';
import { createFlips } from '../../../server/walls/flips.ts';

/** A wall whose clock stands at 1000, with a change of revision 1 that is to be shown at 1300. */
function setUp(screens = 3) {
  let now = 1000;
  const flips = createFlips(() => now);
  const begin = (revision: number, at = now + 300) =>
    flips.begin(
      { action: 'themeChange', at, state: { theme: 'chalk', fullScreen: null, page: 0, revision } },
      screens,
    );
  const report = (screen: string, more: Partial<FlipReport> = {}) =>
    flips.report(screen, { revision: 1, ready: 1100, painted: 1300, error: 1, ...more });
  begin(1);
  return { flips, begin, report, pass: (ms: number) => (now += ms) };
}

describe('the lead of a change', () => {
  test('is nothing for a lone screen, and 400 ms before anything is known', () => {
    const { flips } = setUp();
    expect([flips.lead('themeChange', 0), flips.lead('themeChange', 1)]).toEqual([0, 0]);
    expect(flips.lead('themeChange', 2)).toBe(400);
  });

  test('is what the slowest screens lately needed, and a little more', () => {
    const { flips, report } = setUp();
    report('fast', { ready: 1080 });
    report('slow', { ready: 1400 });
    expect(flips.lead('themeChange', 2)).toBe(425);
    expect(flips.lead('pageChange', 2)).toBe(400);
  });

  test('is 800 ms at most', () => {
    const { flips, report } = setUp();
    report('slow', { ready: 90_000 });
    expect(flips.lead('themeChange', 2)).toBe(800);
  });

  test('follows a screen that has become faster after five changes, and forgets one that has left', () => {
    const { flips, begin, report } = setUp();
    report('slow', { ready: 1500 });
    report('other', { ready: 1300 });
    for (let revision = 2; revision <= 6; revision++) {
      begin(revision);
      report('slow', { revision, ready: 1200 });
    }
    expect(flips.lead('themeChange', 2)).toBe(325);
    flips.forget('other');
    expect(flips.lead('themeChange', 2)).toBe(225);
  });

  test.each(['hidden', 'clock'] as const)('does not wait for a screen that reports %s', (late) => {
    const { flips, report } = setUp();
    report('away', { ready: 1700, late });
    expect(flips.lead('themeChange', 2)).toBe(400);
  });
});

describe('the summary of a change', () => {
  test('has no times before a screen has reported', () => {
    const { flips } = setUp();
    expect(flips.list()).toEqual([
      { revision: 1, action: 'themeChange', at: 1300, lead: 300, screens: 3, reported: 0, late: [] },
    ]);
  });

  test('says how late the screens were, and which ones and why', () => {
    const { flips, report } = setUp();
    report('a', { painted: 1305 });
    report('b', { painted: 1290 });
    report('c', { painted: 1450, error: 3, late: 'not-ready' });
    expect(flips.list()[0]).toMatchObject({
      reported: 3,
      by: { p50: 5, p95: 150, max: 150 },
      spread: 160,
      late: [{ screen: 'c', by: 150, error: 3, reason: 'not-ready' }],
    });
  });

  test('counts only the first report of a screen, of a change that is known, and no more than there are screens', () => {
    const { flips, report } = setUp(2);
    report('a', { painted: 1301 });
    report('a', { painted: 1999 });
    report('b', { revision: 7 });
    report('c');
    report('d', { painted: 1999 });
    expect(flips.list()[0]).toMatchObject({ reported: 2, by: { max: 1 } });
  });

  test('is kept for the last 50 changes, the newest first', () => {
    const { flips, begin } = setUp();
    for (let revision = 2; revision <= 60; revision++) begin(revision);
    expect(flips.list().map(({ revision }) => revision)).toEqual(
      Array.from({ length: 50 }, (_, i) => 60 - i),
    );
  });
});
