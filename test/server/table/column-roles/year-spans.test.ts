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

test('heights and prices of as many are no years', () => {
  const json = reigns.map(([name], at) => ({ name, from: 1243 + 50 * at, to: 1511 + 71 * at }));
  expect(choiceFor(json)).toMatchObject({ type: 'grouped-bars', roles: { values: [1, 2] } });
});

test('what has a start and an end is a thing with a name, also where one starts each year', () => {
  const json = reigns.map(([name], at) => ({
    name,
    start: 2010 + at,
    end: 2012 + at,
    budget: 90 + ((at * 37) % 70),
  }));
  expect(choiceFor(json)).toMatchObject({ type: 'bars', roles: { label: 0, values: [3] } });
});
