import type { EChartsCoreOption } from 'echarts/core';
import type { View } from '../chart-type.ts';
import { shadowPointerOf } from '../general/axes.ts';
import { figuresOf, type Figures } from '../general/figures.ts';
import { hitsOf } from '../general/hits.ts';
import { coloursOf, levelColour } from '../general/palette.ts';
import { titleOf } from '../general/words.ts';
import { describe, frameOf, sizesOf } from '../frame.ts';
import { fitText } from '../measure.ts';
import { uniqueNames } from '../names.ts';
import { tip } from '../tooltip.ts';
import { layOut, type Plot } from './horizontal-bars-layout.ts';
import type { HorizontalBars } from './horizontal-bars.ts';

type Colour = (index: number) => string;

/** One page of rows. */
export function horizontalBarsOption(data: HorizontalBars, size: number, view: View): EChartsCoreOption {
  const { settings } = data.given;
  const figures = figuresOf(settings, view.language);
  const plot = layOut(data, size, figures, view);
  const colour = coloursOf(plot.page.series, settings, view.theme);
  const frame = frameOf(view, describe(titleOf(data.given, view.language), saidOf(plot), view.language));
  return {
    ...frame,
    tooltip: {
      ...frame.tooltip,
      trigger: 'axis',
      axisPointer: shadowPointerOf(view),
      formatter: (hovered: unknown) => rowTip(plot, hovered, figures, colour, view),
    },
    legend: plot.legend,
    grid: { left: plot.left, right: plot.right, top: plot.top, bottom: 0, outerBoundsMode: 'none' },
    xAxis: valueAxis(data, plot, view),
    yAxis: nameAxis(plot, view),
    series: barSeries(plot, figures, colour, view),
  };
}

/** Has no labels, every bar says its value; only a person's limits are drawn across. */
function valueAxis({ given }: HorizontalBars, { min, max }: Plot, view: View) {
  const limits = given.settings.limits ?? [];
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
      lineStyle: { color: colours, width: 2 * sizesOf(view).hair, type: 'dashed' },
    },
  };
}

function nameAxis({ texts, font, nameWidth, under, unit, left, top }: Plot, view: View) {
  const { theme } = view;
  const { small, line, gap } = sizesOf(view);
  return {
    type: 'category',
    inverse: true,
    data: texts.map((_, i) => String(i)),
    name: unit,
    nameLocation: 'start',
    nameGap: top - line / 2,
    nameTextStyle: {
      color: theme.mutedInk,
      fontSize: small,
      align: 'left',
      verticalAlign: 'middle',
      padding: [0, 0, 0, -left],
    },
    axisLine: { show: false, onZero: false },
    axisTick: { show: false },
    axisLabel: {
      color: theme.ink,
      fontSize: font,
      interval: 0,
      margin: 1.5 * gap + under,
      formatter: (_: string, row: number) => fitText(texts[row] ?? '', nameWidth, font),
    },
  };
}

function barSeries({ page, names, bar, font }: Plot, figures: Figures, colour: Colour, view: View) {
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
    label: { show: true, distance: sizesOf(view).gap, color: view.theme.ink, fontSize: font },
    data: Array.from(values, (value) => ({
      value,
      itemStyle: { borderRadius: value < 0 ? [round, 0, 0, round] : [0, round, round, 0] },
      label: { position: value < 0 ? 'left' : 'right', formatter: () => figures.short(value) },
    })),
  }));
}

function rowTip(
  { page, names, texts }: Plot,
  hovered: unknown,
  figures: Figures,
  colour: Colour,
  view: View,
) {
  const at = hitsOf(hovered, page.series.length)[0]?.index;
  if (at === undefined || !texts[at]) return '';
  const lines = page.series.map(({ values, unit }, i) => ({
    ...(page.series.length > 1 ? { colour: colour(i) } : {}),
    name: names[i] ?? '',
    value: figures.exact(values[at] ?? NaN, unit),
  }));
  return tip(view, texts[at], lines);
}

function saidOf({ page, texts }: Plot) {
  return texts.flatMap((name, i) => {
    const value = page.series[0]?.values[i] ?? NaN;
    return Number.isNaN(value) ? [] : [{ name, value }];
  });
}
