import { expect, test } from 'vitest';
import { choiceFor, day, tableIn, times } from './tables.ts';

const nameAt = (json: unknown, at: number | undefined) => tableIn(json).columns[at ?? -1]?.name;

const loans = (time: string, on: (at: number) => string) =>
  times(20, (at) => ({
    branch: ['North', 'Mill', 'Park', 'Quay', 'Hill'][at % 5],
    kind: ['Books', 'Films', 'Games', 'Maps'][Math.floor(at / 5)],
    loans: 40 + ((at * 173) % 900),
    [time]: on(at),
  }));

test('when each pair of names was last touched is no axis', () => {
  const json = loans('last_loan', (at) => day((at * 7) % 3));
  const { type, roles } = choiceFor(json);
  expect(['heatmap', 'grouped-bars']).toContain(type);
  expect([roles.label, roles.group].map((at) => nameAt(json, at)).toSorted()).toEqual(['branch', 'kind']);
});

test('when figures were taken is one', () => {
  const json = loans('date', (at) => day(Math.floor(at / 5)));
  expect(nameAt(json, choiceFor(json).roles.label)).toBe('date');
});
