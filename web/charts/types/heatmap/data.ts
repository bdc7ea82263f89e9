import { extentOf, type Extent } from '../../axes/extent.ts';
import type { ChartInput } from '../../chart-type.ts';
import { tableInputOf, type TableInput } from '../../data/table-input.ts';
import { gridOf, type Grid } from '../../data/grid.ts';
import { inOrder } from '../../data/order.ts';

export interface Heatmap {
  readonly input: TableInput;
  readonly grid: Grid;
  readonly extent: Extent | undefined;
}

/** @throws {ShapeError} for what is not a table with a measure */
export function decodeHeatmap(given: ChartInput | undefined): Heatmap {
  const input = tableInputOf(given);
  const grid = inOrder(gridOf(input), input.settings.order ?? 'file');
  return { input, grid, extent: extentOf(grid.series.map(({ values }) => values)) };
}
