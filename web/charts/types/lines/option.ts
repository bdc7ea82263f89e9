import type { EChartsCoreOption } from 'echarts/core';
import { linePointer, valueAxis } from '../../axes/axis-options.ts';
import { marksOf } from '../../axes/marks.ts';
import { gridOption } from '../../axes/plot-area.ts';
import type { View } from '../../chart-type.ts';
import { coloursOf } from '../../colour/palette.ts';
import { layOutLines, maxLines } from '../../families/lines/layout.ts';
import { describe, baseOption } from '../../frame.ts';
import { valueFormatOf } from '../../text/value-format.ts';
import { titleOf } from '../../text/titles.ts';
import type { Lines } from './data.ts';
import { panelsOption, panelsOf } from './panels.ts';
import { endOf, isolatedPoints, lastOf, lineSeries, many, pointTooltip } from './series.ts';

/** Lines over time or names, in one plot area; in separate panels if they share no scale. */
export function linesOption(data: Lines, view: View): EChartsCoreOption {
  const { settings } = data.input;
  const series = data.series.slice(0, maxLines);
  const format = valueFormatOf(settings, view.language);
  const colour = coloursOf(series, settings, view.theme);
  const apart = panelsOf(data, format, view);
  const one = layOutLines(data, format, view, { last: (at) => endOf(series[at]) });
  const plot = apart ?? one;
  const base = baseOption(
    view,
    describe(titleOf(data.input, view.language), lastOf(series, plot), view.language),
  );
  const common = {
    ...base,
    animation: base.animation && series.every(({ xs }) => xs.length <= many),
    tooltip: {
      ...base.tooltip,
      trigger: 'axis',
      axisPointer: linePointer(view),
      formatter: (params: unknown) => pointTooltip({ ...data, series }, params, format, colour, view),
    },
  };
  if (apart) return { ...common, ...panelsOption(data, apart, format, colour, view) };
  return {
    ...common,
    legend: one.plotArea.legend,
    grid: gridOption(one.plotArea),
    xAxis: one.xAxis,
    yAxis: valueAxis(one.plotArea, format, view),
    series: [
      ...lineSeries(series, one, colour, view),
      ...isolatedPoints(series, one, colour, view),
      ...one.more.map((name) => ({ id: 'more', name, type: 'line', color: view.theme.mutedInk, data: [] })),
      ...marksOf(settings, one.plotArea, format, view),
    ],
  };
}
