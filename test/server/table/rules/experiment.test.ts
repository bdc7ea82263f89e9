import { describe, expect, test } from 'vitest';
import { choiceFor, tableIn, times } from '../tables.ts';

const threads = [1, 2, 4, 8];
const runs = ['flask', 'rust'].flatMap((framework, kind) =>
  [0.033, 0.005].flatMap((sleep) =>
    threads.map((num_threads, at) => ({
      num_threads,
      requests: 512 * num_threads,
      sleep,
      'mean (s)': 0.0041 + 0.0037 * at + 0.001 * kind + sleep / 31,
      'std (s)': 0.0008 + 0.0011 * at + 0.0003 * kind + sleep / 97,
      framework,
    })),
  ),
);

describe('runs of an experiment', () => {
  test('are averaged by the number that has most values, for each kind of thing', () => {
    const { type, roles, reason } = choiceFor(runs);
    const nameOf = (at = -1) => tableIn(runs).columns[at]?.name;
    expect([type, nameOf(roles.label), nameOf(roles.group), roles.values.map(nameOf)]).toEqual([
      'grouped-bars',
      'num_threads',
      'framework',
      ['mean (s)'],
    ]);
    expect(reason.en).toBe('4 steps and 2 groups, averaged: grouped bars');
  });

  test('are none where a combination is missing or comes more often', () => {
    const ids = ({ columns }: ReturnType<typeof tableIn>) =>
      columns.filter(({ role }) => role?.role === 'id');
    expect(ids(tableIn(runs)).map(({ name }) => name)).toEqual(['num_threads', 'requests', 'sleep']);
    expect(ids(tableIn(runs.slice(1)))).toEqual([]);
  });

  test('are no counts of people, which are added up', () => {
    const json = runs.map(({ num_threads, sleep, framework }, at) => ({
      zone: num_threads,
      floor: 1000 * sleep,
      sex: framework,
      people: 300 + 7 * at * at,
    }));
    expect(choiceFor(json).reason.en).not.toContain('averaged');
  });

  test('are no scores of people that happen to be few numbers', () => {
    const json = times(12, (at) => ({
      name: `Pupil ${at}`,
      maths: 1 + ((at * 5) % 4),
      art: 1 + ((at * 7) % 6),
      age: 10 + at / 7,
    }));
    expect(tableIn(json).columns[1]?.role).toBeUndefined();
  });

  describe('of which some were left out', () => {
    const made = [
      ['load', 1],
      ['load', 3],
      ['load', 5],
      ['query', 1],
    ] as const;
    const all = made.flatMap(([step, size]) =>
      [1, 2, 3, 4].map((cores) => ({
        run: 2,
        date: '2023-05-12',
        step,
        SF: size,
        'number of cores': cores,
        'time (s)': '',
        'power (W/s)': '',
        'time (s).1': 900.5 / cores + 131.25 * size,
        'power (W/s).1': 2000.5 + 17 * size * cores,
      })),
    );

    test('are compared among those that were made with all numbers', () => {
      const { type, roles, reason } = choiceFor(all);
      const nameOf = (at = -1) => tableIn(all).columns[at]?.name;
      expect([type, nameOf(roles.label), nameOf(roles.group), roles.values.map(nameOf)]).toEqual([
        'grouped-bars',
        'number of cores',
        'SF',
        ['time (s).1'],
      ]);
      expect(reason.en).toBe('4 steps and 3 groups, only “load”: grouped bars');
    });

    test('have units below names that come again', () => {
      expect(
        tableIn(all).columns.flatMap((column) => (column.kind === 'measure' ? column.unit : [])),
      ).toEqual(expect.arrayContaining(['s', 'W/s']));
    });

    test('are none where nothing was timed', () => {
      const json = all.map(({ step, SF, 'number of cores': rooms, 'time (s).1': rent }) => ({
        step,
        floor: SF,
        rooms,
        rent,
      }));
      expect(choiceFor(json).reason.en).not.toContain('steps');
    });
  });
});
