import { columnLimit, isList } from '../raw-table.ts';

/** Rows of nothing but numbers, all of one width, straight into typed arrays; undefined when there is anything else in them. */
export function numberColumns(rows: readonly unknown[]): Float64Array[] | undefined {
  const [first] = rows;
  if (!isList(first) || first.length === 0 || !first.every((cell) => typeof cell === 'number'))
    return undefined;
  const width = Math.min(first.length, columnLimit(rows.length));
  const columns = Array.from({ length: width }, () => new Float64Array(rows.length));
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at];
    if (!isList(row) || row.length !== first.length || !fill(columns, at, row)) return undefined;
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
