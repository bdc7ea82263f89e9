import type { Note } from '#protocol';

/** A column as it is in the file, before its kind is detected. */
export interface RawColumn {
  readonly name: string;
  readonly cells: Cells;
  /** given beside the data */
  readonly unit?: string;
  /** numbers that are Unix times, whatever the name */
  readonly isTime?: true;
}
export type Cells = Float64Array | readonly unknown[];

/** Of how many rows the columns were counted, each of which is a row now; or the choices in the column `by`. */
export interface Counted {
  readonly rows: number;
  readonly by?: string;
}

export interface RawTable {
  readonly rows: number;
  readonly columns: readonly RawColumn[];
  /** the number of columns beyond the limit */
  readonly leftOut: number;
  /** rows and columns were swapped */
  readonly transposed?: true;
  /** what was decided or left out while it was found */
  readonly notes?: readonly Note[];
  /** lists of values, which are in an order of their own, unlike records */
  readonly ordered?: true;
  readonly counted?: Counted;
}

export type JsonObject = Readonly<Record<string, unknown>>;

const maxColumns = 200;
const maxCells = 5_000_000;

/** How many columns are read of a table with this many rows. The rest is left out, and counted in `leftOut`. */
export function columnLimit(rows: number): number {
  return Math.max(8, Math.min(maxColumns, Math.floor(maxCells / Math.max(1, rows))));
}

/** A JSON object, not an array. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isArray(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

export function isScalar(value: unknown): value is string | number | boolean | null {
  return value === null || (typeof value !== 'object' && value !== undefined);
}

/** An object's own property, never one of its prototype. */
export function ownValue(object: JsonObject, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** A table with as many rows as the longest column; shorter columns are empty at the end. */
export function rawTable(columns: readonly RawColumn[], leftOut = 0): RawTable | undefined {
  const rows = columns.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  const kept = columns.slice(0, columnLimit(rows));
  if (rows === 0 || kept.length === 0) return undefined;
  return { rows, columns: kept, leftOut: leftOut + columns.length - kept.length };
}
