import { expect, test } from 'vitest';
import { withMissingAxes } from '../../../../web/charts/option/missing-axes.ts';

const heatmap = { type: 'heatmap', coordinateSystem: 'calendar', data: [] };

test('a series on a missing calendar becomes cartesian, and gets axes', () => {
  expect(withMissingAxes({ series: [heatmap] })).toEqual({
    series: [{ type: 'heatmap', data: [] }],
    xAxis: [{}],
    yAxis: [{}],
  });
});

test('a series on the second of one calendar becomes cartesian too', () => {
  const series = [{ ...heatmap, calendarIndex: 1 }];
  expect(withMissingAxes({ series, calendar: [{ range: '2024' }] })['series']).toEqual([
    { type: 'heatmap', calendarIndex: 1, data: [] },
  ]);
});

test('a series on an existing calendar stays there', () => {
  const parts = { series: [heatmap], calendar: [{ range: '2024' }] };
  expect(withMissingAxes(parts)).toEqual(parts);
});
