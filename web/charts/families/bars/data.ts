import { spanOf, type Span } from '../../axes/span.ts';
import type { ChartInput } from '../../chart-type.ts';
import { tableInputOf, type TableInput } from '../../data/table-input.ts';
import { gridOf, type Grid } from '../../data/grid.ts';
import { withOthers } from '../../data/merge.ts';
import { inOrder } from '../../data/order.ts';
import { spanOfStacks } from './stacks.ts';

/** More colours than these are not told apart. */
const mostSeries = 8;

export interface Bars {
  readonly input: TableInput;
  readonly grid: Grid;
  /** the series of a label on each other instead of beside each other */
  readonly stacked: boolean;
  readonly span: Span | undefined;
}

/** @throws {ShapeError} for what is not a table with a measure */
export function decodeBars(given: ChartInput | undefined, stacked: boolean): Bars {
  const input = tableInputOf(given);
  const whole = inOrder(gridOf(input), input.settings.order ?? 'file');
  const grid = { ...whole, series: withOthers(whole.series, mostSeries) };
  const span = stacked ? spanOfStacks(grid.series) : spanOf(grid.series.map(({ values }) => values));
  return { input, grid, stacked, span };
}
