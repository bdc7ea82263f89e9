import type { ChartType, Size } from '../chart-type.ts';
import { tableOf, type GivenTable } from '../general/content.ts';
import { gridOf, type Grid } from '../general/grid.ts';
import { lengthOf } from '../general/labels.ts';
import { withOthers } from '../general/merge.ts';
import { inOrder } from '../general/order.ts';
import { pageSize, paceOf, usualPace } from '../general/paging.ts';
import { spanOf, type Span } from '../general/span.ts';
import { grown } from '../frame.ts';
import { pagesOf } from '../pages.ts';
import { horizontalBarsOption } from './horizontal-bars-option.ts';

/** Thin bars beside each other are only compared while they are few. */
const mostSeries = 4;
const usualSize: Size = { width: 450, height: 320, unit: 1 };
/** px, in units, that a row has at least: its name, or its bars with a little air */
const row = { least: 36, series: 20 };

export interface HorizontalBars {
  readonly given: GivenTable;
  readonly grid: Grid;
  readonly span: Span | undefined;
}

/** A row for each label, the largest on top, in pages of as many rows as can be read. All pages share one scale. */
export const horizontalBars: ChartType<HorizontalBars> = {
  name: 'horizontal-bars',
  title: { 'zh-CN': '条形图', en: 'Horizontal bars' },
  pace: usualPace,
  decode: (_json, asked) => decode(tableOf(asked)),
  isEmpty: ({ span }) => span === undefined,
  steps: (data, size = usualSize) =>
    pagesOf({ length: lengthOf(data.grid.labels) }, rowsOnPage(data, grown(size))),
  paceOf: ({ given }) => paceOf(given.settings),
  toOption: (data, view) => {
    const sized = grown(view);
    return horizontalBarsOption(data, rowsOnPage(data, sized), sized);
  },
};

function rowsOnPage({ given, grid }: HorizontalBars, { height, unit }: Size): number {
  const { length } = grid.series;
  const above = length > 1 || grid.series[0]?.unit ? 34 : 0;
  const least = Math.max(row.least, row.series * length + 12);
  return pageSize(given.settings, lengthOf(grid.labels), (height / unit - above) / least);
}

function decode(given: GivenTable): HorizontalBars {
  const whole = gridOf(given);
  const usual = whole.labels.kind === 'times' ? 'file' : 'descending';
  const grid = inOrder(whole, given.settings.order ?? usual);
  const series = withOthers(grid.series, mostSeries);
  return { given, grid: { ...grid, series }, span: spanOf(series.map(({ values }) => values)) };
}
