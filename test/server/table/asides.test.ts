import { expect, test } from 'vitest';
import { choiceFor, tableIn, times } from './tables.ts';

const drawn = (json: unknown) => choiceFor(json).roles.values.map((at) => tableIn(json).columns[at]?.name);
const hours = (more: (at: number, value: number) => Readonly<Record<string, unknown>>) =>
  times(48, (at) => {
    const value = 8 + ((at * 7) % 13);
    return {
      value,
      at: `2026-11-${27 + Math.floor(at / 24)}T${String(at % 24).padStart(2, '0')}:00:00Z`,
      ...more(at, value),
    };
  });

test('a value is drawn without the summary of it that stands beside', () => {
  const json = hours((at, value) => ({
    summary: { min: value - 1, median: value, max: value + 2 },
    coverage: { percentComplete: 90 + (at % 10) },
  }));
  expect(drawn(json)).toEqual(['value']);
});

test('two ends of a range stay beside their value', () => {
  expect(drawn(hours((_, value) => ({ min: value - 1, max: value + 2 })))).toEqual(['value', 'min', 'max']);
});

test('a summary of something else stays', () => {
  const other = hours((at) => ({ gust_min: 40 + at, gust_avg: 50 + at, gust_max: 60 + at }));
  expect(drawn(other).length).toBeGreaterThan(1);
});

test('a summary alone is drawn', () => {
  const alone = times(48, (at) => ({
    day: 1,
    at: `2026-11-27T${10 + (at % 12)}:${at % 60}:00Z`,
    min: at,
    mean: at + 4,
    max: at + 9,
  }));
  expect(drawn(alone).length).toBeGreaterThan(1);
});
