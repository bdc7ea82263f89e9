import type { View } from '../chart-type.ts';
import { typeScale } from '../frame.ts';
import { fitText, textWidth } from '../text/measure.ts';

/** Between symbol and text, in units. ECharts always uses this many px. */
const markGap = 5;
const longestName = 10;
const maxLines = 2;
/** In units: ECharts counts the border of each symbol as well, and wraps where our sum is just below the width. */
const symbolBorder = 1.5;

/** The style of all legends: round symbols, names of at most ten ems. */
export function legendStyle(view: View) {
  const { unit } = view;
  const { small, gap } = typeScale(view);
  return {
    show: true,
    padding: 0,
    itemWidth: 12 * unit,
    itemHeight: 12 * unit,
    itemGap: 2 * gap,
    textStyle: { fontSize: small, padding: [0, 0, 0, markGap * unit - markGap] },
    formatter: (name: string) => fitText(name, longestName * small, small),
  };
}

export interface LegendRow {
  /** px from the top, including the gap below, and the line of the heading when it does not fit beside the legend */
  readonly height: number;
  readonly beside: boolean;
  readonly legend: ReturnType<typeof legendStyle> & Readonly<Record<string, unknown>>;
}

/**
 * A legend above the drawing: to the right of `reserved` px when it fits on one line, else on lines of its own. What does not fit on two
 * lines is counted behind the last name: nobody turns pages on a wall.
 */
export function layOutLegend(view: View, names: readonly string[], reserved = 0): LegendRow {
  const { line, small, gap } = typeScale(view);
  const { data, formatter } = fitLegend(names, (texts) => linesOf(view, texts) <= maxLines, view);
  const lines = linesOf(view, data.map(formatter));
  const beside = lines === 1 && widthOf(view, data.map(formatter)) <= view.width - reserved;
  const under = beside || reserved === 0 ? 0 : line;
  const legend = {
    ...legendStyle(view),
    formatter,
    orient: 'horizontal',
    top: (line - small) / 2,
    bottom: 'auto',
    left: beside && reserved > 0 ? 'auto' : 0,
    right: beside && reserved > 0 ? 0 : 'auto',
    width: view.width,
    data,
  };
  const more = (lines - 1) * (small + legend.itemGap);
  return { height: line + more + under + gap, beside: under === 0, legend };
}

/** The first names for which there is room; the last of them says how many more there are. */
export function fitLegend(
  names: readonly string[],
  fits: (texts: readonly string[]) => boolean,
  view: View,
): { data: string[]; formatter: (name: string) => string } {
  const { formatter } = legendStyle(view);
  let count = names.length;
  const textOf = (name: string): string => {
    const left = names.length - count;
    return left > 0 && name === names[count - 1] ? `${formatter(name)} … +${left}` : formatter(name);
  };
  while (count > 1 && !fits(names.slice(0, count).map(textOf))) count--;
  return { data: names.slice(0, count), formatter: textOf };
}

function linesOf(view: View, texts: readonly string[]): number {
  const { itemGap } = legendStyle(view);
  let [lines, used] = [1, 0];
  for (const text of texts) {
    const width = widthOf(view, [text]);
    // The last item of a line needs no gap after it.
    if (used > 0 && used + width - itemGap > view.width) {
      lines++;
      used = 0;
    }
    used += width;
  }
  return lines;
}

/** Width of the legend items in one row, px, including the gap after each. */
export function legendWidth(view: View, names: readonly string[]): number {
  return widthOf(view, names.map(legendStyle(view).formatter));
}

function widthOf(view: View, texts: readonly string[]): number {
  const { small } = typeScale(view);
  const { itemWidth, itemGap } = legendStyle(view);
  return texts.reduce(
    (width, text) =>
      width + itemWidth + (symbolBorder + markGap) * view.unit + textWidth(text, small) + itemGap,
    0,
  );
}
