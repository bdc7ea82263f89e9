import { expect, test } from 'vitest';
import { choiceFor, tableIn, times } from './tables.ts';

const linesWith = (oeeOf: (at: number) => number | null) =>
  times(8, (at) => ({
    Line: `Line ${at}x`,
    Packed: 12_000 + ((at * 3_571) % 9_000),
    Rejects: 200 + ((at * 331) % 900),
    Downtime: 40 + ((at * 17) % 60),
    Quality: 0.8 + ((at * 7) % 19) / 100,
    OEE: oeeOf(at),
  }));
const oee = (at: number) => 0.4 + ((at * 5) % 13) / 50;
const mainFor = (name: string, json = linesWith(oee)) => {
  const { roles } = choiceFor(json, name);
  return tableIn(json).columns[roles.values[0] ?? -1]?.name;
};

test('a measure that the file is called after leads', () => {
  expect(mainFor('oee')).toBe('OEE');
  expect(mainFor('oee_by_line')).toBe('OEE');
  expect(mainFor('downtimes-2024')).toBe('Downtime');
  expect(mainFor('reject')).toBe('Rejects');
});

test('only by whole words, and if it says anything', () => {
  const usual = mainFor('plant');
  expect(usual).not.toBe('OEE');
  expect(mainFor('qualityassurance')).toBe(usual);
  const empty = linesWith((at) => (at < 3 ? oee(at) : null));
  expect(mainFor('oee', empty)).not.toBe('OEE');
});
