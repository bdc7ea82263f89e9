import type { EChartsCoreOption } from 'echarts/core';
import { linePointer, valueAxis } from '../../axes/axis-options.ts';
import { marksOf } from '../../axes/marks.ts';
import { gridOption } from '../../axes/plot-area.ts';
import type { View } from '../../chart-type.ts';
import { paletteOf } from '../../colour/palette.ts';
import { layOutLines, mostLines } from '../../families/lines/layout.ts';
import { describe, baseOption } from '../../frame.ts';
import { valueFormatOf } from '../../text/value-format.ts';
import { titleOf } from '../../text/titles.ts';
import type { Lines } from './data.ts';
import { panels, panelsOf } from './panels.ts';
import { lastOf, lineSeries, loneSeries, many, pointTooltip } from './series.ts';

/** Lines over time or over names: in one plane, or in one each where they share no scale. */
export function linesOption(data: Lines, view: View): EChartsCoreOption {
  const { settings } = data.input;
  const tracks = data.tracks.slice(0, mostLines);
  const format = valueFormatOf(settings, view.language);
  const colour = paletteOf(settings, view.theme);
  const apart = panelsOf(data, format, view);
  const one = layOutLines(data, format, view);
  const plot = apart ?? one;
  const frame = baseOption(
    view,
    describe(titleOf(data.input, view.language), lastOf(tracks, plot), view.language),
  );
  const common = {
    ...frame,
    animation: frame.animation && tracks.every(({ xs }) => xs.length <= many),
    tooltip: {
      ...frame.tooltip,
      trigger: 'axis',
      axisPointer: linePointer(view),
      formatter: (params: unknown) => pointTooltip({ ...data, tracks }, params, format, colour, view),
    },
  };
  if (apart) return { ...common, ...panels(data, apart, format, colour, view) };
  return {
    ...common,
    legend: one.plotArea.legend,
    grid: gridOption(one.plotArea),
    xAxis: one.xAxis,
    yAxis: valueAxis(one.plotArea, format, view),
    series: [
      ...lineSeries(tracks, one, colour, view),
      ...loneSeries(tracks, one, colour, view),
      ...one.more.map((name) => ({ id: 'more', name, type: 'line', color: view.theme.mutedInk, data: [] })),
      ...marksOf(settings, one.plotArea, format, view),
    ],
  };
}
