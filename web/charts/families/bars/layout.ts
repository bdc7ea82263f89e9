import { marksWidth } from '../../axes/marks.ts';
import { layOutPlotArea, type PlotArea } from '../../axes/plot-area.ts';
import { valueDomain, type Extent } from '../../axes/extent.ts';
import { categoryLabelsHeight, categoryLabels, withoutClipped } from '../../axes/category-labels.ts';
import { extentWithZero, type Domain } from '../../axes/value-axis.ts';
import type { Size, View } from '../../chart-type.ts';
import { lengthOf } from '../../data/labels.ts';
import { totals } from '../../data/others.ts';
import { pickPositions } from '../../data/order.ts';
import { pagesOf } from '../../data/pages.ts';
import { pageSize } from '../../data/paging.ts';
import { sample } from '../../data/sample.ts';
import { decimate } from '../../data/decimate.ts';
import { typeScale } from '../../frame.ts';
import type { ValueFormat } from '../../text/value-format.ts';
import { widest } from '../../text/measure.ts';
import { headingOf } from '../../text/headings.ts';
import { withShared } from '../../text/row-names.ts';
import { seriesNames } from '../../text/series-names.ts';
import type { Bars } from './data.ts';
import { haveOneTotal } from './parts.ts';

/** Width of a label's slot in units: the least when there are pages, the most for long names, and per series. */
const slots = { least: 44, most: 110, series: 16 };

/** Labels per page: as many as have readable names; all if they are times. */
export function labelsOnPage({ input, seriesData }: Bars, size: Size): number {
  const count = Math.max(1, lengthOf(seriesData.labels));
  if (seriesData.labels.kind === 'times') return input.settings.paging?.size ?? count;
  const { small, gap } = typeScale(size);
  const names = widest(sample(seriesData.labels.names), small) / 2 + gap;
  const slot = Math.max(minSlot(seriesData), Math.min(slots.most, names / size.unit));
  return pageSize(input.settings, count, roomBeside(size) / (slot * size.unit));
}

/** Labels per page if only the bars needed room. */
export function maxLabelsOnPage({ input, seriesData }: Bars, size: Size): number {
  return pageSize(
    input.settings,
    Math.max(1, lengthOf(seriesData.labels)),
    roomBeside(size) / (minSlot(seriesData) * size.unit),
  );
}

/** px for all bars, to the right of the tick labels. */
export function roomBeside(size: Size): number {
  return size.width - 3 * typeScale(size).small;
}

function minSlot({ series }: Bars['seriesData']): number {
  return Math.max(slots.least, slots.series * series.length + 16);
}

/** The current page. The last page is filled with empty slots, so that bars keep their width. */
export function barsPageOf(data: Bars, view: View) {
  const size = labelsOnPage(data, view);
  const count = lengthOf(data.seriesData.labels);
  const first = Math.min(view.step, pagesOf({ length: count }, size) - 1) * size;
  const positions = Array.from({ length: Math.min(size, count) }, (_, i) => first + i);
  const shown = positions.filter((at) => at < count).length;
  const seriesData = pickPositions(data.seriesData, positions);
  return { seriesData: decimate(seriesData, Math.max(1, Math.floor(view.width / (2 * view.unit)))), shown };
}

export type BarsPage = ReturnType<typeof barsPageOf>;
export type BarsPlot = ReturnType<typeof layOutBars>;

/** The layout of a page. Bars show their values if these fit, else the axis has ticks. */
export function layOutBars(
  { input, stacked, extent }: Bars,
  { seriesData, shown }: BarsPage,
  format: ValueFormat,
  view: View,
) {
  const { small, text, gap, line } = typeScale(view);
  const { series, labels } = seriesData;
  const names = seriesNames(series, view.language);
  const count = Math.max(1, lengthOf(labels));
  const guess = (view.width - (series.length > 1 ? 3 * small : 0)) / count;
  const labelled = labelledValues(series, stacked);
  const label = format.labels(labelled);
  const valueWidth = widest(sample(labelled).map(label), text);
  // Everybody knows of 100 % that it is the sum of its parts.
  const saysMore = !stacked || count < 2 || !haveOneTotal(series);
  const showsValues =
    saysMore && valueWidth + gap / 2 <= (stacked ? guess : (guess * 0.8) / Math.max(1, series.length));
  const ticks = series.length > 1 || !showsValues;
  const below = categoryLabels(labels, guess, view, { mayShare: true });
  const under = showsValues && (extent?.min ?? 0) < 0 ? line : 0;
  const plotArea = layOutPlotArea(
    {
      heading: withShared([below.shared], headingOf(input, series, view.language)),
      names: series.length > 1 ? names : [],
      domain: (most) =>
        ticks ? valueDomain(extent, input.settings, { most }) : tight(extent, input.settings.limits),
      format,
      ticks,
      bottom: categoryLabelsHeight(below, view) + under,
      right: marksWidth(input.settings, format, view),
      above: showsValues ? line : 0,
    },
    view,
  );
  return {
    plotArea,
    names,
    label,
    ticks,
    showsValues,
    texts: withoutClipped(below.texts, plotArea, view).map((text, i) => (i < shown ? text : '')),
    under,
    bar: barOf(plotArea, count, stacked ? 1 : series.length, view),
  };
}

function labelledValues(series: BarsPage['seriesData']['series'], stacked: boolean): number[] {
  const lists = stacked ? [totals(series)] : series.map(({ values }) => values);
  return lists.flatMap((values) => Array.from(values)).filter((value) => !Number.isNaN(value));
}

/** Without ticks the ends need not be round: the longest bar fills the plot area. */
function tight(extent: Extent | undefined, limits: readonly { value: number }[] = []): Domain {
  const { min, max } = extentWithZero([
    extent?.min ?? 0,
    extent?.max ?? 0,
    ...limits.map(({ value }) => value),
  ]);
  return { min, max, interval: max - min };
}

function barOf({ width }: PlotArea, count: number, series: number, view: View) {
  const slot = width / count;
  const group = slot * (count > 30 ? 0.75 : series > 1 ? 0.72 : 0.56);
  return Math.max(1, Math.min(group / Math.max(1, series), 64 * view.unit));
}
