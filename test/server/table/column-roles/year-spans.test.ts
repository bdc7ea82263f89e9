import { expect, test } from 'vitest';
import { choiceFor, kindsIn } from '../tables.ts';

const reigns = [
  ['Elizabeth', 1565, 1603],
  ['James', 1603, 1625],
  ['Charles', 1625, 1649],
  ['Oliver', 1649, 1660],
  ['Anne', 1702, 1714],
] as const;

test('the years from and to which kings reigned are no measures, nor is their number', () => {
  const json = reigns.map(([name, start, end], index) => ({ name, start, end, index }));
  expect(kindsIn(json)).toEqual(['name:category', 'start:time', 'end:time', 'index:category']);
  expect(choiceFor(json).type).toBe('table');
});

test('what else is known of them is drawn', () => {
  const json = reigns.map(([name, von, bis], at) => ({ name, von, bis, Kinder: 1 + ((at * 3) % 5) }));
  expect(choiceFor(json)).toMatchObject({ type: 'bars', roles: { label: 0, values: [3] } });
});

test('amounts from which and to which something goes are no years', () => {
  const lower = reigns.map(([name, start, end]) => ({ name, start: end, end: start }));
  expect(kindsIn(lower)).toContain('start:measure');
  const large = reigns.map(([name, start], at) => ({ name, start, end: start + 200 * at }));
  expect(kindsIn(large)).toContain('end:measure');
});
