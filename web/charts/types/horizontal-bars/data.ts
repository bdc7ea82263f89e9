import { extentOf } from '../../axes/extent.ts';
import type { ChartInput } from '../../chart-type.ts';
import { tableInputOf } from '../../data/table-input.ts';
import { gridOf } from '../../data/grid.ts';
import { withOthers } from '../../data/merge.ts';
import { inOrder } from '../../data/order.ts';
import type { Bars } from '../../families/bars/data.ts';
import { maxBarsInRow } from '../../families/bars/horizontal-layout.ts';

/** @throws {ShapeError} for what is not a table with a measure */
export function decodeHorizontalBars(given: ChartInput | undefined): Bars {
  const input = tableInputOf(given);
  const whole = gridOf(input);
  const usual = whole.labels.kind === 'times' ? 'file' : 'descending';
  const grid = inOrder(whole, input.settings.order ?? usual);
  const series = withOthers(grid.series, maxBarsInRow);
  return {
    input,
    grid: { ...grid, series },
    stacked: false,
    extent: extentOf(series.map(({ values }) => values)),
  };
}
