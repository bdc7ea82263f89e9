import { expect, test } from 'vitest';
import { withMissingAxes } from '../../../../web/charts/option/missing-axes.ts';

const heatmap = { type: 'heatmap', coordinateSystem: 'calendar', data: [] };

test('a series on a calendar that is not there lies on the plane, which gets its axes', () => {
  expect(withMissingAxes({ series: [heatmap] })).toEqual({
    series: [{ type: 'heatmap', data: [] }],
    xAxis: [{}],
    yAxis: [{}],
  });
});

test('a series on the second of one calendar lies on the plane too', () => {
  const series = [{ ...heatmap, calendarIndex: 1 }];
  expect(withMissingAxes({ series, calendar: [{ range: '2024' }] })['series']).toEqual([
    { type: 'heatmap', calendarIndex: 1, data: [] },
  ]);
});

test('a series on a calendar that is there stays there', () => {
  const parts = { series: [heatmap], calendar: [{ range: '2024' }] };
  expect(withMissingAxes(parts)).toEqual(parts);
});
