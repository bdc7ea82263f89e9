import { expect, test } from 'vitest';
import { choiceFor, times } from '../tables.ts';

const doses = (second: (at: number) => number) =>
  times(12, (at) => ({
    bacteria: `Kind ${'abcdefghijkl'.charAt(at)}`,
    Alpha: [870, 0.001, 1, 0.005, 100, 850][at % 6],
    Beta: second(at),
    Gamma: [2, 0.007, 0.02, 10, 0.1, 0.1][at % 6],
  }));

test('figures without a known meaning of which each is larger than each other in some rows stand side by side, whatever their size', () => {
  const json = doses((at) => [1, 0.01, 2, 11, 0.4, 1.2][at % 6] ?? 0);
  expect(choiceFor(json)).toMatchObject({ type: 'grouped-bars', roles: { values: [1, 2, 3] } });
});

test('one that is always dwarfed is of another kind', () => {
  expect(choiceFor(doses((at) => 0.0001 * (1 + (at % 5)))).type).not.toBe('grouped-bars');
});
