import { extentOf, type Extent } from '../../axes/extent.ts';
import type { ChartInput } from '../../chart-type.ts';
import { tableInputOf, type TableInput } from '../../data/table-input.ts';
import { seriesDataOf, type SeriesData } from '../../data/series-data.ts';
import { inOrder } from '../../data/order.ts';

export interface Heatmap {
  readonly input: TableInput;
  readonly seriesData: SeriesData;
  readonly extent: Extent | undefined;
}

/** @throws {ShapeError} unless the input is a table with a measure */
export function decodeHeatmap(given: ChartInput | undefined): Heatmap {
  const input = tableInputOf(given);
  const seriesData = inOrder(seriesDataOf(input), input.settings.order ?? 'file');
  return { input, seriesData, extent: extentOf(seriesData.series.map(({ values }) => values)) };
}
