import type { EChartsCoreOption } from 'echarts/core';
import type { View } from '../chart-type.ts';
import { scaleColours } from '../colours.ts';
import { describe, frameOf, sizesOf } from '../frame.ts';
import { legendRow } from '../legend.ts';
import { fitText, textWidth, widest, wrapText } from '../measure.ts';
import { shortNumber } from '../numbers.ts';
import type { NamedValue } from '../shape.ts';
import { indexOf, itemTip } from '../tooltip.ts';
import { extremesOf } from '../value-axis.ts';
import type { Ranking } from './rank.ts';

/** A window of bars over the whole ranking. They stand, unless their names would have to be cut: then the chart is turned. */
export function rankOption(
  title: string,
  ranking: Ranking,
  windowSize: number,
  view: View,
): EChartsCoreOption {
  const { items } = ranking;
  const shown = Math.min(windowSize, Math.max(1, items.length));
  const first = Math.max(0, Math.min(view.step, items.length - shown));
  const plot = layOut(ranking, shown, view);
  const frame = frameOf(view, describe(title, items.slice(first, first + shown), view.language));
  const names = { ...nameAxis(items, plot, view), min: first, max: first + shown - 1 };
  const values = valueAxis(ranking, plot, view);
  return {
    ...frame,
    tooltip: {
      ...frame.tooltip,
      trigger: 'axis',
      axisPointer: { type: 'shadow', shadowStyle: { color: view.theme.faint, opacity: 0.7 }, z: 0 },
      formatter: (hovered: unknown) => itemTip(view, items[indexOf(hovered)]),
    },
    legend: { ...plot.legend, selectedMode: false },
    grid: { ...plot.grid, outerBoundsMode: 'none' },
    xAxis: plot.turned ? values : names,
    yAxis: plot.turned ? { ...names, inverse: true } : values,
    series: [bars(ranking, plot, view), ...plot.bands.map(bandSeries)],
  };
}

type Plot = ReturnType<typeof layOut>;

function layOut(ranking: Ranking, shown: number, view: View) {
  const { text, line, gap } = sizesOf(view);
  const { items } = ranking;
  const bands = bandsOf(ranking, view);
  const header = legendRow(
    view,
    bands.map(({ name }) => name),
  );
  const labels = widest(
    items.map(({ value }) => shortNumber(value, view.language)),
    text,
  );
  const slot = view.width / shown;
  const { min, max } = extremesOf(items.map(({ value }) => value));
  const lines = linesNeeded(items, slot - gap / 2, text);
  const below = min < 0 ? line : 0;
  const shared = { min, max, bands, legend: header.legend };
  if (lines <= 2 && labels <= slot) {
    const grid = { left: 0, right: 0, top: header.height + line, bottom: below + lines * text * 1.25 + gap };
    return {
      ...shared,
      turned: false,
      grid,
      text,
      bar: Math.min(slot * 0.52, 64 * view.unit),
      names: slot - gap / 2,
      lines,
    };
  }
  const rows = view.height - header.height;
  const roomy = rows / shown >= 22 * view.unit;
  const top = roomy ? header.height : 0;
  const row = (view.height - top) / shown;
  const size = Math.min(text, row * 0.8);
  const names = Math.min(
    widest(
      items.map(({ name }) => name),
      size,
    ),
    view.width * 0.34,
  );
  const grid = { left: names + gap + (min < 0 ? labels + gap : 0), right: labels + 2 * gap, top, bottom: 0 };
  const legend = { ...header.legend, show: roomy };
  return {
    ...shared,
    legend,
    turned: true,
    grid,
    text: size,
    bar: Math.min(row * 0.56, 40 * view.unit),
    names,
    lines: 1,
  };
}

/** 1 or 2 lines of that width, or 3 when more than a fifth of the names would be cut on two. */
function linesNeeded(items: readonly NamedValue[], width: number, text: number): number {
  if (items.every(({ name }) => textWidth(name, text) <= width)) return 1;
  const cut = items.filter(({ name }) => wrapText(name, width, text, 2).includes('…'));
  return cut.length > items.length / 5 ? 3 : 2;
}

/** Each band with its colour and what it says in the legend: `> 300`, `> 200`, `≤ 200`. */
function bandsOf({ bands }: Ranking, { theme, language }: View) {
  const colours = scaleColours(theme, bands.length + 1);
  const named = bands.map(({ above, name }) => ({
    above,
    name: name ?? `> ${shortNumber(above, language)}`,
  }));
  const lowest = bands.at(-1);
  const rest = lowest ? [{ above: -Infinity, name: `≤ ${shortNumber(lowest.above, language)}` }] : [];
  return [...named, ...rest].map((band, i) => ({ ...band, colour: colours[i] ?? theme.accent }));
}

/** The legend's marks come from series; these have no data, and lie over the one that has. */
function bandSeries({ name, colour }: Plot['bands'][number], i: number) {
  return { id: `band-${i}`, name, type: 'bar', color: colour, barGap: '-100%', data: [] };
}

function nameAxis(
  items: readonly NamedValue[],
  { turned, text, names, lines, grid, min, max }: Plot,
  view: View,
) {
  const { theme } = view;
  const { gap, hair, line } = sizesOf(view);
  const cut = (name: string): string =>
    turned ? fitText(name, names, text) : wrapText(name, names, text, lines);
  return {
    type: 'category',
    data: items.map(({ name }) => name),
    axisTick: { show: false },
    axisLine: { show: !turned && max > 0, onZero: true, lineStyle: { color: theme.border, width: hair } },
    axisLabel: {
      color: theme.ink,
      fontSize: text,
      lineHeight: text * 1.25,
      interval: 0,
      margin: turned ? gap + grid.left - names - gap : gap + (min < 0 ? line : 0),
      formatter: cut,
    },
  };
}

/** Has no labels, every bar says its value; only the limits of the bands are drawn across. */
function valueAxis({ bands }: Ranking, { min, max }: Plot, { theme, ...view }: View) {
  const limits = bands.map(({ above }) => above).filter((above) => above > min && above < max);
  return {
    type: 'value',
    min,
    max,
    axisLabel: { show: false },
    axisTick: { show: false, customValues: limits },
    splitLine: {
      show: limits.length > 0,
      lineStyle: { color: theme.border, width: sizesOf(view).hair, type: 'dashed' },
    },
  };
}

function bars({ items }: Ranking, { turned, bar, bands, text }: Plot, view: View) {
  const round = Math.min(bar / 2, 8 * view.unit);
  return {
    id: 'values',
    type: 'bar',
    cursor: 'default',
    barWidth: bar,
    emphasis: { disabled: true },
    label: { show: true, distance: sizesOf(view).gap / 2, color: view.theme.ink, fontSize: text },
    data: items.map(({ name, value }) => ({
      name,
      value,
      itemStyle: {
        color: bands.find(({ above }) => value > above)?.colour ?? view.theme.accent,
        borderRadius: cornersOf(value < 0, turned, round),
      },
      label: { position: positionOf(value < 0, turned), formatter: () => shortNumber(value, view.language) },
    })),
  };
}

/** Round where the bar ends, square where it begins. In ECharts' order: top left, top right, bottom right, bottom left. */
function cornersOf(negative: boolean, turned: boolean, round: number): number[] {
  if (turned) return negative ? [round, 0, 0, round] : [0, round, round, 0];
  return negative ? [0, 0, round, round] : [round, round, 0, 0];
}

function positionOf(negative: boolean, turned: boolean): string {
  if (turned) return negative ? 'left' : 'right';
  return negative ? 'bottom' : 'top';
}
