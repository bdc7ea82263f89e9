import type { MeasureColumn } from '#table';
import { extentOf, type Extent } from '../../axes/extent.ts';
import type { ChartInput } from '../../chart-type.ts';
import { measuresOf, tableInputOf, valuesOf, type TableInput } from '../../data/table-input.ts';
import { labelsOf, labelTexts } from '../../data/labels.ts';
import { columnTitle, nameWithUnit, unitOf, type Name } from '../../text/titles.ts';

/** The five-number summary of some values. */
export interface BoxStats {
  readonly name: Name;
  readonly count: number;
  readonly numbers: readonly [min: number, first: number, median: number, third: number, max: number];
}

export interface Boxes {
  readonly input: TableInput;
  readonly boxes: readonly BoxStats[];
  readonly unit: string;
  readonly extent: Extent | undefined;
}

export function decodeBoxes(given: ChartInput | undefined): Boxes {
  const input = tableInputOf(given);
  const measures = measuresOf(input);
  const units = new Set(measures.map((column) => unitOf(column, input)));
  const nameOf = (column: MeasureColumn): Name =>
    nameWithUnit(columnTitle(column, input), units.size > 1 ? unitOf(column, input) : '');
  const boxes = (
    byLabel(input) ?? measures.map((column) => ({ name: nameOf(column), values: valuesOf(column) }))
  )
    .map(({ name, values }) => boxOf(name, values))
    .filter(({ count }) => count > 0);
  return {
    input,
    boxes,
    unit: units.size === 1 ? ([...units][0] ?? '') : '',
    extent: extentOf(boxes.map(({ numbers }) => Float64Array.from(numbers))),
  };
}

/** The first measure's values by label; undefined when every label has only one. */
function byLabel(input: TableInput) {
  const { table } = input.source;
  const [column] = measuresOf(input);
  if (input.roles.label === undefined || !column) return undefined;
  const lists = new Map<string, number[]>();
  labelTexts(labelsOf(table, input.roles.label), 'en').forEach((name, row) => {
    const list = lists.get(name);
    if (list) list.push(column.values[row] ?? NaN);
    else lists.set(name, [column.values[row] ?? NaN]);
  });
  if (lists.size === table.rows && table.rows > 1) return undefined;
  return [...lists].map(([name, values]) => ({ name, values: Float64Array.from(values) }));
}

function boxOf(name: Name, all: Float64Array): BoxStats {
  const values = all.filter((value) => Math.abs(value) <= 1e300).sort();
  const at = (share: number): number => quantile(values, share);
  return { name, count: values.length, numbers: [at(0), at(0.25), at(0.5), at(0.75), at(1)] };
}

/** Linear interpolation, as in spreadsheets (type 7). */
function quantile(sorted: Float64Array, share: number): number {
  const place = (sorted.length - 1) * share;
  const [low, high] = [sorted[Math.floor(place)] ?? NaN, sorted[Math.ceil(place)] ?? NaN];
  return low + (high - low) * (place % 1);
}
