import { extentOf, type Extent } from '../../axes/extent.ts';
import { ShapeError, type ChartInput } from '../../chart-type.ts';
import { measureAt, tableInputOf, valuesOf, type TableInput } from '../../data/table-input.ts';
import { labelsOf, lengthOf, pickLabels, type Labels } from '../../data/labels.ts';
import { unitOf } from '../../text/titles.ts';

/** A price over one period. */
export interface Candle {
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
}

export interface Candles {
  readonly input: TableInput;
  /** one per candle; times ascending */
  readonly labels: Labels;
  readonly candles: readonly Candle[];
  readonly unit: string;
  readonly extent: Extent | undefined;
}

export function decodeCandles(given: ChartInput | undefined): Candles {
  const input = tableInputOf(given);
  const { table } = input.source;
  const { prices, label } = input.roles;
  if (!prices && table.columns.length > 0) throw new ShapeError('noPrices');
  const columns = (prices ?? []).map((index) => measureAt(table, index));
  const [open, high, low, close] = columns.map(valuesOf);
  const all = labelsOf(table, label);
  const candleAt = (row: number): Candle => ({
    open: open?.[row] ?? NaN,
    high: high?.[row] ?? NaN,
    low: low?.[row] ?? NaN,
    close: close?.[row] ?? NaN,
  });
  const rows = rowsInOrder(all).filter((row) =>
    Object.values(candleAt(row)).every((price) => !Number.isNaN(price)),
  );
  const candles = rows.map(candleAt);
  return {
    input,
    labels: pickLabels(all, rows),
    candles,
    unit: columns[3] ? unitOf(columns[3], input) : '',
    extent: extentOf([Float64Array.from(candles.flatMap((candle) => Object.values(candle) as number[]))]),
  };
}

function rowsInOrder(labels: Labels): number[] {
  const rows = Array.from({ length: lengthOf(labels) }, (_, row) => row);
  if (labels.kind === 'names') return rows;
  const { times } = labels;
  return rows
    .filter((row) => !Number.isNaN(times[row] ?? NaN))
    .sort((one, other) => (times[one] ?? 0) - (times[other] ?? 0));
}
