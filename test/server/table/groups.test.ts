import { expect, test } from 'vitest';
import { choiceFor, day, tableIn, times } from './tables.ts';

test('what each name always has beside it is no group: a state has one region and several brackets', () => {
  const states = ['Ohio', 'Iowa', 'Utah', 'Maine', 'Texas', 'Idaho', 'Oregon', 'Nevada', 'Kansas', 'Alaska'];
  const brackets = ['low', 'lower middle', 'middle', 'upper middle', 'high'];
  const json = states.flatMap((name, at) =>
    brackets.map((bracket, by) => ({
      name,
      region: ['north', 'south', 'west'][at % 3],
      bracket,
      share: 0.1 + ((at * 7 + by * 11) % 20) / 100,
    })),
  );
  const { type, roles } = choiceFor(json);
  const { columns } = tableIn(json);
  expect([type, columns[roles.label ?? -1]?.name, columns[roles.group ?? -1]?.name]).toEqual([
    'heatmap',
    'name',
    'bracket',
  ]);
});

test('why a few rows failed is no group', () => {
  const json = times(24, (at) => ({
    date: day(Math.floor(at / 2)),
    seconds: 4 + ((at * 7) % 13) / 10,
    error: at % 6 === 5 ? ['timeout', 'refused'][at % 4 === 1 ? 0 : 1] : '',
  }));
  expect(choiceFor(json).roles.group).toBeUndefined();
});
