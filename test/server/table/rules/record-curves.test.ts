import { describe, expect, test } from 'vitest';
import { choiceFor, tableIn, times } from '../tables.ts';

const places = (count: number, length: number, names: readonly string[]) =>
  times(count, (at) => ({
    id: `p${at}`,
    name: `place ${at}`,
    lat: 48.8 + at / 100,
    lng: 2.3 - ((at * 7) % 5) / 100,
    ...Object.fromEntries(
      names.map((name, n) => [name, times(length, (i) => 10 * (n + 1) + ((i * 7 + at * 3) % 13) / 2)]),
    ),
  }));

const drawnBy = (json: unknown) => {
  const { roles, type, reason } = choiceFor(json);
  const nameOf = (at = -1) => tableIn(json).columns[at]?.name;
  return { type, by: [roles.label, roles.group, ...roles.values].map(nameOf), reason: reason.en };
};

describe('lists in records', () => {
  test('are a line for each record over the hours that their names tell of', () => {
    expect(drawnBy(places(3, 24, ['hourly_pm25', 'hourly_no2']))).toMatchObject({
      type: 'lines',
      by: ['hour', 'name', 'hourly_pm25'],
    });
  });

  test('of many records are a row of colours each', () => {
    const { type, by } = drawnBy(places(16, 24, ['hourly_pm25', 'hourly_no2']));
    expect([type, ...by]).toEqual(['heatmap', 'hour', 'name', 'hourly_pm25']);
  });

  test.each([
    ['monthly_rain', 'monthly_sun', 12, 'month'],
    ['left', 'right', 30, 'index'],
  ])('called %s and %s stand over their places', (one, other, length, axis) => {
    const { type, by } = drawnBy(places(4, length, [one, other]));
    expect([type, ...by]).toEqual(['lines', axis, 'name', one]);
  });

  test('with an axis among them stand over that', () => {
    const json = times(3, (at) => ({
      name: `core ${at}`,
      depth: times(9, (i) => i * 5),
      warmth: times(9, (i) => 20 - i - at + ((i * 3) % 4)),
    }));
    expect(tableIn(json).columns.map(({ name }) => name)).not.toContain('index');
  });

  test('with words or times among them have names for their places', () => {
    const json = times(3, (at) => ({
      name: `shop ${at}`,
      day: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri'],
      sold: times(5, (i) => 20 + ((i * 3 + at) % 7)),
    }));
    expect(tableIn(json).columns.map(({ name }) => name)).not.toContain('index');
  });
});
