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

/** Each day has one value: those within a day were merged before, by `aggregate`. */
export function decodeCalendar(given: ChartInput | undefined): Calendar {
  const input = tableInputOf(given);
  const { labels, series } = seriesDataOf(input);
  const [first] = series;
  if (input.source.table.columns.length > 0 && labels.kind !== 'times') throw new ShapeError('noTime');
  const times =
    labels.kind === 'times' ? localTimes({ ...labels, values: labels.times }) : new Float64Array();
  const days = Array.from(times, (ms, i) => ({
    ms: Math.floor(ms / day) * day,
    value: first?.values[i] ?? NaN,
  })).filter(({ value }) => !Number.isNaN(value));
  return {
    input,
    days,
    unit: first?.unit ?? '',
    extent: extentOf([Float64Array.from(days, ({ value }) => value)]),
  };
}
