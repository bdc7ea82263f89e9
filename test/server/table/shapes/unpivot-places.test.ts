import { expect, test } from 'vitest';
import { choiceFor, day, kindsIn, tableIn, times } from '../tables.ts';

const countries = 'Albania Austria Belgium Bulgaria Denmark Finland France Germany Italy Norway Poland Spain';
const wide = (
  names: readonly string[],
  rows = 11,
  key: (at: number) => object = (at) => ({ year: 1995 + at }),
) =>
  times(rows, (row) => ({
    ...key(row),
    ...Object.fromEntries(names.map((name, at) => [name, 1000 * (at + 1) ** 2 + 37 * row])),
  }));

test('a time beside many columns called like countries is one figure of each country', () => {
  const json = wide(countries.split(' '));
  expect(kindsIn(json)).toEqual(['year:time', 'place:place', 'value:measure']);
  const { type, roles, reason, aggregation } = choiceFor(json);
  expect([type, roles]).toEqual(['lines', { label: 0, group: 1, values: [2] }]);
  expect(reason.en).toContain('11 years and 12 groups, the 8 largest in colour');
  expect(aggregation?.largest).toMatchObject({
    names: 'Denmark Finland France Germany Italy Norway Poland Spain'.split(' '),
    others: 'muted',
    muted: 'Bulgaria Belgium Austria Albania'.split(' '),
  });
});

test('it is told, and the total of all is left out', () => {
  const { notes, leftOut } = tableIn(wide([...countries.split(' '), 'Total']));
  expect(leftOut).toBe(1);
  expect(notes?.[0]?.text.en).toBe('each cell is a row: the places run across');
});

test('days are times as well, and an empty cell stays one', () => {
  const names = countries.split(' ');
  const json = wide(names, 5, (at) => ({ date: day(at) }));
  const { rows, columns } = tableIn([{ date: day(5), France: 7 }, ...json]);
  expect(rows).toBe(72);
  expect(columns.find(({ name }) => name === 'value')?.values.filter(Number.isNaN)).toHaveLength(11);
});

test.each([
  ['sensors', Array.from({ length: 12 }, (_, at) => `Sensor ${String(at)}`)],
  ['a few countries', countries.split(' ').slice(0, 5)],
])('%s stay columns', (_, names) => {
  expect(tableIn(wide(names)).columns).toHaveLength(names.length + 1);
});

test('countries beside names that are no times stay columns', () => {
  const goods = 'corn rice wheat oats rye'.split(' ');
  const json = wide(countries.split(' '), 5, (at) => ({ good: goods[at] }));
  expect(tableIn(json).rows).toBe(5);
});
