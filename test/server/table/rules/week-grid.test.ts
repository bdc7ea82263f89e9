import { describe, expect, test } from 'vitest';
import { choiceFor, times } from '../tables.ts';

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const german = ['Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag'];
const visits = (day: number, hour: number) => (hour < 6 ? 1 : 20 + ((day * 7 + hour * 13) % 70));
const grid = (corner: string, rows: readonly string[], columns: readonly string[], value = visits) => [
  [corner, ...columns],
  ...rows.map((name, row) => [name, ...columns.map((_, at) => value(row, at))]),
];
const turned = (hour: number, day: number) => visits(day, hour);
const hours = (name: (hour: number) => string, first = 0, last = 23) =>
  Array.from({ length: last - first + 1 }, (_, at) => name(first + at));
const two = (hour: number) => String(hour).padStart(2, '0');

describe('the weekdays against the hours are a heatmap', () => {
  test.each([
    ['0, 1, 2', hours(String), weekdays],
    ['00:00', hours((hour) => `${two(hour)}:00`), weekdays],
    ['8时', hours((hour) => `${String(hour)}时`, 8, 18), ['周一', '周二', '周三', '周四', '周五']],
    ['07-08 Uhr', hours((hour) => `${two(hour)}-${two(hour + 1)} Uhr`, 7, 18), german],
  ])('whichever of them is across, with hours as %s', (_, names, days) => {
    expect(choiceFor(grid('day', days, names)).type).toBe('heatmap');
    expect(choiceFor(grid('hour', names, days, turned)).type).toBe('heatmap');
  });

  test('with a row for each of both', () => {
    const json = times(7 * 24, (at) => ({
      weekday: weekdays[Math.floor(at / 24)],
      hour: `${two(at % 24)}:00`,
      visits: visits(Math.floor(at / 24), at % 24),
    }));
    expect(choiceFor(json)).toMatchObject({ type: 'heatmap', roles: { values: [2] } });
  });
});

test('the weekdays against things that are no hours, and the hours of one day, are none', () => {
  expect(choiceFor(grid('day', weekdays, ['Ulm', 'Aalen'])).type).not.toBe('heatmap');
  expect(
    choiceFor(
      grid(
        'hour',
        hours((hour) => `${two(hour)}:00`),
        ['Ulm', 'Aalen'],
      ),
    ).type,
  ).toBe('lines');
});
