import type { MeasureColumn, Table } from '#table';
import { ShapeError, type ChartInput } from '../chart-type.ts';

/** A table and the roles of its columns. */
export type TableInput = ChartInput & { readonly source: { readonly kind: 'table'; readonly table: Table } };

/** The input of a type that draws tables. Empty content is a table without rows. @throws {ShapeError} for a tree, an option or no input */
export function tableInputOf(input: ChartInput | undefined): TableInput {
  if (input?.source.kind === 'table') return { ...input, source: input.source };
  if (input?.source.kind === 'empty')
    return { ...input, source: { kind: 'table', table: { rows: 0, columns: [] } }, roles: { values: [] } };
  throw new ShapeError('noTable');
}

/** The measures to draw. @throws {ShapeError} when there are fewer than `least`, unless the table is empty */
export function measuresOf({ source: { table }, roles }: TableInput, least = 1): readonly MeasureColumn[] {
  const measures = roles.values.map((index) => measureAt(table, index));
  if (measures.length < least && table.columns.length > 0) throw new ShapeError('noMeasure');
  return measures;
}

/** @throws {ShapeError} when the column is missing or not numeric */
export function measureAt({ columns }: Table, index: number | undefined): MeasureColumn {
  const column = index === undefined ? undefined : columns[index];
  if (column?.kind !== 'measure') throw new ShapeError('noMeasure');
  return column;
}

/** Sums of thousands of values must stay finite, and an axis needs an interval above zero. */
const [largest, smallest] = [1e300, 1e-300];

/** A column's values; NaN where empty or too large for an axis, and 0 where too small for one. */
export function valuesOf({ values }: MeasureColumn): Float64Array {
  return values.some((value) => !Object.is(value, plottable(value))) ? values.map(plottable) : values;
}

/** The value itself; NaN where too large for an axis, and 0 where too small for one. */
export function plottable(value: number): number {
  const size = Math.abs(value);
  if (size > largest) return NaN;
  return size > 0 && size < smallest ? 0 : value;
}
