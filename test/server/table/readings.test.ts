import { expect, test } from 'vitest';
import { choiceFor, columnOf, day, tableIn, times } from './tables.ts';

const nameAt = (json: unknown, at: number | undefined) => tableIn(json).columns[at ?? -1]?.name;
const shown = (json: unknown) => choiceFor(json).roles.values.map((at) => nameAt(json, at));
const hour = (at: number) =>
  `2026-03-${String(1 + Math.floor(at / 24)).padStart(2, '0')}T${String(at % 24).padStart(2, '0')}:00:00Z`;

test('of the readings of a station the temperature comes first', () => {
  const json = times(48, (at) => ({
    time: hour(at),
    'precipitation (mm)': at % 7 === 0 ? 1.2 : 0,
    'temperature_2m (°C)': 4 + (at % 12),
    'relative_humidity (%)': 60 + (at % 30),
    'pressure (hPa)': 1002 + (at % 9),
  }));
  expect(shown(json)).toEqual(['temperature_2m (°C)']);
});

const uplinks = (ids: (at: number) => string) =>
  times(36, (at) => ({
    received_at: hour(at),
    device_id: ids(at),
    f_cnt: 800 + at,
    temperature: 4 + (at % 3),
    battery_v: 3 + (at % 2) / 10,
  }));

test('devices that take turns have a line each, and a counter of messages none', () => {
  const json = uplinks((at) => `probe-${(at % 3) + 1}`);
  expect(nameAt(json, choiceFor(json).roles.group)).toBe('device_id');
  expect(shown(json)).toEqual(['temperature']);
});

test('a device that was replaced once is one line', () => {
  expect(choiceFor(uplinks((at) => (at < 20 ? 'probe-1' : 'probe-2'))).roles.group).toBeUndefined();
});

test('a distance in km shares no axis with a pulse, as alike as their numbers are', () => {
  const json = times(30, (at) => ({
    date: day(2 * at),
    'distance (km)': 18 + ((at * 5) % 13),
    pulse: 140 + (at % 20),
    cadence: 170 + (at % 9),
    strides: 90 + (at % 5),
  }));
  expect(shown(json)).toEqual(['distance (km)']);
});

test('minutes and seconds beside hours are minutes, when no run took so many hours', () => {
  expect(columnOf('用时', ['52:30', '1:30:00', '29:00']).values).toEqual(Float64Array.of(0.875, 1.5, 0.4833));
});

test('of a time sheet with and without seconds all are hours', () => {
  expect(columnOf('Hours worked', ['7:30', '8:00:00', '6:15']).values).toEqual(Float64Array.of(7.5, 8, 6.25));
});

test('tickets are counted, although some have an estimate', () => {
  const json = times(40, (at) => ({
    Key: `AB-${at}`,
    Summary: `Mend the ${at}th door`,
    Status: ['Open', 'Done', 'Won'][at % 3],
    Assignee: ['Ada', 'Bo'][at % 2],
    'Story Points': [1, 2, 3, 5][at % 4],
  }));
  expect(tableIn(json).columns.at(-1)?.role).toEqual({ role: 'count' });
  const figures = times(40, (at) => ({ Key: `AB-${at}`, Status: ['Open', 'Done'][at % 2], cost: 30 + at }));
  expect(choiceFor(figures).reason.en).not.toContain('counted');
});

test('stock is added up by group, and a plant is no figure', () => {
  const json = times(24, (at) => ({
    Werk: 1000 + 100 * (at % 2),
    Material: `0000000000000${70_000 + 37 * at}`,
    Text: `Teil ${at % 9}`,
    Warengruppe: ['Lager', 'Elektro', 'Holz'][at % 3],
    Menge: 3 + at,
    Wert_EUR: 100 + 7 * at,
    'Letzte Bewegung': day((at * 13) % 60),
  }));
  expect(tableIn(json).columns[0]?.kind).toBe('category');
  expect(choiceFor(json).type).toBe('horizontal-bars');
  expect(nameAt(json, choiceFor(json).roles.label)).toBe('Warengruppe');
});

const meter = (
  names: { value: string; used: string; days: string; mean: string },
  gapAt: (at: number) => number,
) => {
  const used = times(12, (at) => 90 + ((at * 377) % 900)).map(Number);
  return used.map((one, at) => ({
    timestamp: day(used.slice(0, at + 1).reduce((sum, _, i) => sum + gapAt(i), 0)),
    [names.value]: 1000 + used.slice(0, at + 1).reduce((sum, each) => sum + each, 0),
    [names.used]: at === 0 ? null : one,
    [names.days]: at === 0 ? null : gapAt(at),
    [names.mean]: at === 0 ? null : Math.round((1000 * one) / gapAt(at)) / 1000,
  }));
};

test.each([
  { value: 'value', used: 'consumption', days: 'days_since_last', mean: 'daily_avg' },
  { value: 'Zählerstand', used: 'Verbrauch', days: 'Tage seit Ablesung', mean: 'pro Tag' },
  { value: 'relevé', used: 'consommation', days: 'jours', mean: 'moyenne' },
])('of a meter that only rises the $used is drawn, or the $mean where it is read at odd times', (names) => {
  expect(shown(meter(names, () => 30))).toEqual([names.used]);
  expect(shown(meter(names, (at) => 30 + ((at * 37) % 90)))).toEqual([names.mean]);
});
