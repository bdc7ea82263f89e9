import type { Column } from './table.ts';

/** A column with only these rows, in this order. */
export function pickRows(column: Column, rows: readonly number[]): Column {
  switch (column.kind) {
    case 'time':
    case 'measure':
      return { ...column, values: new Float64Array(rows.map((row) => column.values[row] ?? NaN)) };
    case 'category':
      return { ...column, values: rows.map((row) => column.values[row] ?? '') };
    case 'place':
      return {
        ...column,
        values: rows.map((row) => column.values[row] ?? ''),
        places: rows.map((row) => column.places[row]),
      };
  }
}
