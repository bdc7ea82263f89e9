import type { MeasureColumn, Table } from '#table';
import { ShapeError, type ChartInput } from '../chart-type.ts';

/** A table, and what is to be drawn of it. */
export type TableInput = ChartInput & { readonly source: { readonly kind: 'table'; readonly table: Table } };

/** What a type that draws tables is given; an empty content is a table without rows. @throws {ShapeError} for a tree, an option, or nothing. */
export function tableInputOf(input: ChartInput | undefined): TableInput {
  if (input?.source.kind === 'table') return { ...input, source: input.source };
  if (input?.source.kind === 'empty')
    return { ...input, source: { kind: 'table', table: { rows: 0, columns: [] } }, roles: { values: [] } };
  throw new ShapeError('noTable');
}

/** The columns that are drawn, at least `least` of them unless the table is empty. @throws {ShapeError} when they are fewer or not of numbers. */
export function measuresOf({ source: { table }, roles }: TableInput, least = 1): readonly MeasureColumn[] {
  const measures = roles.values.map((index) => measureAt(table, index));
  if (measures.length < least && table.columns.length > 0) throw new ShapeError('noMeasure');
  return measures;
}

/** @throws {ShapeError} when the column is missing or not of numbers */
export function measureAt({ columns }: Table, index: number | undefined): MeasureColumn {
  const column = index === undefined ? undefined : columns[index];
  if (column?.kind !== 'measure') throw new ShapeError('noMeasure');
  return column;
}

/** Sums of thousands of values must stay finite: what is beyond this is drawn as empty. */
const largest = 1e300;

/** A column's values without those that no axis can hold; NaN where empty. */
export function valuesOf({ values }: MeasureColumn): Float64Array {
  for (const value of values) {
    if (Math.abs(value) > largest) return values.map((each) => (Math.abs(each) > largest ? NaN : each));
  }
  return values;
}
