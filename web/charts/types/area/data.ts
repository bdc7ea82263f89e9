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
    drawn: stacked ? stackable(seriesData.series, input, lengthOf(whole.labels)) : values,
    count: lengthOf(whole.labels),
    stacked,
    extent: extentOf(stacked ? [totals(seriesData.series)] : values),
  };
}

/**
 * A part without a value at a label counts as 0 there, and the others stay. Only where the file's own total says that something is missing, or
 * where no part has a value, the total is unknown, so all series have a gap.
 */
function stackable(series: SeriesData['series'], input: TableInput, rows: number): Float64Array[] {
  const sums = totals(series);
  const grouped = input.roles.group !== undefined;
  const ends = series.map(({ values }) => endsOf(values));
  const isMissing = (at: number): boolean =>
    !grouped && series.some(({ values }, i) => Number.isNaN(values[at]) && isInside(ends[i], at));
  const isTotal = (column: Float64Array): boolean =>
    sums.every((sum, at) => isMissing(at) || Number.isNaN(sum) || isNear(column[at], sum));
  const known = sums.length === rows ? undrawnColumns(input, rows).filter(isTotal) : [];
  const isIncomplete = (at: number): boolean =>
    known.length > 0 && isMissing(at) && !known.some((column) => isNear(column[at], sums[at]));
  const isGap = (at: number): boolean => Number.isNaN(sums[at]) || isIncomplete(at);
  return series.map(({ values }) => values.map((value, at) => (isGap(at) ? NaN : value || 0)));
}

/** The measures that are not drawn, if their rows are the labels: one of them may be the total. */
function undrawnColumns({ source, roles }: TableInput, rows: number): readonly Float64Array[] {
  const { table } = source;
  if (table.rows !== rows) return [];
  return table.columns.flatMap((column, at) =>
    column.kind === 'measure' && !roles.values.includes(at) ? [column.values] : [],
  );
}

/** Parts are rounded, and the smallest may not be drawn. */
const tolerance = 0.01;

function isNear(total = NaN, sum = NaN): boolean {
  return total > 0 && Math.abs(total - sum) <= tolerance * total;
}

/** Where the first and the last value of a series are. */
function endsOf(values: Float64Array): readonly [first: number, last: number] {
  const isKnown = (value: number): boolean => !Number.isNaN(value);
  return [values.findIndex(isKnown), values.findLastIndex(isKnown)];
}

function isInside(ends: readonly [first: number, last: number] | undefined, at: number): boolean {
  return ends !== undefined && at > ends[0] && at < ends[1];
}
