import { extentOf, type Extent } from '../../axes/extent.ts';
import type { ChartInput } from '../../chart-type.ts';
import { tableInputOf, type TableInput } from '../../data/table-input.ts';
import { seriesDataOf, type SeriesData } from '../../data/series-data.ts';
import { withOthers } from '../../data/others.ts';
import { inOrder } from '../../data/order.ts';
import { extentOfStacks } from './stacks.ts';

/** More colours cannot be told apart. */
const maxSeries = 8;

export interface Bars {
  readonly input: TableInput;
  readonly seriesData: SeriesData;
  /** series on top of each other instead of side by side */
  readonly stacked: boolean;
  readonly extent: Extent | undefined;
}

/** @throws {ShapeError} unless the input is a table with a measure */
export function decodeBars(given: ChartInput | undefined, stacked: boolean): Bars {
  const input = tableInputOf(given);
  const whole = inOrder(seriesDataOf(input), input.settings.order ?? 'file');
  const seriesData = { ...whole, series: withOthers(whole.series, maxSeries) };
  const extent = stacked
    ? extentOfStacks(seriesData.series)
    : extentOf(seriesData.series.map(({ values }) => values));
  return { input, seriesData, stacked, extent };
}
