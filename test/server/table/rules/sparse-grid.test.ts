import { expect, test } from 'vitest';
import { choiceFor, tableIn, times } from '../tables.ts';

/** Steps of jobs, of which each job has some of its own. */
const steps = (jobs: number, shared: number, own: number) =>
  times(jobs * (shared + own), (at) => {
    const [job, step] = [Math.floor(at / (shared + own)), at % (shared + own)];
    const name =
      step < shared ? `Run actions/shared step ${String(step)}` : `Check number ${String(at)} of the parts`;
    return { job_name: `job ${String(job)}`, step_name: name, step_duration: (at * 37) % 11 };
  });

test('a grid that is more than a third empty is bars of its finer names', () => {
  const json = steps(3, 6, 4);
  expect(choiceFor(json)).toMatchObject({ type: 'horizontal-bars', roles: { label: 1, values: [2] } });
  expect(choiceFor(json).reason.en).toBe('18 categories, averaged: horizontal bars');
});

test('a grid whose long names mostly belong to one row is too', () => {
  expect(choiceFor(steps(2, 9, 4)).type).toBe('heatmap');
  expect(choiceFor(steps(2, 9, 5)).type).toBe('horizontal-bars');
});

test('a full grid stays one, and so does a sparse one of two years', () => {
  expect(choiceFor(steps(6, 10, 0)).type).toBe('heatmap');
  const years = times(40, (at) => ({
    town: `Town ${String(at % 30)}`,
    year: at < 30 ? 2018 : 2017,
    coffee: 300 + ((at * 37) % 900),
  }));
  expect(choiceFor(years).type).not.toBe('horizontal-bars');
});

test('an age is neither added up nor what people are compared by', () => {
  const json = times(28, (at) => ({
    region: `Region ${String(at % 14)}`,
    party: ['A', 'B', 'C', 'D'][(at * 3 + Math.floor(at / 14)) % 4],
    vek: 30 + ((at * 7) % 40),
    hlasy: 1000 + ((at * 377) % 9000),
  }));
  const { values } = choiceFor(json).roles;
  expect(values.map((at) => tableIn(json).columns[at]?.name)).toEqual(['hlasy']);
});
