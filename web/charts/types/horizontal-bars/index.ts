import type { ChartType, Size } from '../../chart-type.ts';
import { tableOf, type GivenTable } from '../../data/given-table.ts';
import { gridOf, type Grid } from '../../data/grid.ts';
import { lengthOf } from '../../data/labels.ts';
import { withOthers } from '../../data/merge.ts';
import { inOrder } from '../../data/order.ts';
import { paceOf, usualPace } from '../../data/paging.ts';
import { spanOf, type Span } from '../../axes/span.ts';
import { grown } from '../../frame.ts';
import { pagesOf } from '../../data/pages.ts';
import { rowsOnPage } from '../../families/bars/horizontal-layout.ts';
import { horizontalBarsOption } from '../../families/bars/horizontal-option.ts';

/** Thin bars below each other are only compared while they are few. */
export const mostSeries = 4;
const usualSize: Size = { width: 450, height: 320, unit: 1 };

export interface HorizontalBars {
  readonly given: GivenTable;
  readonly grid: Grid;
  /** the series of a label in one bar instead of below each other */
  readonly stacked: boolean;
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

function decode(given: GivenTable): HorizontalBars {
  const whole = gridOf(given);
  const usual = whole.labels.kind === 'times' ? 'file' : 'descending';
  const grid = inOrder(whole, given.settings.order ?? usual);
  const series = withOthers(grid.series, mostSeries);
  return {
    given,
    grid: { ...grid, series },
    stacked: false,
    span: spanOf(series.map(({ values }) => values)),
  };
}
