import { describe, expect, test } from 'vitest';
import { choiceFor, day, tableIn, times } from '../tables.ts';

const list = (at: number) =>
  times(4 + (at % 3), (i) => ({ label: `system ${i}`, visits: 20 + ((i * 7 + at) % 11), unique: 0 }));
const courses = (more: (at: number) => object) => times(8, (at) => ({ title: `Course ${at}`, ...more(at) }));
const drawn = (json: unknown) => {
  const { roles } = choiceFor(json);
  const nameOf = (at = -1) => tableIn(json).columns[at]?.name;
  return { rows: tableIn(json).rows, label: nameOf(roles.label), value: nameOf(roles.values[0]) };
};

describe('records with a title and a figure', () => {
  const json = courses((at) => ({
    traffic: { total: 50 + ((at * 37) % 91) },
    platforms: { list: list(at) },
  }));

  test('are preferred over the lists inside of them', () => {
    expect(drawn(json)).toMatchObject({ rows: 8, label: 'title', value: 'traffic.total' });
  });

  test('are so where numbers are their keys', () => {
    expect(drawn(Object.fromEntries(json.entries()))).toMatchObject({ rows: 8, label: 'title' });
  });
});

test.each([
  [
    'have times',
    (at: number) => ({ total: at * 3, days: times(6, (i) => ({ date: day(i), sold: i + at })) }),
  ],
  ['are of things without figures', (at: number) => ({ platforms: list(at) })],
  [
    'are of things with no more than a place',
    (at: number) => ({ lat: 48 + at, lon: 2 + at, platforms: list(at) }),
  ],
  ['are of things that are all alike', (at: number) => ({ width: 3, platforms: list(at) })],
])('lists are read that %s', (_, more) => {
  expect(tableIn(courses(more)).rows).toBeGreaterThan(8);
});
