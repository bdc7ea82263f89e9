import { expect, test } from 'vitest';
import { choiceFor, tableIn, times } from './tables.ts';

const accidents = (harm: (at: number) => object) =>
  times(20, (at) => ({
    Place: `Hill ${'abcdefghijklmnopqrst'.charAt(at)}x`,
    'D Size': [2, 2.5, 3, 2, 4, 2.5, 2, 1.5, 3][(at * at) % 9],
    lat: 37.1 + ((at * 7) % 11) / 9,
    lon: -120.3 + ((at * 13) % 17) / 5,
    Slope: 30 + ((at * 7) % 15),
    ...harm(at),
  }));
const mainFor = (json: unknown, name: string) => {
  const { roles } = choiceFor(json, name);
  return tableIn(json).columns[roles.values[0] ?? -1]?.name;
};
const counts = (at: number) => [1, 1, 2, 1, 5, 1, 1, 3, 1, 2, 1, 1, 1, 7, 1, 1, 2, 1, 4, 1][at % 20] ?? 1;

test.each([
  ['accidents', 'Killed'],
  ['unfaelle_unfälle', 'Tote'],
  ['accidents-2021', 'victimes'],
  ['accidentes', 'Muertos'],
  ['incidenti', 'feriti'],
  ['wypadki', 'zabici'],
  ['交通事故', '死亡人数'],
  ['雪崩', '受伤'],
])('of %s the people who came to harm are the main measure: %s', (file, name) => {
  expect(
    mainFor(
      accidents((at) => ({ [name]: counts(at) })),
      file,
    ),
  ).toBe(name);
});

test('killed and hurt say what the list is about', () => {
  const both = accidents((at) => ({ people_killed: counts(at), people_injured: counts(at + 1) }));
  expect(mainFor(both, 'list')).toBe('people_killed');
});

test('where accidents are counted or cases of an illness, those lead', () => {
  const years = accidents((at) => ({ Accidents: 40 + at, Killed: counts(at) }));
  expect(mainFor(years, 'accidents')).toBe('Accidents');
  const illness = times(20, (at) => ({
    Town: `Town ${'abcdefghijklmnopqrst'.charAt(at)}x`,
    lat: 37.1 + ((at * 7) % 11) / 9,
    lon: -120.3 + ((at * 13) % 17) / 5,
    cases: 4000 + ((at * 931) % 2900),
    deaths: 3 + ((at * 7) % 20),
  }));
  expect(mainFor(illness, 'illness')).toBe('cases');
});
