import { spanOf, type Span } from '../../axes/span.ts';
import type { Given } from '../../chart-type.ts';
import { tableOf, type GivenTable } from '../../data/given-table.ts';
import { gridOf, type Grid } from '../../data/grid.ts';
import { inOrder } from '../../data/order.ts';

export interface Heatmap {
  readonly given: GivenTable;
  readonly grid: Grid;
  readonly span: Span | undefined;
}

/** @throws {ShapeError} for what is not a table with a measure */
export function decodeHeatmap(asked: Given | undefined): Heatmap {
  const given = tableOf(asked);
  const grid = inOrder(gridOf(given), given.settings.order ?? 'file');
  return { given, grid, span: spanOf(grid.series.map(({ values }) => values)) };
}
