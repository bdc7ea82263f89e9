import { expect, test } from 'vitest';
import { choiceFor, tableIn, times } from '../tables.ts';

function drawn(json: unknown) {
  const { type, roles } = choiceFor(json);
  return [type, roles.values.map((at) => tableIn(json).columns[at]?.name)];
}

const towns = ['Ashby', 'Brill', 'Corfe', 'Dunster', 'Ely', 'Frome', 'Glossop'];

test('what was before and after stands side by side, with a change and other figures beside it', () => {
  const json = towns.map((town, at) => ({
    Town: town,
    'Accidents before the scheme': 40 + ((at * 5) % 9),
    'Accidents after the scheme': 31 + ((at * 3) % 8),
    'Change (%)': -20 + at,
    Residents: 9000 + 410 * at,
  }));
  expect(drawn(json)).toEqual([
    'grouped-bars',
    ['Accidents before the scheme', 'Accidents after the scheme'],
  ]);
});

test.each([
  ['Budget', 'Actual', 'Variance'],
  ['Soll', 'Ist', 'Differenz'],
  ['预算', '实际', '差额'],
])('%s and %s are compared, and what is between them is not', (planned, actual, between) => {
  const json = towns.map((town, at) => ({
    Department: town,
    [planned]: 900 + 37 * at,
    [actual]: 870 + 51 * ((at * 4) % 7),
    [between]: 30 - 14 * at,
  }));
  expect(drawn(json)).toEqual(['grouped-bars', [planned, actual]]);
});

test('beds that there are and beds in use are compared, a rate beside them is not', () => {
  const json = towns.map((town, at) => ({
    Ward: town,
    'Beds installed': 30 + at,
    'Beds occupied (mean)': 21.4 + ((at * 3) % 7),
    Occupancy: `${70 + at}%`,
    'Stay (days)': 4.1 + at / 10,
  }));
  expect(drawn(json)).toEqual(['grouped-bars', ['Beds installed', 'Beds occupied (mean)']]);
});

test('waits before and patients after are figures of two things, and no pair', () => {
  const json = towns.map((town, at) => ({
    Clinic: town,
    'Wait before (days)': 40 + ((at * 5) % 9),
    'Patients after': 3000 + 410 * ((at * 3) % 7),
    Doctors: 3 + at,
    Rooms: 12 - at,
  }));
  expect(drawn(json)[1]).toHaveLength(1);
});

test('of too many names one figure is drawn, so that each bar has room', () => {
  const json = times(40, (at) => ({
    site: `Site ${at}`,
    planned: 100 + ((at * 7) % 40),
    actual: 90 + ((at * 11) % 50),
    cranes: 1 + (at % 2),
  }));
  expect(drawn(json)[0]).not.toBe('grouped-bars');
});

test('answers in percent are parts of each question, and the number of those who answered is none', () => {
  const json = towns.map((town, at) => ({
    Question: `Is ${town} clean?`,
    Never: `${10 + 2 * at}%`,
    Perhaps: `${25 - at}%`,
    Yes: `${65 - at}%`,
    n: 201 + at,
  }));
  expect(drawn(json)).toEqual(['stacked-bars', ['Never', 'Perhaps', 'Yes']]);
});

test('percentages that make up no whole are not stacked', () => {
  const json = towns.map((town, at) => ({
    Team: town,
    Attendance: `${90 - at}%`,
    Retention: `${80 + at}%`,
    Utilisation: `${55 + 3 * at}%`,
    members: 20 + at,
  }));
  expect(drawn(json)[0]).not.toBe('stacked-bars');
});

test('of a league wins and losses are compared, and not with games behind', () => {
  const json = towns.map((town, at) => ({ Team: town, W: 15 - at, L: 3 + at, PCT: (15 - at) / 18, GB: at }));
  expect(drawn(json)).toEqual(['grouped-bars', ['W', 'L']]);
});

test('of a league with points these are what it is about', () => {
  const json = towns.map((town, at) => ({ Team: town, Won: 15 - at, Lost: 3 + at, Points: 45 - 3 * at }));
  expect(drawn(json)[1]).toContain('Points');
});

test('widths and lengths are no wins and losses', () => {
  const json = towns.map((town, at) => ({ Box: town, L: 10 + at, W: 5 + ((at * 3) % 7), H: 7 + at }));
  expect(drawn(json)).toEqual(['grouped-bars', ['L', 'W', 'H']]);
});
