import { extentOf, type Extent } from '../../axes/extent.ts';
import type { ChartInput } from '../../chart-type.ts';
import { tableInputOf, type TableInput } from '../../data/table-input.ts';
import { seriesDataOf, type SeriesData } from '../../data/series-data.ts';
import { lengthOf } from '../../data/labels.ts';
import { totals, withOthers } from '../../data/others.ts';
import { decimate } from '../../data/decimate.ts';

/** As many areas as there are colours, and about as many points as pixels. */
const maxLayers = 8;
const maxLabels = 2000;

export interface Area {
  readonly input: TableInput;
  readonly seriesData: SeriesData;
  /** values to stack, one array per series */
  readonly drawn: readonly Float64Array[];
  /** number of labels in the file */
  readonly count: number;
  /** false when a value is negative: the stack would be misleading */
  readonly stacked: boolean;
  readonly extent: Extent | undefined;
}

export function decodeArea(given: ChartInput | undefined): Area {
  const input = tableInputOf(given);
  const whole = seriesDataOf(input);
  const seriesData = decimate({ ...whole, series: withOthers(whole.series, maxLayers) }, maxLabels);
  const values = seriesData.series.map((one) => one.values);
  const stacked = (extentOf(values)?.min ?? 0) >= 0;
  return {
    input,
    seriesData,
    drawn: stacked ? stackable(seriesData.series, input.roles.group !== undefined) : values,
    count: lengthOf(whole.labels),
    stacked,
    extent: extentOf(stacked ? [totals(seriesData.series)] : values),
  };
}

/**
 * A group without a row at a label counts as 0 there. Where no group has a row, or one of several columns is empty, the total is unknown,
 * so all series have a gap.
 */
function stackable(series: SeriesData['series'], grouped: boolean): Float64Array[] {
  const sums = totals(series);
  const isGap = (at: number): boolean =>
    grouped ? Number.isNaN(sums[at]) : series.some(({ values }) => Number.isNaN(values[at]));
  return series.map(({ values }) => values.map((value, at) => (isGap(at) ? NaN : value || 0)));
}
