import type { EChartsCoreOption } from 'echarts/core';
import { shadowPointer } from '../../axes/axis-options.ts';
import type { View } from '../../chart-type.ts';
import type { NamedValue } from '../../data/decode.ts';
import { describe, baseOption, typeScale } from '../../frame.ts';
import { escapeRichText } from '../../text/escape-rich-text.ts';
import { fitText, wrapText } from '../../text/measure.ts';
import { namesOf } from '../../text/names.ts';
import { dataIndexOf, itemTooltip } from '../../text/tooltip.ts';
import type { Ranking } from './data.ts';
import { layOutRank, type RankPlot } from './layout.ts';

/** A window of the ranking. The bars are vertical unless their names would be truncated. */
export function rankOption(
  title: string,
  ranking: Ranking,
  windowSize: number,
  view: View,
): EChartsCoreOption {
  const { items } = ranking;
  const shown = Math.min(windowSize, Math.max(1, items.length));
  const first = Math.max(0, Math.min(view.step, items.length - shown));
  const plot = layOutRank(ranking, shown, view);
  const base = baseOption(view, describe(title, items.slice(first, first + shown), view.language));
  const names = { ...nameAxis(items, first, plot, view), min: first, max: first + shown - 1 };
  const values = valueAxis(ranking, plot, view);
  return {
    ...base,
    tooltip: {
      ...base.tooltip,
      trigger: 'axis',
      axisPointer: shadowPointer,
      formatter: (params: unknown) => itemTooltip(view, items[dataIndexOf(params)]),
    },
    legend: { ...plot.legend, selectedMode: false },
    grid: { ...plot.grid, outerBoundsMode: 'none' },
    xAxis: plot.turned ? values : names,
    yAxis: plot.turned ? { ...names, inverse: true } : values,
    series: [bars(ranking, plot, view), ...plot.bands.map((band, i) => bandSeries(band, i, plot.bar))],
  };
}

/** Legend items need series; these have no data. */
function bandSeries({ name, colour }: RankPlot['bands'][number], i: number, barWidth: number) {
  return { id: `band-${i}`, name, type: 'bar', color: colour, barWidth, barGap: '-100%', data: [] };
}

/** `first`: the rank of the first that is shown, from 0; ECharts counts from there. */
function nameAxis(items: readonly NamedValue[], first: number, plot: RankPlot, { theme, unit }: View) {
  const { turned, ranked, nameSize, names, lines, lineHeight, margin, max } = plot;
  const cut = (name: string): string =>
    turned ? fitText(name, names, nameSize) : wrapText(name, names, nameSize, lines);
  // The window slides: without their ranks nobody sees which part of the list it shows.
  const withRank = (name: string, index: number): string => {
    const rank = ranked ? `{rank|${first + index + 1}}${turned ? ' ' : '\n'}` : '';
    return `${rank}{name|${escapeRichText(cut(name))}}`;
  };
  return {
    type: 'category',
    data: namesOf(items),
    axisLine: {
      show: !turned && max > 0,
      onZero: true,
      lineStyle: { width: typeScale({ unit }).hairline },
    },
    axisLabel: {
      interval: 0,
      margin,
      formatter: withRank,
      rich: {
        rank: { color: theme.mutedInk, fontSize: nameSize, lineHeight },
        name: { color: theme.ink, fontSize: nameSize, lineHeight },
      },
    },
  };
}

/** No tick labels, since every bar shows its value; split lines mark the bands. */
function valueAxis({ bands }: Ranking, { min, max }: RankPlot, { theme, ...view }: View) {
  const limits = bands.map(({ above }) => above).filter((above) => above > min && above < max);
  return {
    type: 'value',
    min,
    max,
    axisLabel: { show: false },
    axisTick: { customValues: limits },
    splitLine: {
      show: limits.length > 0,
      lineStyle: { color: theme.border, width: typeScale(view).hairline, type: 'dashed' },
    },
  };
}

function bars({ items }: Ranking, { turned, bar, bands, text, label }: RankPlot, view: View) {
  const round = Math.min(bar / 2, 8 * view.unit);
  return {
    id: 'values',
    type: 'bar',
    cursor: 'default',
    barWidth: bar,
    emphasis: { disabled: true },
    label: { show: true, distance: typeScale(view).gap / 2, color: view.theme.ink, fontSize: text },
    // A bar stays where it is and gets another length, as its name does: bars that change places are never one over the other.
    data: items.map(({ name, value }, i) => ({
      id: `rank-${i}`,
      name,
      value,
      itemStyle: {
        color: bands.find(({ above }) => value > above)?.colour ?? view.theme.accent,
        borderRadius: cornersOf(value < 0, turned, round),
      },
      label: { position: positionOf(value < 0, turned), formatter: () => label(value) },
    })),
  };
}

/** Round at the end of a bar, square at its start. In ECharts' order: top left, top right, bottom right, bottom left. */
function cornersOf(negative: boolean, turned: boolean, round: number): number[] {
  if (turned) return negative ? [round, 0, 0, round] : [0, round, round, 0];
  return negative ? [0, 0, round, round] : [round, round, 0, 0];
}

function positionOf(negative: boolean, turned: boolean): string {
  if (turned) return negative ? 'left' : 'right';
  return negative ? 'bottom' : 'top';
}
