import { expect, test } from 'vitest';
import { choiceFor, tableIn, times } from '../tables.ts';

const shops = ['food', 'cafe', 'coffee', 'rent', 'transport'];

test('days of a month beside amounts and words, all without names, say when: the amounts are added up by the words', () => {
  const json = times(60, (at) => [
    1 + Math.floor(at / 3),
    45.9 + ((at * 37) % 900),
    shops[(at * 3 + Math.floor(at / 4)) % 5],
  ]);
  const { type, roles, reason } = choiceFor(json);
  expect([type, roles]).toEqual(['horizontal-bars', { label: 2, values: [1] }]);
  expect(reason.en).toBe('5 categories, added up: horizontal bars');
});

test('so do semesters beside fees that are whole numbers', () => {
  const json = times(40, (at) => [
    `S${10_460 + at * 37}`,
    1 + ((at * 5) % 8),
    2_000_000 + ((at * 377_411) % 7_000_000),
    ['paid', 'late'][(at * 7) % 2],
    ['none', 'half', 'full'][(at * 7) % 3],
  ]);
  expect(tableIn(json).columns[1]?.kind).toBe('category');
  expect(choiceFor(json)).toMatchObject({ type: 'horizontal-bars', roles: { values: [2] } });
});

test('two quantities without names are points', () => {
  const json = times(40, (at) => [150.5 + ((at * 7) % 41), 50.25 + ((at * 13) % 37), 'ab'[at % 2]]);
  expect(choiceFor(json).type).toBe('scatter');
});

test('readings without names are points over the day still', () => {
  const json = times(60, (at) => [at % 7, 20.5 + ((at * 7) % 29) / 10, ['kitchen', 'hall'][(at * 3) % 2]]);
  expect(choiceFor(json).type).toBe('scatter');
});

test('readings without names are not added up', () => {
  const json = times(40, (at) => [1 + (at % 5), 20.5 + ((at * 7) % 5) / 10, ['kitchen', 'hall'][at % 2]]);
  expect(choiceFor(json).reason.en).not.toContain('added up');
});

test('semesters and years of study are no quantity below such a name', () => {
  for (const name of ['Semester', 'Studienjahr', 'курс', '学期'])
    expect(tableIn(times(20, (at) => ({ [name]: 1 + (at % 8), points: at * at }))).columns[0]?.kind).toBe(
      'category',
    );
});

test('one figure for each semester is a course', () => {
  expect(choiceFor(times(8, (at) => ({ semester: at + 1, students: 100 - ((at * 7) % 30) }))).type).toBe(
    'lines',
  );
});

test('a few payments on two days are no lines', () => {
  const json = [
    ['2025-08-04', 'in', 'food', 18_000],
    ['2025-08-04', 'in', 'wages', 3_000_000],
    ['2025-08-04', 'out', 'food', 12_000],
    ['2024-01-01', 'out', 'bus', 50_000],
  ];
  expect(choiceFor(json)).toMatchObject({ type: 'grouped-bars', roles: { label: 0, group: 1, values: [3] } });
});

test('one reading of each thing on two days is a line still', () => {
  const json = ['2025-08-04', '2025-08-05'].flatMap((date, at) =>
    ['a', 'b'].map((sensor, i) => ({ date, sensor, level: 3 + at * 9 + i * 40 })),
  );
  expect(choiceFor(json).type).toBe('lines');
});
