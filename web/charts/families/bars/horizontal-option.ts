import type { EChartsCoreOption } from 'echarts/core';
import { shadowPointer } from '../../axes/axis-options.ts';
import { headingStyle } from '../../axes/value-axis.ts';
import type { View } from '../../chart-type.ts';
import { readableOn } from '../../colour/contrast.ts';
import { coloursOf, levelColour } from '../../colour/palette.ts';
import { describe, baseOption, typeScale } from '../../frame.ts';
import { figuresOf, type Figures } from '../../text/figures.ts';
import { hitsOf } from '../../text/hits.ts';
import { textWidth } from '../../text/measure.ts';
import { uniqueNames } from '../../text/names.ts';
import { tip } from '../../text/tooltip.ts';
import { titleOf } from '../../text/words.ts';
import type { Bars } from './data.ts';
import { layOutHorizontalBars, type HorizontalBarsPlot } from './horizontal-layout.ts';
import { totalLine, totalsSeries, valueLines } from './parts.ts';

type Colour = (index: number) => string;

/** One page of rows. */
export function horizontalBarsOption(data: Bars, size: number, view: View): EChartsCoreOption {
  const { settings } = data.input;
  const figures = figuresOf(settings, view.language);
  const plot = layOutHorizontalBars(data, size, figures, view);
  const colour = coloursOf(plot.page.series, settings, view.theme);
  const frame = baseOption(view, describe(titleOf(data.input, view.language), saidOf(plot), view.language));
  return {
    ...frame,
    tooltip: {
      ...frame.tooltip,
      trigger: 'axis',
      axisPointer: shadowPointer(view),
      formatter: (hovered: unknown) => rowTip(plot, hovered, figures, colour, view),
    },
    legend: plot.legend,
    grid: { left: plot.left, right: plot.right, top: plot.top, bottom: 0, outerBoundsMode: 'none' },
    xAxis: valueAxis(data, plot, view),
    yAxis: nameAxis(plot, view),
    series: plot.stacked
      ? [
          ...stackSeries(plot, figures, colour, view),
          ...(plot.saysTotals ? [totalsSeries(plot.page.series, totalStyle(plot, view), figures)] : []),
        ]
      : barSeries(plot, figures, colour, view),
  };
}

/** Has no labels, every bar says its value; only a person's limits are drawn across. */
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
    axisTick: { show: false, customValues: limits.map(({ value }) => value) },
    splitLine: {
      show: limits.length > 0,
      lineStyle: { color: colours, width: 2 * typeScale(view).hairline, type: 'dashed' },
    },
  };
}

function nameAxis({ wrapped, nameFont, under, unit, unitAt, left, top }: HorizontalBarsPlot, view: View) {
  const { gap } = typeScale(view);
  return {
    type: 'category',
    inverse: true,
    data: wrapped.map((_, i) => String(i)),
    name: unit,
    nameLocation: 'start',
    nameGap: top - unitAt,
    nameTextStyle: headingStyle(left, view),
    axisLine: { show: false, onZero: false },
    axisTick: { show: false },
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

function barSeries(
  { page, names, bar, font }: HorizontalBarsPlot,
  figures: Figures,
  colour: Colour,
  view: View,
) {
  const ids = uniqueNames(names);
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
      label: { position: value < 0 ? 'left' : 'right', formatter: () => figures.short(value) },
    })),
  }));
}

/** Parts of one bar; each says its value where it has room. */
function stackSeries(
  { page, names, bar, font, perUnit }: HorizontalBarsPlot,
  figures: Figures,
  colour: Colour,
  view: View,
) {
  const { theme, unit } = view;
  const ids = uniqueNames(names);
  const hasRoom = (value: number): boolean =>
    value !== 0 &&
    bar >= 1.2 * font &&
    textWidth(figures.short(value), font) + typeScale(view).gap <= Math.abs(value) * perUnit;
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
    label: { show: true, position: 'inside', color: readableOn(colour(i), theme), fontSize: font },
    data: Array.from(values, (value) => ({
      value,
      label: { show: hasRoom(value), formatter: () => figures.short(value) },
    })),
  }));
}

/** Behind its end. */
function totalStyle({ font }: HorizontalBarsPlot, view: View) {
  return { position: 'right', distance: typeScale(view).gap, color: view.theme.ink, fontSize: font };
}

function rowTip(
  { page, texts, stacked }: HorizontalBarsPlot,
  hovered: unknown,
  figures: Figures,
  colour: Colour,
  view: View,
) {
  const at = hitsOf(hovered, page.series.length)[0]?.index;
  if (at === undefined || !texts[at]) return '';
  const lines = valueLines(page.series, at, figures, colour, view);
  if (!stacked || lines.length < 2) return tip(view, texts[at], lines);
  return tip(view, texts[at], [...lines, totalLine(page.series, at, figures, view)]);
}

function saidOf({ page, texts }: HorizontalBarsPlot) {
  return texts.flatMap((name, i) => {
    const value = page.series[0]?.values[i] ?? NaN;
    return Number.isNaN(value) ? [] : [{ name, value }];
  });
}
