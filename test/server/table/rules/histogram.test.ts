import { aggregate, chooseChart, explainSource, readSource } from '#table';
import { describe, expect, test } from 'vitest';
import { choiceFor, times } from '../tables.ts';

const ages = (count: number, more: (at: number) => object, value = (at: number) => 18 + ((at * 17) % 53)) =>
  times(count, (at) => ({ ...more(at), age: value(at) }));
const named = (at: number) => ({ name: `Person ${String(at)}` });

/** The ranges and how many rows are in each, as they are drawn. */
function drawn(json: unknown) {
  const source = readSource(json);
  if (source.kind !== 'table') throw new Error('no table');
  const { roles, aggregation } = chooseChart(source, { name: 'chart' });
  const { table, roles: at } = aggregate(source.table, roles, aggregation);
  return [at.label, at.values[0]].map((one = -1) => [...(table.columns[one]?.values ?? [])]);
}

describe('ages, marks and durations of many', () => {
  test('are counted by ranges in order, of people and of nobody', () => {
    for (const json of [ages(60, named), ages(60, () => ({}))]) {
      expect(choiceFor(json)).toMatchObject({
        type: 'bars',
        reason: { en: '60 rows counted by ranges of age: bars' },
      });
      expect(drawn(json)).toEqual([
        ['10–19', '20–29', '30–39', '40–49', '50–59', '60–69', '70–79'],
        [3, 10, 12, 10, 12, 12, 1],
      ]);
    }
  });

  test('far beyond the others are in the last range, and no range is empty', () => {
    const [labels = [], counts = []] = drawn(
      times(200, (at) => ({ response_time: at === 7 ? 90_000 : 50 + ((at * 37) % 400) })),
    );
    expect(labels.at(-1)).toMatch(/^≥ \d+$/);
    expect(Math.min(...counts.map(Number))).toBeGreaterThan(0);
    expect(counts.reduce((sum: number, count) => sum + Number(count), 0)).toBe(200);
  });

  test('are told as drawn, and nothing is offered in their place', () => {
    const { columns } = explainSource(readSource(ages(60, named)), { name: 'chart' });
    expect(columns.map(({ name, role }) => [name, role])).toEqual([
      ['name', 'none'],
      ['age', 'label'],
    ]);
    expect(choiceFor(ages(60, named)).measures).toBeUndefined();
  });

  test.each([
    ['are few', ages(19, named)],
    ['are a ranking', ages(60, named, (at) => 90 - at)],
    ['belong to things', ages(60, (at) => ({ film: `Film ${String(at)}` }))],
    ['are of groups', ages(60, (at) => ({ sex: ['f', 'm'][at % 2] }))],
    ['take few values', ages(60, named, (at) => 1 + (at % 6))],
    ['stand beside another figure', ages(60, (at) => ({ ...named(at), visits: (at * 7) % 31 }))],
  ])('are not counted by ranges where they %s', (_, json) => {
    expect(choiceFor(json).reason.en).not.toContain('ranges');
  });

  test('are drawn as the settings say', () => {
    const settings = { columns: { age: { role: 'value' as const } } };
    expect(choiceFor(ages(30, named), 'chart', settings)).toMatchObject({ roles: { label: 0, values: [1] } });
  });
});
