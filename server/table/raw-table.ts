/** A column as it stands in the file, before anyone knows of what kind it is. */
export interface RawColumn {
  readonly name: string;
  readonly cells: Cells;
  /** said beside the data, not in it */
  readonly unit?: string;
}
export type Cells = Float64Array | readonly unknown[];

export interface RawTable {
  readonly rows: number;
  readonly columns: readonly RawColumn[];
  /** columns that were beyond the widest table that is read */
  readonly leftOut: number;
  /** rows and columns have changed places */
  readonly turned?: true;
}

export type Plain = Readonly<Record<string, unknown>>;

const widest = 200;
const mostCells = 5_000_000;

/** How many columns of so many rows are read; what lies beyond is left out, and the table says so. */
export function columnLimit(rows: number): number {
  return Math.max(8, Math.min(widest, Math.floor(mostCells / Math.max(1, rows))));
}

/** An object of JSON that is no list. */
export function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

export function isScalar(value: unknown): value is string | number | boolean | null {
  return value === null || (typeof value !== 'object' && value !== undefined);
}

/** The own property of an object; never one of its prototype, whatever its name. */
export function own(object: Plain, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** Rows as they are told: as many as the longest column has, the shorter ones empty at the end. */
export function rawTable(columns: readonly RawColumn[], leftOut = 0): RawTable | undefined {
  const rows = columns.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  const kept = columns.slice(0, columnLimit(rows));
  if (rows === 0 || kept.length === 0) return undefined;
  return { rows, columns: kept, leftOut: leftOut + columns.length - kept.length };
}
