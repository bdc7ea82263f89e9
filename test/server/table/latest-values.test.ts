import { expect, test } from 'vitest';
import { latestValues, readSource } from '#table';
import type { ChartSettings } from '#protocol';

function latest(json: unknown, { of, settings }: { of?: string; settings?: ChartSettings } = {}) {
  return latestValues(readSource(json), { name: 'load', ...(settings && { settings }) }, of);
}
const minutes = (count: number) =>
  Array.from({ length: count }, (_, i) => `2026-11-30T10:${String(i).padStart(2, '0')}:00`);

test('along a time it is the last value, in whatever order the rows are', () => {
  const rows = minutes(30).map((time, i) => ({ time, load: i + 0.5 }));
  for (const json of [rows, rows.toReversed()])
    expect(latest(json)).toEqual({
      least: { name: '', value: 29.5 },
      most: { name: '', value: 29.5 },
      column: 'load',
    });
});

test('a last row without a value does not hide the one before', () => {
  const rows = minutes(10).map((time, i) => ({ time, load: i === 9 ? null : i + 0.5 }));
  expect(latest(rows)?.most.value).toBe(8.5);
});

test('of groups it is the last value of each, also where the smaller ones are drawn as one', () => {
  const nodes = Array.from({ length: 30 }, (_, i) => `node ${i}`);
  const rows = minutes(5).flatMap((time, at) =>
    nodes.map((node, i) => ({ time, node, temperature: 40 + i / 10 + at })),
  );
  expect(latest(rows)).toMatchObject({
    least: { name: 'node 0', value: 44 },
    most: { name: 'node 29', value: 46.9 },
  });
});

test('of thousands of readings it is the newest, not the average of its hour; of what is added up it is the sum', () => {
  const start = Date.UTC(2026, 10, 30);
  const rows = (last: number, name: string) =>
    Array.from({ length: 4000 }, (_, i) => ({
      time: new Date(start + i * 60_000).toISOString(),
      [name]: i === 3999 ? last : 10.5 + (i % 7),
    }));
  expect(latest(rows(99.5, 'load'))?.most.value).toBe(99.5);
  expect(latest(rows(99.5, 'sales (€)'))?.most.value).toBeGreaterThan(150);
});

test('of names without a time each one counts', () => {
  const rows = [
    { room: 'A', temperature: 21.5 },
    { room: 'B', temperature: 30.5 },
    { room: 'C', temperature: 18.5 },
  ];
  expect(latest(rows)).toMatchObject({ least: { name: 'C', value: 18.5 }, most: { name: 'B', value: 30.5 } });
});

test('of several measures it is the first that is drawn, or the one that is asked for', () => {
  const rows = minutes(10).map((time, i) => ({ time, load: i + 0.5, 'heat (°C)': 60.5 + i }));
  expect(latest(rows)?.column).toBe('load');
  expect(latest(rows, { of: 'heat (°C)' })).toMatchObject({ most: { value: 69.5 }, unit: '°C' });
  // also where only the first is drawn
  expect(latest(rows, { of: 'heat (°C)', settings: { type: 'number' } })?.most.value).toBe(69.5);
});

test('a column that is not there, or has no numbers, has no value', () => {
  const rows = minutes(10).map((time, i) => ({ time, load: i + 0.5, who: `person ${i % 3}` }));
  expect(latest(rows, { of: 'lood' })).toBeUndefined();
  expect(latest(rows, { of: 'who' })).toBeUndefined();
});

test('the shape of an original chart has the values of its rows', () => {
  const rows = [
    { name: '广东', value: 230 },
    { name: '福建', value: 214 },
    { name: '浙江', value: 203 },
  ];
  expect(latestValues(readSource(rows), { name: 'rank' })).toMatchObject({
    least: { name: '浙江', value: 203 },
    most: { name: '广东', value: 230 },
  });
});

test.each([[[]], [{}], [{ series: [{ type: 'pie', data: [1, 2] }] }], ['text'], [[{ a: 'x' }, { a: 'y' }]]])(
  'what is no table with numbers has no value: %j',
  (json) => expect(latest(json)).toBeUndefined(),
);
