import { extentWithZero } from '../../axes/value-axis.ts';
import type { Size, View } from '../../chart-type.ts';
import { labelTexts, lengthOf } from '../../data/labels.ts';
import { totals } from '../../data/others.ts';
import { pickPositions } from '../../data/order.ts';
import { pagesOf } from '../../data/pages.ts';
import { pageSize } from '../../data/paging.ts';
import { sample } from '../../data/sample.ts';
import { typeScale } from '../../frame.ts';
import { layOutLegend } from '../../shapes/legend.ts';
import type { ValueFormat } from '../../text/value-format.ts';
import { fitText, textWidth, widest } from '../../text/measure.ts';
import { headingOf } from '../../text/headings.ts';
import { rowNames, withShared } from '../../text/row-names.ts';
import { seriesNames } from '../../text/series-names.ts';
import type { Bars } from './data.ts';
import { haveOneTotal } from './parts.ts';

/** More thin bars per row cannot be compared. */
export const maxBarsInRow = 4;
/** Minimum heights in units: of a row, and of each series in it. */
const row = { least: 36, series: 20 };
/** Maximum width of the names, as a share of the view. */
const maxNamesShare = 0.38;

export type HorizontalBarsPlot = ReturnType<typeof layOutHorizontalBars>;

/** Rows per page: as many as are readable. */
export function rowsOnPage(
  { input, seriesData, stacked }: Pick<Bars, 'input' | 'seriesData' | 'stacked'>,
  { height, unit }: Size,
): number {
  const { length } = seriesData.series;
  const above = length > 1 || headingOf(input, seriesData.series, 'en') ? 34 : 0;
  const least = Math.max(row.least, row.series * (stacked ? 1 : length) + 12);
  return pageSize(input.settings, lengthOf(seriesData.labels), (height / unit - above) / least);
}

/** The layout of one page: names to the left of the bars, values after them. */
export function layOutHorizontalBars(data: Bars, size: number, format: ValueFormat, view: View) {
  const { input, seriesData, extent, stacked } = data;
  const { text, small, line, gap } = typeScale(view);
  const count = lengthOf(seriesData.labels);
  const rows = Math.max(1, Math.min(size, count));
  const first = Math.min(view.step, pagesOf({ length: count }, size) - 1) * size;
  const page = pickPositions(
    seriesData,
    Array.from({ length: rows }, (_, i) => first + i),
  );
  const texts = labelTexts(page.labels, view.language).map((name, i) => (first + i < count ? name : ''));

  const names = seriesNames(seriesData.series, view.language);
  const beside = stacked ? 1 : Math.max(1, names.length);
  // Names of all pages are measured, so that nothing moves between pages.
  const allTexts = sample(labelTexts(seriesData.labels, view.language));
  const withHeading = (heading: string) => {
    const above = headerOf(names, heading, view);
    const height = (view.height - above.top) / rows;
    const font = Math.min(text, Math.max(0.6 * small, (height / beside) * 0.85));
    const written = rowNames(allTexts, font, { width: view.width * maxNamesShare, height }, view);
    return { ...above, height, font, written };
  };
  const own = headingOf(input, seriesData.series, view.language);
  const { shared } = withHeading(own).written;
  const { heading, header, top, height, font, written } = withHeading(withShared([shared], own));

  const { min, max } = extentWithZero([
    extent?.min ?? 0,
    extent?.max ?? 0,
    ...(input.settings.limits ?? []).map(({ value }) => value),
  ]);
  const values = endValues(data);
  const label = format.labels(
    [...values, ...(stacked ? valuesOf(seriesData) : [])].flatMap((list) => [...list]),
  );
  const under = min < 0 ? valuesWidth(values, -1, label, font) + gap : 0;
  const left = written.width + 1.5 * gap + under;
  const right = valuesWidth(values, 1, label, font) + gap;
  return {
    page,
    texts,
    wrapped: texts.map(written.write),
    names,
    label,
    stacked,
    /** stacks show their totals, unless all totals are the same */
    showsTotals: stacked && values.length > 0,
    perUnit: Math.max(1, view.width - left - right) / (max - min),
    headingAt: names.length > 1 && !header.beside ? top - gap - line / 2 : line / 2,
    heading,
    legend: { ...header.legend, show: names.length > 1 },
    font,
    nameFont: written.font,
    under,
    min,
    max,
    bar: Math.max(2, Math.min((height * 0.62) / beside, 36 * view.unit)),
    left,
    right,
    top,
  };
}

/** The legend and what stands before it. */
function headerOf(names: readonly string[], said: string, view: View) {
  const { small, line, gap } = typeScale(view);
  const heading = fitText(said, names.length > 1 ? view.width / 2 : view.width, small);
  const header = layOutLegend(
    view,
    names.length > 1 ? names : [],
    heading ? textWidth(heading, small) + 2 * gap : 0,
  );
  return { heading, header, top: names.length > 1 ? header.height : heading ? line + gap : 0 };
}

/** The values at the ends of the bars, on all pages. */
function endValues({ seriesData: { series }, stacked }: Bars): readonly Float64Array[] {
  if (!stacked) return valuesOf({ series });
  return haveOneTotal(series) ? [] : [totals(series)];
}

function valuesOf({ series }: Pick<Bars['seriesData'], 'series'>): Float64Array[] {
  return series.map(({ values }) => values);
}

function valuesWidth(
  lists: readonly Float64Array[],
  sign: 1 | -1,
  label: (value: number) => string,
  font: number,
): number {
  const values = lists.flatMap((list) => Array.from(list.filter((value) => value * sign > 0 || value === 0)));
  // In sorted data the longest are among the first or the last.
  return widest([...values.slice(0, 100), ...sample(values), ...values.slice(-100)].map(label), font);
}
