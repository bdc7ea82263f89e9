import { columnLimit, isArray } from '../raw-table.ts';

/** Rows of numbers with equal width, as typed arrays; undefined if there is anything else. */
export function numberColumns(rows: readonly unknown[]): Float64Array[] | undefined {
  const [first] = rows;
  if (!isArray(first) || first.length === 0 || !first.every((cell) => typeof cell === 'number'))
    return undefined;
  const width = Math.min(first.length, columnLimit(rows.length));
  const columns = Array.from({ length: width }, () => new Float64Array(rows.length));
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at];
    if (!isArray(row) || row.length !== first.length || !fill(columns, at, row)) return undefined;
  }
  return columns;
}

function fill(columns: readonly Float64Array[], at: number, row: readonly unknown[]): boolean {
  for (let index = 0; index < columns.length; index += 1) {
    const cell = row[index];
    const column = columns[index];
    if (!column || (typeof cell !== 'number' && cell !== null)) return false;
    column[at] = cell ?? NaN;
  }
  return true;
}
