import type { EChartsCoreOption } from 'echarts/core';
import { shadowPointer, categoryAxis, valueAxis } from '../../axes/axis-options.ts';
import { marksOf } from '../../axes/marks.ts';
import { gridOption } from '../../axes/plot-area.ts';
import type { View } from '../../chart-type.ts';
import { labelTexts } from '../../data/labels.ts';
import { totals } from '../../data/others.ts';
import { describe, baseOption, typeScale } from '../../frame.ts';
import { valueFormatOf, type ValueFormat } from '../../text/value-format.ts';
import { tooltipItems } from '../../text/tooltip-items.ts';
import { uniqueIds } from '../../text/names.ts';
import { tooltipContent } from '../../text/tooltip.ts';
import { titleOf } from '../../text/titles.ts';
import type { Bars } from './data.ts';
import { barsPageOf, layOutBars, type BarsPage, type BarsPlot } from './layout.ts';
import { barColours, totalLine, totalsSeries, valueLines } from './parts.ts';

type Colour = (index: number) => string;

/** Vertical bars: single, grouped or stacked. */
export function barsOption(data: Bars, view: View): EChartsCoreOption {
  const { input, stacked } = data;
  const format = valueFormatOf(input.settings, view.language);
  const page = barsPageOf(data, view);
  const plot = layOutBars(data, page, format, view);
  const colour = barColours(data, page.seriesData.series, view);
  const base = baseOption(
    view,
    describe(titleOf(input, view.language), describedItems(page, view), view.language),
  );
  const names = categoryAxis(plot.texts, view);
  return {
    ...base,
    tooltip: {
      ...base.tooltip,
      trigger: 'axis',
      axisPointer: shadowPointer,
      formatter: (params: unknown) => barsTooltip(page, stacked, params, format, colour, view),
    },
    legend: plot.plotArea.legend,
    grid: gridOption(plot.plotArea),
    xAxis: { ...names, axisLabel: { ...names.axisLabel, margin: names.axisLabel.margin + plot.under } },
    yAxis: valueAxis(plot.plotArea, format, view, plot.ticks),
    series: [
      ...barSeries(page, plot, stacked, colour, view),
      ...(stacked && plot.showsValues
        ? [totalsSeries(page.seriesData.series, { ...labelStyle(view), position: 'top' }, plot.label)]
        : []),
      ...marksOf(input.settings, plot.plotArea, format, view),
    ],
  };
}

function barSeries({ seriesData }: BarsPage, plot: BarsPlot, stacked: boolean, colour: Colour, view: View) {
  const { theme, unit } = view;
  const ids = uniqueIds(plot.names);
  const round = stacked ? 0 : Math.min(plot.bar / 3, 6 * unit);
  return seriesData.series.map(({ values }, i) => ({
    id: ids[i],
    name: plot.names[i],
    type: 'bar',
    cursor: 'default',
    stack: stacked ? 'all' : undefined,
    color: colour(i),
    barWidth: plot.bar,
    barGap: '8%',
    emphasis: { focus: seriesData.series.length > 1 ? 'series' : 'none' },
    itemStyle: stacked ? { borderColor: theme.surface, borderWidth: Math.min(1.5 * unit, plot.bar / 8) } : {},
    label: { show: !stacked && plot.showsValues, ...labelStyle(view) },
    data: Array.from(values, (value) => ({
      value,
      itemStyle: { borderRadius: value < 0 ? [0, 0, round, round] : [round, round, 0, 0] },
      label: { position: value < 0 ? 'bottom' : 'top', formatter: () => plot.label(value) },
    })),
  }));
}

function labelStyle(view: View) {
  const { text, gap } = typeScale(view);
  return { distance: gap / 2, color: view.theme.ink, fontSize: text };
}

/** The values of one label in drawing order, and the total of a stack. */
function barsTooltip(
  { seriesData }: BarsPage,
  stacked: boolean,
  params: unknown,
  format: ValueFormat,
  colour: Colour,
  view: View,
) {
  const at = tooltipItems(params, seriesData.series.length)[0]?.dataIndex;
  if (at === undefined) return '';
  const lines = valueLines(seriesData.series, at, format, colour, view);
  const title = labelTexts(seriesData.labels, view.language)[at] ?? '';
  if (!stacked || lines.length < 2) return tooltipContent(view, title, lines);
  return tooltipContent(view, title, [...lines.toReversed(), totalLine(seriesData.series, at, format, view)]);
}

function describedItems({ seriesData }: BarsPage, { language }: View) {
  const sums = totals(seriesData.series);
  return labelTexts(seriesData.labels, language).flatMap((name, i) => {
    const value = sums[i] ?? NaN;
    return Number.isNaN(value) ? [] : [{ name, value }];
  });
}
