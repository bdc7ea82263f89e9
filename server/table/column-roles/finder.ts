import type { Column, FoundRole } from '../table.ts';

/** Looks at a table once, and then at each column without a role. Linear in the number of cells, all columns together. */
export type Finder = (
  columns: readonly Column[],
  rows: number,
) => (column: Column, at: number) => FoundRole | undefined;

/** Whether a cell holds something. */
export function isFilled(value: string | number | undefined): boolean {
  return value !== '' && value === value && value !== undefined;
}

/** Columns of some kinds that have no role of their own. */
export function ordinary(columns: readonly Column[], kinds: readonly Column['kind'][]): Column[] {
  return columns.filter(({ role, kind }) => role === undefined && kinds.includes(kind));
}
