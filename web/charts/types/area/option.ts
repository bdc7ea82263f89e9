import type { EChartsCoreOption } from 'echarts/core';
import { linePointer, valueAxis } from '../../axes/axis-options.ts';
import { marksOf } from '../../axes/marks.ts';
import { gridOption } from '../../axes/plot-area.ts';
import type { View } from '../../chart-type.ts';
import { withAlpha } from '../../colour/colours.ts';
import { coloursOf } from '../../colour/palette.ts';
import type { Series } from '../../data/series-data.ts';
import { labelTexts, lengthOf, timeScaleOf } from '../../data/labels.ts';
import { totals } from '../../data/others.ts';
import { layOutLines, type LinesPlot } from '../../families/lines/layout.ts';
import { describe, baseOption } from '../../frame.ts';
import { endLabels } from '../../text/end-labels.ts';
import { valueFormatOf, type ValueFormat } from '../../text/value-format.ts';
import { tooltipItems } from '../../text/tooltip-items.ts';
import { uniqueIds } from '../../text/names.ts';
import { sharedUnit } from '../../text/series-names.ts';
import { tooltipContent } from '../../text/tooltip.ts';
import { localised, titleOf } from '../../text/titles.ts';
import { chartWords } from '../../words/index.ts';
import type { Area } from './data.ts';

/** Stacked areas over time or names. */
export function areaOption(data: Area, view: View): EChartsCoreOption {
  const { input, seriesData } = data;
  const format = valueFormatOf(input.settings, view.language);
  const plot = layOutLines(placed(data), format, view, { omitZeroBelow: 0 });
  const colour = coloursOf(seriesData.series, input.settings, view.theme);
  const names = plot.names.map((name, i) => ({ name, value: lastOf(seriesData.series[i]) }));
  const base = baseOption(view, describe(titleOf(input, view.language), names, view.language));
  return {
    ...base,
    tooltip: {
      ...base.tooltip,
      trigger: 'axis',
      axisPointer: linePointer(view),
      formatter: (params: unknown) => layersTooltip(data, params, format, colour, view),
    },
    legend: plot.plotArea.legend,
    grid: gridOption(plot.plotArea),
    xAxis: plot.xAxis,
    yAxis: valueAxis(plot.plotArea, format, view),
    series: [...layers(data, plot, colour, view), ...marksOf(input.settings, plot.plotArea, format, view)],
  };
}

/** The series data in the form that lines are laid out by. */
function placed({ input, seriesData: { labels, series }, extent }: Area) {
  const last = Math.max(0, lengthOf(labels) - 1);
  return {
    input,
    series: series,
    xScale: labels.kind === 'times' ? { kind: labels.kind, ...timeScaleOf(labels) } : labels,
    xExtent: { min: placeOf(labels, 0), max: placeOf(labels, last) },
    yExtent: extent,
  };
}

function placeOf(labels: Area['seriesData']['labels'], at: number): number {
  return labels.kind === 'times' ? (labels.times[at] ?? 0) : at;
}

function layers(
  { seriesData, drawn, stacked }: Area,
  { names, direct, plotArea }: LinesPlot,
  colour: (i: number) => string,
  view: View,
) {
  const { unit } = view;
  const ids = uniqueIds(names);
  const labels = direct ? endLabels(endsOf(drawn, stacked, names, colour), plotArea, view) : [];
  const alone = lengthOf(seriesData.labels) < 2;
  return drawn.map((values, i) => ({
    id: ids[i],
    name: names[i],
    type: 'line',
    stack: stacked ? 'all' : undefined,
    color: colour(i),
    symbolSize: 8 * unit,
    showSymbol: alone,
    lineStyle: { width: 2 * unit, cap: 'round', join: 'round' },
    areaStyle: { color: withAlpha(colour(i), stacked ? 0.45 : 0.16), origin: 'auto' },
    emphasis: { focus: 'series' },
    endLabel: labels[i] ?? { show: false },
    data: Array.from(values, (value, at) => [placeOf(seriesData.labels, at), value]),
  }));
}

/** The name is at the middle of an area's end; ECharts would put it at the upper edge. */
function endsOf(
  drawn: Area['drawn'],
  stacked: boolean,
  names: readonly string[],
  colour: (i: number) => string,
) {
  let below = 0;
  return drawn.map((values, i) => {
    const end = lastIn(values);
    if (stacked) below += end;
    const shown = stacked ? below : end;
    return { name: names[i] ?? '', colour: colour(i), shown, value: stacked ? shown - end / 2 : end };
  });
}

/** The series from the top down, as drawn, and their total. */
function layersTooltip(
  { seriesData, stacked }: Area,
  params: unknown,
  format: ValueFormat,
  colour: (index: number) => string,
  view: View,
): HTMLElement | '' {
  const at = tooltipItems(params, seriesData.series.length)[0]?.dataIndex;
  if (at === undefined) return '';
  const lines = seriesData.series.map(({ name, values, unit }, i) => ({
    colour: colour(i),
    name: localised(name, view.language),
    value: format.exact(values[at] ?? NaN, unit),
  }));
  const sum = {
    name: chartWords[view.language].total,
    value: format.exact(totals(seriesData.series)[at] ?? NaN, sharedUnit(seriesData.series)),
  };
  const title = labelTexts(seriesData.labels, view.language)[at] ?? '';
  return tooltipContent(view, title, stacked && lines.length > 1 ? [...lines.toReversed(), sum] : lines);
}

function lastOf(series: Series | undefined): number {
  return series ? lastIn(series.values) : 0;
}

function lastIn(values: Float64Array): number {
  return values.findLast((value) => !Number.isNaN(value)) ?? 0;
}
