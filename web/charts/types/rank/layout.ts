import { extentWithZero } from '../../axes/value-axis.ts';
import type { View } from '../../chart-type.ts';
import { scaleColours } from '../../colour/colours.ts';
import { typeScale } from '../../frame.ts';
import { layOutLegend } from '../../shapes/legend.ts';
import { textWidth, widest, wrapText } from '../../text/measure.ts';
import { namesOf } from '../../text/names.ts';
import { labelFormat, shortNumber } from '../../text/numbers.ts';
import type { Ranking } from './data.ts';

export type RankPlot = ReturnType<typeof layOutRank>;

const lineHeight = 1.25;
/** A lower drawing of standing bars has no room for ranks. Units. */
const leastRanked = 220;

/**
 * Vertical bars with names on one or two lines; horizontal ones when names or values do not fit. The whole ranking is measured, so that
 * nothing moves while the window slides.
 */
export function layOutRank(ranking: Ranking, shown: number, view: View) {
  const { text, small, gap } = typeScale(view);
  const bands = bandsOf(ranking, view);
  const { height, legend } = layOutLegend(view, namesOf(bands));
  const values = ranking.items.map(({ value }) => value);
  const label = labelFormat(values, view.language);
  const valueWidth = widest(values.map(label), text);
  const slot = view.width / shown;
  const room = slot - gap / 4;
  const names = namesOf(ranking.items);
  const ranked = view.height >= leastRanked * view.unit;
  // One or two long names in the smallest readable size are better than all names on two lines.
  const size = widest(names, text) <= room ? text : small;
  const lines = linesNeeded(names, room, size);
  const shared = { ...extentWithZero(values), bands, label };
  if (lines <= 2 && valueWidth <= slot)
    return {
      ...shared,
      legend,
      ...status(slot, { room, size, lines, ranked }, height, shared.min < 0, view),
    };
  const horizontal = horizontalLayout(names, shown, height, valueWidth, shared.min < 0, view);
  return { ...shared, legend: { ...legend, show: horizontal.grid.top > 0 }, ...horizontal };
}

interface Names {
  readonly room: number;
  readonly size: number;
  readonly lines: number;
  /** the rank is on a line above the name */
  readonly ranked: boolean;
}

function status(
  slot: number,
  { room, size, lines, ranked }: Names,
  header: number,
  negative: boolean,
  view: View,
) {
  const { text, line, gap } = typeScale(view);
  const under = negative ? line : 0;
  return {
    turned: false,
    text,
    nameSize: size,
    lineHeight: size * lineHeight,
    lines,
    ranked,
    names: room,
    /** between names and grid: room for the values of negative bars */
    margin: gap + under,
    bar: Math.min(slot * 0.52, 64 * view.unit),
    grid: {
      left: 0,
      right: 0,
      top: header + line,
      bottom: under + (lines + (ranked ? 1 : 0)) * size * lineHeight + gap,
    },
  };
}

/** A low drawing has no legend and smaller text. */
function horizontalLayout(
  all: readonly string[],
  shown: number,
  header: number,
  valueWidth: number,
  negative: boolean,
  view: View,
) {
  const { text, gap } = typeScale(view);
  const top = (view.height - header) / shown >= 22 * view.unit ? header : 0;
  const row = (view.height - top) / shown;
  const size = Math.min(text, row * 0.8);
  const rank = textWidth(`${all.length} `, size);
  const names = Math.min(widest(all, size), view.width * 0.34 - rank);
  const under = negative ? valueWidth + gap : 0;
  return {
    turned: true,
    text: size,
    nameSize: size,
    lineHeight: undefined,
    lines: 1,
    ranked: true,
    names,
    margin: gap + under,
    bar: Math.min(row * 0.56, 40 * view.unit),
    grid: { left: rank + names + gap + under, right: valueWidth + 2 * gap, top, bottom: 0 },
  };
}

/** The number of lines for names: 1, 2, or 3 when more than a fifth would be truncated on two. */
function linesNeeded(names: readonly string[], width: number, size: number): number {
  if (names.every((name) => textWidth(name, size) <= width)) return 1;
  const cut = names.filter((name) => wrapText(name, width, size, 2).includes('…'));
  return cut.length > names.length / 5 ? 3 : 2;
}

/** The bands with their colours and legend texts: `> 300`, `> 200`, `≤ 200`. */
function bandsOf({ bands }: Ranking, { theme, language }: View) {
  const formatValue = (above: number): string => shortNumber(above, language);
  const named = bands.map(({ above, name }) => ({ above, name: name ?? `> ${formatValue(above)}` }));
  const lowest = bands.at(-1);
  const rest = lowest ? [{ above: -Infinity, name: `≤ ${formatValue(lowest.above)}` }] : [];
  const colours = scaleColours(theme, named.length + 1);
  return [...named, ...rest].map((band, i) => ({ ...band, colour: colours[i] ?? theme.accent }));
}
