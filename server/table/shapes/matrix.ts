import { columnLimit, isList, rawTable, type RawColumn, type RawTable } from '../raw-table.ts';
import { textOf } from '../cells/text.ts';
import { hasHeader } from './header.ts';
import { numberColumns } from './number-rows.ts';
import { tableRows } from './sheet.ts';

/** A list of lists: rows of a sheet, with or without a line of names on top. Short rows are filled up, long ones make the table wider. */
export function matrixTable(json: readonly unknown[]): RawTable | undefined {
  const numbers = numberColumns(json);
  if (numbers) return rawTable(named(numbers));
  const rows = tableRows(json.filter(isList));
  const [first] = rows;
  if (!first) return undefined;
  return hasHeader(rows) ? withHeader(first, rows.slice(1)) : rawTable(named(columnsOf(rows, widthOf(rows))));
}

/** Rows under a line of names that is known to be one. */
export function withHeader(
  header: readonly unknown[],
  rows: readonly (readonly unknown[])[],
): RawTable | undefined {
  const width = Math.max(header.length, widthOf(rows));
  const names = uniqueNames(
    Array.from({ length: Math.min(width, columnLimit(rows.length)) }, (_, at) => textOf(header[at])),
  );
  const columns = columnsOf(rows, names.length).map((cells, at) => ({ name: names[at] ?? '', cells }));
  // An index without a name, or what a comma at the end of every line makes.
  const told = columns.filter(
    ({ cells }, at) => textOf(header[at]) !== '' || cells.some((cell) => cell !== null && cell !== ''),
  );
  return rawTable(told, width - names.length);
}

function widthOf(rows: readonly (readonly unknown[])[]): number {
  return rows.reduce((most, row) => Math.max(most, row.length), 0);
}

function columnsOf(rows: readonly (readonly unknown[])[], width: number): unknown[][] {
  const columns = Array.from({ length: Math.min(width, columnLimit(rows.length)) }, () =>
    new Array<unknown>(rows.length).fill(null),
  );
  for (const [at, row] of rows.entries())
    for (const [index, cells] of columns.entries()) cells[at] = row[index] ?? null;
  return columns;
}

/** Two numbers are x and y; other columns are called as in a spreadsheet. */
function named(columns: readonly RawColumn['cells'][]): RawColumn[] {
  const pair = columns.length === 2 && columns[0] instanceof Float64Array;
  return columns.map((cells, at) => ({ cells, name: pair ? 'xy'.charAt(at) : letters(at) }));
}

function letters(at: number): string {
  const letter = String.fromCharCode(65 + (at % 26));
  return at < 26 ? letter : letters(Math.floor(at / 26) - 1) + letter;
}

/** A name that stands twice gets its number; a missing one is the column's letter. */
export function uniqueNames(names: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return names.map((given, at) => {
    const name = given || letters(at);
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name} (${count})`;
  });
}
