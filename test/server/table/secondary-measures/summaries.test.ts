import { describe, expect, test } from 'vitest';
import { choiceFor, day, tableIn, times } from '../tables.ts';

const drawn = (json: unknown): (string | undefined)[] =>
  choiceFor(json).roles.values.map((at) => tableIn(json).columns[at]?.name);
const offered = (json: unknown): (string | undefined)[] =>
  (choiceFor(json).measures?.others ?? []).map((at) => tableIn(json).columns[at]?.name);
const rows = (at: number) => ((at * 7) % 31) + 3;

describe('statistics of runs beside each other', () => {
  const runs = (count: number, more: (at: number) => object) =>
    times(count, (at) => ({ command: `build --level ${at}`, ...more(at) }));

  test('are no parts: the mean is compared by name, and the others are offered', () => {
    const json = runs(2, (at) => ({
      mean: 11.6 - at,
      stddev: 1.6 - at / 2,
      median: 11.8 - at,
      user: 43.5 + at,
      system: 7.3 - at,
      min: 9.8 - at,
      max: 13.1 - at,
    }));
    expect(choiceFor(json).type).toMatch(/bars$/);
    expect(choiceFor(json).type).not.toBe('stacked-bars');
    expect(drawn(json)).toEqual(['mean']);
    expect(offered(json)).toEqual(['stddev', 'median', 'user', 'system', 'min', 'max']);
  });

  test('are led by the median where there is no mean', () => {
    const json = runs(6, (at) => ({
      p50: 20 + at,
      p95: 60 + rows(at),
      p99: 90 + rows(at),
      stddev: 4 + at / 3,
    }));
    expect(drawn(json)).toEqual(['p50']);
  });

  test('may all be of one thing that their names say', () => {
    const json = runs(5, (at) => ({
      time_min: 8 + at,
      time_mean: 10 + at,
      time_p95: 14 + at,
      time_max: 19 + at,
    }));
    expect(drawn(json)).toEqual(['time_mean']);
  });

  test('are figures of their own if the values are no such', () => {
    const json = runs(5, (at) => ({ mean: 10 + at, median: 9 + at, min: 30 - at, max: 4 + at }));
    expect(drawn(json)).toHaveLength(4);
  });

  test('have a course over time each', () => {
    const json = times(12, (at) => ({
      date: day(at),
      mean: 20 + at,
      p95: 40 + rows(at),
      max: 80 + rows(at),
    }));
    expect(choiceFor(json).type).toBe('lines');
    expect(drawn(json).length).toBeGreaterThan(1);
  });
});
