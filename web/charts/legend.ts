import type { View } from './chart-type.ts';
import { sizesOf } from './frame.ts';
import { fitText, textWidth } from './measure.ts';

/** What ECharts itself puts between a legend's mark and its text, px. */
const markGap = 5;
const longestName = 10;

/** How every legend looks: round marks, names of at most ten CJK characters. */
export function legendStyle(view: View) {
  const { theme, unit } = view;
  const { small, gap } = sizesOf(view);
  return {
    show: true,
    icon: 'circle',
    padding: 0,
    itemWidth: 12 * unit,
    itemHeight: 12 * unit,
    itemGap: 2 * gap,
    textStyle: { color: theme.mutedInk, fontSize: small },
    inactiveColor: theme.border,
    pageIconColor: theme.mutedInk,
    pageIconInactiveColor: theme.border,
    pageIconSize: 12 * unit,
    pageTextStyle: { color: theme.mutedInk, fontSize: small },
    formatter: (name: string) => fitText(name, longestName * small, small),
  };
}

export interface Row {
  /** px from the top that the legend takes, gap included */
  readonly height: number;
  readonly legend: ReturnType<typeof legendStyle> & Readonly<Record<string, unknown>>;
}

/**
 * A legend over the drawing: to the right of `reserved` px when it fits into one line, else on lines of its own, and leafed
 * through when two lines are not enough.
 */
export function legendRow(view: View, names: readonly string[], reserved = 0): Row {
  const { line, gap } = sizesOf(view);
  const lines = linesOf(view, names);
  const beside = lines === 1 && widthOf(view, names) <= view.width - reserved;
  const shown = Math.min(lines, 2);
  const height = shown * line + (beside || reserved === 0 ? 0 : line) + gap;
  const place = beside && reserved > 0 ? { left: 'auto', right: 0 } : { left: 0, right: 'auto' };
  const legend = {
    ...legendStyle(view),
    type: lines > 2 ? 'scroll' : 'plain',
    orient: 'horizontal',
    top: 0,
    bottom: 'auto',
    ...place,
  };
  return { height, legend: { ...legend, width: view.width, data: [...names] } };
}

function linesOf(view: View, names: readonly string[]): number {
  let [lines, used] = [1, 0];
  for (const name of names) {
    const width = widthOf(view, [name]);
    if (used > 0 && used + width > view.width) {
      lines++;
      used = 0;
    }
    used += width;
  }
  return lines;
}

function widthOf(view: View, names: readonly string[]): number {
  const { small } = sizesOf(view);
  const { itemWidth, itemGap, formatter } = legendStyle(view);
  return names.reduce(
    (width, name) => width + itemWidth + markGap + textWidth(formatter(name), small) + itemGap,
    0,
  );
}
