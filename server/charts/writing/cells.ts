import { hasHeader } from '#table';
import { isObject } from './merge.ts';

/** A row cannot be added; the message tells the sender why. */
export class RowError extends Error {
  override readonly name = 'RowError';
}

/**
 * A row's values in the order of the columns; `names` are the columns' names, if they have any. Missing values are null.
 * @throws {RowError}
 */
export function cellsOf(row: unknown, names: readonly string[] | undefined, width: number): unknown[] {
  if (Array.isArray(row)) return byPosition(row, width);
  if (!isObject(row)) throw new RowError('a row is an object by columns, or an array of values');
  if (!names) throw new RowError('the columns have no names here: give each row as an array of values');
  const unknown = Object.keys(row).find((name) => !names.includes(name));
  if (unknown !== undefined)
    throw new RowError(`there is no column ${JSON.stringify(unknown)}: the columns are ${names.join(', ')}`);
  return names.map((name) => row[name] ?? null);
}

function byPosition(row: readonly unknown[], width: number): unknown[] {
  if (row.length > width)
    throw new RowError(`a row has ${row.length} values, and the table ${width} columns`);
  return Array.from({ length: width }, (_, i) => row[i] ?? null);
}

/** The names of the columns, if the first of these rows is a header. */
export function headOf(rows: readonly unknown[]): string[] | undefined {
  const lists = rows.filter((row): row is unknown[] => Array.isArray(row));
  const [first] = lists;
  if (!first || lists.length < rows.length) return undefined;
  const isHead = rows.length === 1 ? first.every((cell) => typeof cell === 'string') : hasHeader(lists);
  return isHead ? first.map(String) : undefined;
}

export function newest<Row>(rows: readonly Row[], keep = Infinity): readonly Row[] {
  return rows.length > keep ? rows.slice(-keep) : rows;
}
