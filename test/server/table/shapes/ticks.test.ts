import { expect, test } from 'vitest';
import { choiceFor, tableIn, times } from '../tables.ts';

const wares = ['bread', 'milk', 'eggs', 'salt', 'tea', 'rice'];
const isIn = (row: number, at: number): boolean => (row * 7 + at * 5) % (at + 2) === 0;
const baskets = (
  rows: number,
  cells: readonly [unknown, unknown],
  beside: (row: number) => object = () => ({}),
) =>
  times(rows, (row) => ({
    ...beside(row),
    ...Object.fromEntries(wares.map((ware, at) => [ware, isIn(row, at) ? cells[0] : cells[1]])),
  }));
const named = (rows: number, nameOf: (at: number) => string, columns = 12) =>
  times(rows, (row) =>
    Object.fromEntries(Array.from({ length: columns }, (_, at) => [nameOf(at), isIn(row, at) ? 1 : 0])),
  );
const countOf = (rows: number, at: number) =>
  Array.from({ length: rows }, (_, row) => row).filter((row) => isIn(row, at)).length;

test('columns of 0 and 1 are counted, the largest first', () => {
  const json = baskets(24, [1, 0]);
  const { type, reason } = choiceFor(json);
  expect([type, reason.en]).toEqual(['horizontal-bars', '24 rows counted by 6 columns: horizontal bars']);
  const [names, counts] = tableIn(json).columns;
  expect(Array.from<unknown>(names?.values ?? []).toSorted()).toEqual(wares.toSorted());
  expect(Array.from<unknown>(counts?.values ?? [])).toEqual(
    wares.map((_, at) => countOf(24, at)).toSorted((one, other) => other - one),
  );
});

test.each([
  ['yes', 'no'],
  ['Ja', 'Nein'],
  ['oui', 'non'],
  ['TRUE', 'FALSE'],
  [true, false],
  ['x', ''],
  ['✓', null],
  ['Sí', 'No'],
  ['да', 'нет'],
  ['是', '否'],
  ['はい', 'いいえ'],
])('%s and %s are such as well', (is, not) => {
  expect(choiceFor(baskets(24, [is, not])).reason.en).toContain('24 rows counted by 6 columns');
});

test('an id, a name among many, or when a form was sent does not matter', () => {
  const counted = 'rows counted by 6 columns';
  expect(choiceFor(baskets(24, [1, 0], (row) => ({ basket_id: 1000 + row }))).reason.en).toContain(counted);
  expect(choiceFor(baskets(40, [1, 0], (row) => ({ person: `Person ${row}x` }))).reason.en).toContain(
    counted,
  );
  const sent = baskets(24, ['x', ''], (row) => ({ Timestamp: `2024-03-02 10:${10 + row}:00` }));
  expect(choiceFor(sent).reason.en).toContain(counted);
});

test('running numbers do not matter either', () => {
  const counted = 'rows counted by 6 columns';
  expect(choiceFor(baskets(24, [1, 0], (row) => ({ id: row + 1 }))).reason.en).toContain(counted);
  expect(choiceFor(baskets(24, [1, 0], (row) => ({ basket: row }))).reason.en).toContain(counted);
});

test('forms write an answer once more where it was ticked', () => {
  const json = times(24, (row) =>
    Object.fromEntries(wares.map((ware, at) => [`What do you buy? [${ware}]`, isIn(row, at) ? ware : ''])),
  );
  expect(choiceFor(json).reason.en).toContain('24 rows counted by 6 columns');
});

test.each([
  ['a few things by name are compared', baskets(12, [1, 0], (row) => ({ hotel: `Hotel ${row}x` }))],
  [
    'days are habits',
    baskets(24, [1, 0], (row) => ({ date: `2024-05-${String(row + 1).padStart(2, '0')}` })),
  ],
  [
    'states of a machine have a course',
    baskets(24, [1, 0], (row) => ({ Timestamp: `2024-03-02 10:${10 + row}:00` })),
  ],
  ['another figure is drawn', baskets(24, [1, 0], (row) => ({ spent: 3.5 + row }))],
  ['as many rows as columns are a graph', named(12, (at) => `Node ${at}`)],
  ['days across have an order', named(20, (at) => `2024-05-${10 + at}`)],
  [
    'so have weekdays',
    named(20, (at) => ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'][at] ?? `n${at}`, 7),
  ],
  ['other numbers are none', baskets(24, [2, 0])],
])('%s', (_, json) => {
  expect(choiceFor(json).reason.en).not.toMatch(/counted by \d+ columns/);
});

test('a picture of 0 and 1 has no names', () => {
  const rows = times(24, (row) => wares.map((_, at) => (isIn(row, at) ? 1 : 0)));
  expect(choiceFor(rows).reason.en).not.toContain('counted');
});
