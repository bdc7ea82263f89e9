import { describe, expect, test } from 'vitest';
import { choiceFor, tableIn, times } from '../tables.ts';

const drinks = ['tea', 'coffee', 'water (still, or with gas)', 'juice'];
/** One to three of the drinks. */
const chosen = (row: number, mark = ', ') =>
  drinks.filter((_, at) => (row + at) % (at + 2) === 0 || at === row % 4).join(mark);
const form = (more: (row: number) => object = () => ({}), mark = ', ') =>
  times(24, (row) => ({ ...more(row), 'What do you drink': chosen(row, mark) }));

describe('a question with several answers in one cell', () => {
  test.each([', ', ';', '; ', ' | ', '、'])('has each answer counted once, split at %j', (mark) => {
    const json = form(() => ({}), mark);
    const { type, reason } = choiceFor(json);
    expect([type, reason.en]).toEqual([
      'horizontal-bars',
      '24 rows counted by What do you drink: horizontal bars',
    ]);
    const [names, counts] = tableIn(json).columns;
    expect(Array.from<unknown>(names?.values ?? []).toSorted()).toEqual(drinks.toSorted());
    const largest = Array.from({ length: 24 }, (_, row) => chosen(row)).filter((text) =>
      text.includes('tea'),
    );
    expect(counts?.values[Array.from<unknown>(names?.values ?? []).indexOf('tea')]).toBe(largest.length);
    expect(tableIn(json).notes?.map(({ text }) => text.en)).toContain(
      'several answers to “What do you drink” in one cell: each is counted once',
    );
  });

  test('is told of those who answered', () => {
    const json = times(24, (row) => ({ drinks: row < 4 ? '' : chosen(row) }));
    expect(choiceFor(json).reason.en).toBe('20 rows counted by drinks: horizontal bars');
  });

  test('is counted beside names, ids, and when the form was sent', () => {
    const json = form((row) => ({ Timestamp: `2024-03-02 10:${10 + row}:00`, Name: `Person ${row}` }));
    expect(choiceFor(json).reason.en).toContain('counted by What do you drink');
  });

  test('is none beside figures or single answers, and towns in their lands are no answers', () => {
    expect(tableIn(form((row) => ({ spent: (row * 37) % 90 }))).rows).toBe(24);
    expect(tableIn(form((row) => ({ often: ['daily', 'weekly'][row % 2] }))).rows).toBe(24);
    const towns = ['Kiel, North', 'Bonn, West', 'Essen, West', 'Celle, North'];
    expect(tableIn(times(24, (row) => ({ town: towns[row % 4] }))).rows).toBe(24);
  });
});

test('a form with single answers is counted by what was asked, whatever else has several answers', () => {
  const json = times(24, (row) => ({
    id: row + 1,
    Gender: ['Female', 'Male'][(row * 5) % 2],
    Visits: ['3-5', '6-11', '≤2', '6-11'][row % 4],
    Eateries: chosen(row),
    Nord: ['HKD20-30', 'HKD30-40', 'HKD30-40'][row % 3],
    West: ['HKD20-30', 'HKD30-40', 'HKD40-50'][(row * 2) % 3],
  }));
  expect(choiceFor(json).reason.en).toMatch(/^24 rows counted by (?:Visits|Nord): horizontal bars$/);
});
