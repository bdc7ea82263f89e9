import type { Table } from '../table.ts';
import type { RowFilter } from './aggregation.ts';

/** Whether a row passes all filters. */
export function rowTest({ columns }: Table, filters: readonly RowFilter[]): (row: number) => boolean {
  return (row) =>
    filters.every(
      ({ column, value, without }) => (columns[column]?.values[row] === value) !== (without ?? false),
    );
}
