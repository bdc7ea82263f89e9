import { describe, expect, test } from 'vitest';
import { explainSource, readSource } from '#table';
import { choiceFor, times } from '../tables.ts';

const cities = (all: readonly (readonly [string, number, number, number])[]) =>
  all.map(([name, lat, lon, people]) => ({ name, lat, lon, people }));
const european = cities([
  ['Berlin', 52.5, 13.4, 3.7],
  ['Paris', 48.9, 2.4, 2.1],
  ['Rome', 41.9, 12.5, 2.8],
  ['Madrid', 40.4, -3.7, 3.3],
  ['Warsaw', 52.2, 21, 1.9],
  ['Vienna', 48.2, 16.4, 2],
]);

describe('coordinates', () => {
  test('are points on the map of the world, sized by the main figure and named', () => {
    const choice = choiceFor(european);
    expect(choice).toMatchObject({ type: 'world', roles: { label: 0, values: [3], coordinates: [2, 1] } });
    expect(choice.reason.en).toBe('6 points: map of the world');
  });

  test('are on the map of China where they lie in China, and not beside it', () => {
    const inChina = cities([
      ['Beijing', 39.9, 116.4, 21],
      ['Chengdu', 30.7, 104.1, 20],
      ['Harbin', 45.8, 126.6, 10],
      ['Ürümqi', 43.8, 87.6, 4],
      ['Sanya', 18.3, 109.5, 1],
      ['Taipei', 25, 121.5, 2.5],
    ]);
    const around = cities([
      ['Seoul', 37.6, 127, 9],
      ['Hanoi', 21, 105.8, 8],
      ['Ulaanbaatar', 47.9, 106.9, 1.5],
      ['Kathmandu', 27.7, 85.3, 1.4],
      ['Almaty', 43.2, 76.9, 2],
      ['Vladivostok', 43.1, 131.9, 0.6],
    ]);
    expect(choiceFor(inChina).type).toBe('china');
    expect(choiceFor(around).type).toBe('world');
  });

  test('of five things or fewer with a figure are bars, which compare them better', () => {
    expect(choiceFor(european.slice(0, 5)).type).toBe('bars');
  });

  test('without a figure are points of one size; heights are none', () => {
    const peaks = european.map(({ name, lat, lon }, at) => ({ name, lat, lon, elevation: 100 * at + 1 }));
    expect(choiceFor(peaks)).toMatchObject({ type: 'world', roles: { values: [] } });
  });

  test('of events without names are points by a figure, also if one of them is far away', () => {
    const quakes = times(20, (at) => ({
      eid: 20_260_402_012_826 + at,
      at: new Date(Date.UTC(2026, 3, 1 + ((at * 3) % 20), at)).toISOString(),
      area: `area ${at % 4}`,
      mag: (at % 5) + 0.5,
      lat: at === 3 ? -30 : 26 + ((at * 7) % 18),
      lon: 127 + ((at * 11) % 17),
    }));
    expect(choiceFor(quakes)).toMatchObject({ type: 'world', roles: { values: [3], coordinates: [5, 4] } });
  });

  test('of events are points, of something that moves are a course over time', () => {
    const place = (at: number) => ({ lat: ((at * 37) % 120) - 60, lon: ((at * 101) % 360) - 180 });
    const hour = (at: number) => new Date(Date.UTC(2026, 0, 1, at)).toISOString();
    const quakes = times(20, (at) => ({
      time: hour(at),
      place: `${at} km N`,
      mag: (at % 5) + 0.5,
      ...place(at),
    }));
    const drive = times(20, (at) => ({
      time: hour(at),
      stop: `mark ${at}`,
      speed: 60 + at,
      lat: 40 + at,
      lon: 8 + at,
    }));
    expect(choiceFor(quakes).type).toBe('world');
    expect(choiceFor(drive)).toMatchObject({ type: 'lines', roles: { label: 0 } });
  });

  test('of few stations with many readings are no map', () => {
    const readings = times(24, (at) => ({
      time: new Date(Date.UTC(2026, 0, 1, Math.floor(at / 2))).toISOString(),
      station: at % 2 ? 'North' : 'South',
      lat: at % 2 ? 53 : 48,
      lon: at % 2 ? 10 : 11,
      celsius: at,
    }));
    expect(choiceFor(readings)).toMatchObject({ type: 'lines', roles: { group: 1 } });
  });

  test('beside one figure for each country leave the countries as areas', () => {
    const json = ['FRA', 'DEU', 'ITA', 'ESP', 'POL'].map((country, at) => ({
      country,
      cases: at,
      lat: 40 + at,
      lon: at,
    }));
    expect(choiceFor(json).roles).toMatchObject({ label: 0, values: [1] });
    expect(choiceFor(json).roles.coordinates).toBeUndefined();
  });

  test('that are missing are told, and those that are there are no columns that are left out', () => {
    const source = readSource([
      ...european,
      ...times(1, () => ({ name: 'Nowhere', lat: null, lon: null, people: 1 })),
    ]);
    const { columns, type, notes } = explainSource(source, { name: 'cities' });
    expect(type).toBe('world');
    expect(notes.map(({ text }) => text.en)).toEqual(['1 row without coordinates']);
    expect(columns.map(({ role }) => role)).toEqual(['label', 'coordinate', 'coordinate', 'value']);
  });

  test('are drawn when the side-car asks for a map, and never merged by their names', () => {
    const twice = [...european, ...european];
    const choice = choiceFor(twice, 'cities', { type: 'world' });
    expect(choice).toMatchObject({ type: 'world', roles: { coordinates: [2, 1] } });
    expect(choice.aggregation).toBeUndefined();
  });
});

test('kinds of points have colours', () => {
  const stops = (line: (at: number) => string) =>
    times(12, (at) => ({ stop: `s${at}`, line: line(at), lat: 48 + (at % 4) / 10, lon: 11 + at / 10 }));
  expect(choiceFor(stops((at) => 'AB'.charAt(at % 2)))).toMatchObject({
    type: 'world',
    roles: { label: 0, group: 1 },
  });
  expect(choiceFor(stops((at) => `line ${Math.floor(at / 2)}`)).roles.group).toBeUndefined();
});
