import { expect, test } from 'vitest';
import { keyedSeries } from '../../../../server/table/shapes/keyed-series.ts';
import { choiceFor, tableIn, times } from '../tables.ts';

const rates = (key: number, length: number) =>
  times(length, (at) => 4 + (key % 7) + ((at * 3 + key) % 11) / 10);
const keyed = (lengths: readonly number[], keyOf = (at: number) => String(36 + 44 * at)) =>
  Object.fromEntries(lengths.map((length, at) => [keyOf(at), rates(at, length)]));

test('lists of numbers under codes that are about as long are a line each, step by step', () => {
  const json = keyed([22, 22, 21, 22, 21, 22, 22, 22, 21, 22]);
  const { rows, columns } = tableIn(json);
  expect([rows, columns.length, columns[0]?.name, columns[2]?.values[21]]).toEqual([22, 10, '36', NaN]);
  expect(choiceFor(json)).toMatchObject({
    type: 'lines',
    reason: { en: '22 values and 8 of 10 measures: lines' },
  });
});

const alike = [12, 12, 12, 12, 12, 12];

test.each<[string, unknown]>([
  ['years', keyed(alike, (at) => String(2020 + at))],
  ['numbers of rows', keyed(alike, (at) => String(at))],
  ['words', keyed(alike, (at) => `series ${at}`)],
  ['lists of other lengths', keyed([12, 30, 12, 12, 12, 12])],
  ['short lists', keyed([3, 3, 3, 3, 3, 3])],
  ['texts', { ...keyed(alike), 900: times(12, () => 'a') }],
  ['a list', [rates(1, 9)]],
])('%s are none', (_, json) => expect(keyedSeries(json)).toBeUndefined());
