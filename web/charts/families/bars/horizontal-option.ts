import type { EChartsCoreOption } from 'echarts/core';
import { shadowPointer } from '../../axes/axis-options.ts';
import { headingStyle } from '../../axes/value-axis.ts';
import type { View } from '../../chart-type.ts';
import { valueLabelOn } from '../../colour/contrast.ts';
import { levelColour } from '../../colour/palette.ts';
import { describe, baseOption, typeScale } from '../../frame.ts';
import { valueFormatOf, type ValueFormat } from '../../text/value-format.ts';
import { tooltipItems } from '../../text/tooltip-items.ts';
import { textWidth } from '../../text/measure.ts';
import { uniqueIds } from '../../text/names.ts';
import { tooltipContent } from '../../text/tooltip.ts';
import { titleOf } from '../../text/titles.ts';
import type { Bars } from './data.ts';
import { layOutHorizontalBars, type HorizontalBarsPlot } from './horizontal-layout.ts';
import { barColours, totalLine, totalsSeries, valueLines } from './parts.ts';

type Colour = (index: number) => string;

/** One page of rows. */
export function horizontalBarsOption(data: Bars, size: number, view: View): EChartsCoreOption {
  const { settings } = data.input;
  const format = valueFormatOf(settings, view.language);
  const plot = layOutHorizontalBars(data, size, format, view);
  const colour = barColours(data, plot.page.series, view);
  const base = baseOption(
    view,
    describe(titleOf(data.input, view.language), describedItems(plot), view.language),
  );
  return {
    ...base,
    tooltip: {
      ...base.tooltip,
      trigger: 'axis',
      axisPointer: shadowPointer,
      formatter: (params: unknown) => rowTooltip(plot, params, format, colour, view),
    },
    legend: plot.legend,
    grid: { left: plot.left, right: plot.right, top: plot.top, bottom: 0, outerBoundsMode: 'none' },
    xAxis: valueAxis(data, plot, view),
    yAxis: nameAxis(plot, view),
    series: plot.stacked
      ? [
          ...stackSeries(plot, colour, view),
          ...(plot.showsTotals ? [totalsSeries(plot.page.series, totalStyle(plot, view), plot.label)] : []),
        ]
      : barSeries(plot, colour, view),
  };
}

/** No tick labels, since every bar shows its value; split lines mark the limits. */
function valueAxis({ input }: Bars, { min, max }: HorizontalBarsPlot, view: View) {
  const limits = input.settings.limits ?? [];
  const colours = limits
    .toSorted((a, b) => a.value - b.value)
    .map(({ level }) => levelColour(level, view.theme));
  return {
    type: 'value',
    min,
    max,
    axisLabel: { show: false },
    axisTick: { customValues: limits.map(({ value }) => value) },
    splitLine: {
      show: limits.length > 0,
      lineStyle: { color: colours, width: 2 * typeScale(view).hairline, type: 'dashed' },
    },
  };
}

function nameAxis(
  { wrapped, nameFont, under, heading, headingAt, left, top }: HorizontalBarsPlot,
  view: View,
) {
  const { gap } = typeScale(view);
  return {
    type: 'category',
    inverse: true,
    data: wrapped.map((_, i) => String(i)),
    name: heading,
    nameLocation: 'start',
    nameGap: top - headingAt,
    nameTextStyle: headingStyle(left, view),
    axisLine: { show: false, onZero: false },
    axisLabel: {
      color: view.theme.ink,
      fontSize: nameFont,
      lineHeight: 1.2 * nameFont,
      interval: 0,
      margin: 1.5 * gap + under,
      formatter: (_: string, row: number) => wrapped[row] ?? '',
    },
  };
}

function barSeries({ page, names, bar, font, label }: HorizontalBarsPlot, colour: Colour, view: View) {
  const ids = uniqueIds(names);
  const round = Math.min(bar / 2, 6 * view.unit);
  return page.series.map(({ values }, i) => ({
    id: ids[i],
    name: names[i],
    type: 'bar',
    cursor: 'default',
    color: colour(i),
    barWidth: bar,
    barGap: '10%',
    emphasis: { focus: page.series.length > 1 ? 'series' : 'none' },
    label: { show: true, distance: typeScale(view).gap, color: view.theme.ink, fontSize: font },
    data: Array.from(values, (value) => ({
      value,
      itemStyle: { borderRadius: value < 0 ? [round, 0, 0, round] : [0, round, round, 0] },
      label: { position: value < 0 ? 'left' : 'right', formatter: () => label(value) },
    })),
  }));
}

/** The parts of a stack. A part shows its value if it fits. */
function stackSeries(
  { page, names, bar, font, perUnit, label }: HorizontalBarsPlot,
  colour: Colour,
  view: View,
) {
  const { theme, unit } = view;
  const ids = uniqueIds(names);
  const hasRoom = (value: number): boolean =>
    value !== 0 &&
    bar >= 1.2 * font &&
    textWidth(label(value), font) + typeScale(view).gap <= Math.abs(value) * perUnit;
  return page.series.map(({ values }, i) => ({
    id: ids[i],
    name: names[i],
    type: 'bar',
    cursor: 'default',
    stack: 'all',
    color: colour(i),
    barWidth: bar,
    emphasis: { focus: 'series' },
    itemStyle: { borderColor: theme.surface, borderWidth: Math.min(1.5 * unit, bar / 8) },
    label: { show: true, position: 'inside', ...valueLabelOn(colour(i), font, theme) },
    data: Array.from(values, (value) => ({
      value,
      label: { show: hasRoom(value), formatter: () => label(value) },
    })),
  }));
}

/** After the end of the stack. */
function totalStyle({ font }: HorizontalBarsPlot, view: View) {
  return { position: 'right', distance: typeScale(view).gap, color: view.theme.ink, fontSize: font };
}

function rowTooltip(
  { page, texts, stacked }: HorizontalBarsPlot,
  params: unknown,
  format: ValueFormat,
  colour: Colour,
  view: View,
) {
  const at = tooltipItems(params, page.series.length)[0]?.dataIndex;
  if (at === undefined || !texts[at]) return '';
  const lines = valueLines(page.series, at, format, colour, view);
  if (!stacked || lines.length < 2) return tooltipContent(view, texts[at], lines);
  return tooltipContent(view, texts[at], [...lines, totalLine(page.series, at, format, view)]);
}

function describedItems({ page, texts }: HorizontalBarsPlot) {
  return texts.flatMap((name, i) => {
    const value = page.series[0]?.values[i] ?? NaN;
    return Number.isNaN(value) ? [] : [{ name, value }];
  });
}
