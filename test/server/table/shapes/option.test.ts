import { describe, expect, test } from 'vitest';
import { readSource } from '#table';
import { choiceFor, kindsIn } from '../tables.ts';

describe('an option', () => {
  test.each<[string, unknown]>([
    ['has series of a type that ECharts knows', [{ type: 'effectScatter' }]],
    ['may have a type that is written wrong, above its data', [{ type: 'lines2', data: [1, 2] }]],
    ['may have one series alone', { type: 'pie', data: [] }],
    ['may have series that take all from a data set', [{ name: 'a', yAxisIndex: 1 }, {}]],
  ])('%s', (_, series) => expect(readSource({ series }).kind).toBe('option'));

  test('is not every list called series: records with figures are a table', () => {
    const series = Array.from({ length: 6 }, (_, at) => ({
      timestamp: 1_790_000_000 + 3600 * at,
      label: `0${at}:00`,
      hydro: 1600 + 40 * at,
      wind: 900 - 31 * at,
    }));
    const json = { resolution: 60, series };
    expect(kindsIn(json).slice(0, 1)).toEqual(['timestamp:time']);
    expect(['lines', 'area']).toContain(choiceFor(json).type);
  });

  test('is none where the records have a type of their own', () => {
    const series = ['coal', 'gas', 'wind'].map((type, at) => ({ type, mw: 100 * at }));
    expect(readSource({ series }).kind).toBe('table');
  });
});
