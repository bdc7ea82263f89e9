import { columnLimit, isArray, rawTable, type RawColumn, type RawTable } from '../raw-table.ts';
import { textOf } from '../cells/text.ts';
import { hasHeader } from './header.ts';
import { numberColumns } from './number-rows.ts';
import { trimSheet } from './sheet.ts';

/** An array of arrays: rows of a sheet, with or without a header. Short rows are padded, long ones widen the table. */
export function matrixTable(json: readonly unknown[]): RawTable | undefined {
  const numbers = numberColumns(json);
  if (numbers) return rawTable(nameColumns(numbers));
  const rows = trimSheet(json.filter(isArray));
  const [first] = rows;
  if (!first) return undefined;
  return hasHeader(rows)
    ? tableWithHeader(first, rows.slice(1))
    : rawTable(nameColumns(columnsOf(rows, widthOf(rows))));
}

/** Rows with a known header. */
export function tableWithHeader(
  header: readonly unknown[],
  rows: readonly (readonly unknown[])[],
): RawTable | undefined {
  const width = Math.max(header.length, widthOf(rows));
  const names = uniqueNames(
    Array.from({ length: Math.min(width, columnLimit(rows.length)) }, (_, at) => textOf(header[at])),
  );
  const columns = columnsOf(rows, names.length).map((cells, at) => ({ name: names[at] ?? '', cells }));
  // Drops unnamed empty columns, such as from a comma at the end of every line.
  const kept = columns.filter(
    ({ cells }, at) => textOf(header[at]) !== '' || cells.some((cell) => cell !== null && cell !== ''),
  );
  return rawTable(kept, width - names.length);
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

/** Two columns of numbers are x and y; other columns get letters as in a spreadsheet. */
function nameColumns(columns: readonly RawColumn['cells'][]): RawColumn[] {
  const pair = columns.length === 2 && columns[0] instanceof Float64Array;
  return columns.map((cells, at) => ({ cells, name: pair ? 'xy'.charAt(at) : letters(at) }));
}

function letters(at: number): string {
  const letter = String.fromCharCode(65 + (at % 26));
  return at < 26 ? letter : letters(Math.floor(at / 26) - 1) + letter;
}

/** A repeated name gets a number, a missing one the column's letter. */
export function uniqueNames(names: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return names.map((given, at) => {
    const name = given || letters(at);
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name} (${count})`;
  });
}
