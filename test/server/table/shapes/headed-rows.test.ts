import { expect, test } from 'vitest';
import { choiceFor, kindsIn, tableIn, times } from '../tables.ts';

const names = ['Ada', 'Bo', 'Cleo', 'Dan', 'Eva', 'Fay', 'Gus', 'Hal', 'Ida', 'Jo'];
const cells = (at: number): string[] => [
  `${at + 1}`,
  names[at] ?? '',
  `team ${at % 4}`,
  `${190 - at * 17}`,
  '',
];
const keyed = (row: readonly string[]) => Object.fromEntries(row.map((cell, at) => [`${at + 1}`, cell]));
const head = ['Pos', 'Driver', 'Team', 'PTS', ''];

test.each([
  ['keyed by numbers', { head: [keyed(head)], body: times(10, (at) => keyed(cells(at))) }],
  ['with one head', { head: keyed(head), body: times(10, (at) => keyed(cells(at))) }],
  ['in lists', { thead: [head], tbody: times(10, cells) }],
  ['in lists under one head', { thead: head, tbody: times(10, cells) }],
  ['inside', { standings: { header: [head], rows: times(10, cells) }, year: 2026 }],
])('the head of a table names its columns: %s', (_, json) => {
  expect(kindsIn(json).map((kind) => kind.split(':')[0])).toEqual(['Pos', 'Driver', 'Team', 'PTS']);
  const { columns, rows } = tableIn(json);
  expect(rows).toBe(10);
  const { roles, type } = choiceFor(json);
  expect(type).toMatch(/bars$/);
  expect([roles.label, ...roles.values].map((at) => columns[at ?? -1]?.name)).toEqual(['Driver', 'PTS']);
});

test('rows with more cells than names are left as they are', () => {
  const json = { head: [{ 1: 'Driver', 2: 'PTS' }], body: times(10, (at) => keyed(cells(at))) };
  expect(tableIn(json).columns.map(({ name }) => name)).not.toContain('PTS');
});
