import { describe, expect, test } from 'vitest';
import { choiceFor, tableIn, times } from '../tables.ts';

const moment = (at: number) => new Date(Date.UTC(2026, 3, 15, 13, 42 + at * 11)).toISOString();
const examples = ['sort', 'sum', 'eval', 'fib'];
const run = (at: number, more: object) => ({
  name: `change-${at}`,
  timestamp: moment(at),
  git: `${(at * 7919 + 0xabc12).toString(16)}d4e`.slice(0, 7),
  insn_count: 4_000_000 - at * 31_000 + ((at * 7) % 5) * 900,
  output: `disabling ${at % 3} of all`,
  ...more,
});

const drawnBy = (json: unknown) => {
  const { roles, type, reason } = choiceFor(json);
  const nameOf = (at = -1) => tableIn(json).columns[at]?.name;
  return { type, by: [roles.label, roles.group, ...roles.values].map(nameOf), reason: reason.en };
};

describe('runs of programs', () => {
  test('are followed for each example, however much is written beside them', () => {
    const json = times(24, (at) => run(Math.floor(at / 4), { example: examples[at % 4] }));
    expect(drawnBy(json)).toMatchObject({ type: 'lines', by: ['timestamp', 'example', 'insn_count'] });
  });

  test('are followed as they are without examples', () => {
    expect(drawnBy(times(12, (at) => run(at, {})))).toMatchObject({
      type: 'lines',
      by: ['timestamp', undefined, 'insn_count'],
    });
  });

  test('with several tools are compared by the last of each example, without those of no example', () => {
    const json = [
      ...times(6, (at) => run(at, {})),
      ...times(16, (at) =>
        run(6 + Math.floor(at / 8), { example: examples[at % 4], frontend: at % 8 < 4 ? 'left' : 'right' }),
      ),
    ];
    expect(drawnBy(json)).toEqual({
      type: 'grouped-bars',
      by: ['example', 'frontend', 'insn_count'],
      reason: '4 categories and 2 groups, the last taken, without rows that have no name: grouped bars',
    });
  });

  test('that failed or passed are counted', () => {
    const json = times(40, (at) => ({
      started: moment(at),
      test: `case ${at % 9}`,
      commit: `abc${at}def`,
      status: at % 3 ? 'passed' : 'failed',
      duration: 3 + (at % 7),
    }));
    expect(drawnBy(json).by).not.toContain('duration');
  });

  test('are none where people or money are told of', () => {
    const json = times(24, (at) => ({
      date: moment(at * 200),
      program: examples[at % 4],
      language: at % 2 ? 'en' : 'fr',
      donations: 100 + ((at * 37) % 91),
    }));
    expect(drawnBy(json).reason).not.toContain('the last taken');
  });
});
