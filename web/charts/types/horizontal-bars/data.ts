import { spanOf } from '../../axes/span.ts';
import type { Given } from '../../chart-type.ts';
import { tableOf } from '../../data/given-table.ts';
import { gridOf } from '../../data/grid.ts';
import { withOthers } from '../../data/merge.ts';
import { inOrder } from '../../data/order.ts';
import type { Bars } from '../../families/bars/data.ts';
import { mostBarsInRow } from '../../families/bars/horizontal-layout.ts';

/** @throws {ShapeError} for what is not a table with a measure */
export function decodeHorizontalBars(asked: Given | undefined): Bars {
  const given = tableOf(asked);
  const whole = gridOf(given);
  const usual = whole.labels.kind === 'times' ? 'file' : 'descending';
  const grid = inOrder(whole, given.settings.order ?? usual);
  const series = withOthers(grid.series, mostBarsInRow);
  return {
    given,
    grid: { ...grid, series },
    stacked: false,
    span: spanOf(series.map(({ values }) => values)),
  };
}
