import { localTimes } from '#table';
import { extentOf, type Extent } from '../../axes/extent.ts';
import { ShapeError, type ChartInput } from '../../chart-type.ts';
import { tableInputOf, type TableInput } from '../../data/table-input.ts';
import { seriesDataOf } from '../../data/series-data.ts';

export interface Calendar {
  readonly input: TableInput;
  /** in order: the start of each day as a clock shows it, taken as UTC, and its value */
  readonly days: readonly { readonly ms: number; readonly value: number }[];
  readonly unit: string;
  readonly extent: Extent | undefined;
}

const day = 86_400_000;

/** Values within a day are added up. */
export function decodeCalendar(given: ChartInput | undefined): Calendar {
  const input = tableInputOf(given);
  const { labels, series } = seriesDataOf(input);
  const [first] = series;
  if (input.source.table.columns.length > 0 && labels.kind !== 'times') throw new ShapeError('noTime');
  const sums = new Map<number, number>();
  const times =
    labels.kind === 'times' ? localTimes({ ...labels, values: labels.times }) : new Float64Array();
  times.forEach((ms, i) => {
    const value = first?.values[i] ?? NaN;
    const at = Math.floor(ms / day) * day;
    if (!Number.isNaN(value)) sums.set(at, (sums.get(at) ?? 0) + value);
  });
  const days = [...sums].map(([ms, value]) => ({ ms, value })).sort((one, other) => one.ms - other.ms);
  return {
    input,
    days,
    unit: first?.unit ?? '',
    extent: extentOf([Float64Array.from(days, ({ value }) => value)]),
  };
}
