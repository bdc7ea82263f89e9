import { expect, test } from 'vitest';
import { choiceFor, tableIn, times } from '../tables.ts';

const runs = (total: string, sum: (parts: number) => number = (parts) => parts, count = 9) =>
  times(count, (at) => {
    const parts = [3.3, 7.5, 13.5, 2.2].map((part, i) => part + ((at * 7 + i * 5) % 6) / 4);
    const [read = 0, find = 0, fit = 0, rest = 0] = parts;
    return {
      commit: `c${String(at)}ab`,
      read,
      find,
      fit,
      rest,
      [total]: sum(read + find + fit + rest),
      wall_clock_corpus: 7000 + ((at * 377) % 900),
      description: `Stage ${String(at)} of the work, told at length`,
    };
  });
const drawn = (json: unknown) => choiceFor(json).roles.values.map((at) => tableIn(json).columns[at]?.name);

test.each(['Gesamt', '合計', 'overall', 'insgesamt'])(
  'the parts of %s are stacked, and neither one of them nor what is beside them is drawn',
  (total) => {
    const json = runs(total);
    expect(choiceFor(json).reason.en).toBe('9 categories and 4 parts of a whole: stacked bars');
    expect(drawn(json)).toEqual(['read', 'find', 'fit', 'rest']);
  },
);

test.each(['detector_total', 'celkem', 'razem'])('or %s leads alone, never one part', (total) => {
  expect(drawn(runs(total))).toEqual([total]);
});

test('what does not add up is not stacked', () => {
  expect(choiceFor(runs('total', (parts) => parts / 2)).type).not.toBe('stacked-bars');
});
