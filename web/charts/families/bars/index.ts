import type { ChartType, Size, View, Words } from '../../chart-type.ts';
import { tableOf, type GivenTable } from '../../data/given-table.ts';
import { gridOf, type Grid } from '../../data/grid.ts';
import { lengthOf } from '../../data/labels.ts';
import { withOthers } from '../../data/merge.ts';
import { inOrder } from '../../data/order.ts';
import { paceOf, usualPace } from '../../data/paging.ts';
import { spanOf, type Span } from '../../axes/span.ts';
import { sampleNote } from '../../data/thin.ts';
import { grown } from '../../frame.ts';
import { pagesOf } from '../../data/pages.ts';
import '../../echarts-modules/marks.ts';
import { labelsOnPage } from './layout.ts';
import { barsOption } from './option.ts';
import { liesDown } from './lying.ts';
import { rowsOnPage } from './horizontal-layout.ts';
import { horizontalBarsOption } from './horizontal-option.ts';
import { spanOfStacks } from './stacks.ts';

/** More colours than these are not told apart. */
const mostSeries = 8;
const usualSize: Size = { width: 560, height: 400, unit: 1 };

export interface Bars {
  readonly given: GivenTable;
  readonly grid: Grid;
  /** the series of a label on each other instead of beside each other */
  readonly stacked: boolean;
  readonly span: Span | undefined;
}

/**
 * A type that draws standing bars, in pages of as many labels as can be read; bars over time are all on one. Where their names would be cut
 * the bars lie.
 */
export function createBars(name: string, title: Words, stacked: boolean): ChartType<Bars> {
  return {
    name,
    title,
    pace: usualPace,
    decode: (_json, asked) => decode(tableOf(asked), stacked),
    isEmpty: ({ span }) => span === undefined,
    steps: (data, size = usualSize) => pagesOf({ length: countOf(data) }, onPage(data, grown(size))),
    paceOf: ({ given }) => paceOf(given.settings),
    note: (data, language) => sampleNote(countOf(data), language),
    toOption: (data, view) => toOption(data, grown(view)),
  };
}

function onPage(data: Bars, size: Size): number {
  return liesDown(data, size) ? rowsOnPage(data, size) : labelsOnPage(data, size);
}

function toOption(data: Bars, view: View) {
  return liesDown(data, view)
    ? horizontalBarsOption(data, rowsOnPage(data, view), view)
    : barsOption(data, view);
}

function countOf({ grid }: Bars): number {
  return lengthOf(grid.labels);
}

function decode(given: GivenTable, stacked: boolean): Bars {
  const whole = inOrder(gridOf(given), given.settings.order ?? 'file');
  const grid = { ...whole, series: withOthers(whole.series, mostSeries) };
  const span = stacked ? spanOfStacks(grid.series) : spanOf(grid.series.map(({ values }) => values));
  return { given, grid, stacked, span };
}
