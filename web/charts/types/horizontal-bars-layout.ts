import type { View } from '../chart-type.ts';
import type { Figures } from '../general/figures.ts';
import { labelTexts, lengthOf } from '../general/labels.ts';
import { pickFrom } from '../general/order.ts';
import { sample } from '../general/sample.ts';
import { seriesNames, sharedUnit } from '../general/series-names.ts';
import { sizesOf } from '../frame.ts';
import { legendRow } from '../legend.ts';
import { fitText, textWidth, widest } from '../measure.ts';
import { pagesOf } from '../pages.ts';
import { extremesOf } from '../value-axis.ts';
import type { HorizontalBars } from './horizontal-bars.ts';

export type Plot = ReturnType<typeof layOut>;

/** The rows of the page, and where they lie: names before the bars, values behind them. */
export function layOut({ given, grid, span }: HorizontalBars, size: number, figures: Figures, view: View) {
  const { text, small, line, gap } = sizesOf(view);
  const count = lengthOf(grid.labels);
  const rows = Math.max(1, Math.min(size, count));
  const first = Math.min(view.step, pagesOf({ length: count }, size) - 1) * size;
  const page = pickFrom(
    grid,
    Array.from({ length: rows }, (_, i) => first + i),
  );
  const texts = labelTexts(page.labels, view.language).map((name, i) => (first + i < count ? name : ''));

  const unit = sharedUnit(grid.series);
  const names = seriesNames(grid.series, view.language);
  const header = legendRow(view, names.length > 1 ? names : [], unit ? textWidth(unit, small) + 2 * gap : 0);
  const top = names.length > 1 ? header.height : unit ? line + gap : 0;
  const height = (view.height - top) / rows;
  const font = Math.min(text, Math.max(0.6 * small, (height / Math.max(1, names.length)) * 0.85));

  const { min, max } = extremesOf([
    span?.min ?? 0,
    span?.max ?? 0,
    ...(given.settings.limits ?? []).map(({ value }) => value),
  ]);
  const under = min < 0 ? saidWidth(grid, -1, figures, font) + gap : 0;
  // Names are measured over all pages, so that nothing jumps when they turn.
  const nameWidth = Math.min(widest(sample(labelTexts(grid.labels, view.language)), font), view.width * 0.36);
  return {
    page,
    texts,
    names,
    unit: fitText(unit, view.width / 2, small),
    legend: { ...header.legend, show: names.length > 1 },
    font,
    nameWidth,
    under,
    min,
    max,
    bar: Math.max(2, Math.min((height * 0.62) / Math.max(1, names.length), 36 * view.unit)),
    left: nameWidth + 1.5 * gap + under,
    right: saidWidth(grid, 1, figures, font) + gap,
    top,
  };
}

function saidWidth({ series }: HorizontalBars['grid'], sign: 1 | -1, figures: Figures, font: number): number {
  const said = series.flatMap(({ values }) =>
    Array.from(values.filter((value) => value * sign > 0 || value === 0)),
  );
  // The longest are among the first and the last, in whatever order they stand.
  return widest([...said.slice(0, 100), ...sample(said), ...said.slice(-100)].map(figures.short), font);
}
