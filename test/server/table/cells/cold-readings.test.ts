import { describe, expect, test } from 'vitest';
import { choiceFor, tableIn, times } from '../tables.ts';

const stations = (name: string, temperature: (at: number) => number) =>
  times(12, (at) => ({
    station: `Station ${String(at)}`,
    [name]: temperature(at),
    wind_speed_mph: 4 + ((at * 7) % 20),
    visibility_miles: 10 - (at % 3),
  }));
const valuesIn = (json: unknown) => [...(tableIn(json).columns[1]?.values ?? [])];

describe('readings colder than any weather are missing', () => {
  test('all of them, where the weather is told', () => {
    const json = stations('temp_f', (at) => -436.3 - at);
    expect(valuesIn(json).every(Number.isNaN)).toBe(true);
    expect(choiceFor(json).roles.values).not.toContain(1);
    expect(tableIn(json).notes?.map(({ text }) => text.en)).toEqual([
      '12 of temp_f, -436.3 and less: too cold to be, so missing',
    ]);
  });

  test.each(['Temperatur', 'temp_c', '气温', 'tMin'])('or some beside usual ones: %s', (name) => {
    const json = times(12, (at) => ({ day: `Tag ${String(at)}`, [name]: at === 4 ? -260.5 : 3 + at }));
    expect(valuesIn(json).filter(Number.isNaN)).toHaveLength(1);
  });
});

test.each([
  ['the coldest weather', (at: number) => -89.2 + at],
  ['nitrogen', (at: number) => -196 + at],
  ['what cools down', (at: number) => 20 - 18 * at],
])('%s is kept', (_, temperature) => {
  const json = times(12, (at) => ({ step: `s${String(at)}`, temp_c: temperature(at) }));
  expect(valuesIn(json).some(Number.isNaN)).toBe(false);
});

test('below the absolute zero there is nothing, and elsewhere it is a figure', () => {
  const json = (name: string) => times(12, (at) => ({ step: `s${String(at)}`, [name]: -280 + at }));
  expect(valuesIn(json('temp_c')).filter(Number.isNaN)).toHaveLength(7);
  expect(valuesIn(json('profit')).some(Number.isNaN)).toBe(false);
});
