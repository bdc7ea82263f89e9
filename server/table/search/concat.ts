import { rawTable, type Cells, type RawColumn, type RawTable } from '../raw-table.ts';

/** Rows that were read from several places. */
export interface ReadRows {
  readonly columns: readonly RawColumn[];
  /** columns beyond the limit */
  readonly leftOut: number;
  /** the number of rows of each place; 0 for one that was left out */
  readonly counts: readonly number[];
  /** how many tables were left out because their columns are others */
  readonly skipped?: number;
}

/**
 * Puts tables with the same columns below each other. Of tables with other columns than the largest one, those that share the first column
 * with it add columns of their own; if they do not, they are left out.
 */
export function concatTables(tables: readonly (RawTable | undefined)[]): ReadRows | undefined {
  const filled = tables.filter((table) => table !== undefined);
  const [first] = filled;
  if (!first) return undefined;
  if (tables.length === 1) return { columns: first.columns, leftOut: first.leftOut, counts: [first.rows] };
  const largest = filled.reduce((best, table) => (table.rows > best.rows ? table : best), first);
  const twins = new Set(filled.filter((table) => haveSameNames(table, largest)));
  if (twins.size === 1 && filled.length > 1 && filled.every((table) => isPairWith(table, largest)))
    return joined(filled.map((table) => ({ name: table.columns[1]?.name ?? '', table })));
  const kept = filled.filter((table) => twins.has(table));
  const columns = largest.columns.map((column, at) => ({
    ...column,
    cells: concatCells(kept.map((table) => table.columns[at]?.cells ?? [])),
  }));
  return {
    columns,
    leftOut: largest.leftOut,
    counts: tables.map((table) => (table && twins.has(table) ? table.rows : 0)),
    skipped: filled.length - twins.size,
  };
}

function haveSameNames(one: RawTable, other: RawTable): boolean {
  return (
    one.columns.length === other.columns.length &&
    one.columns.every(({ name }, at) => name === other.columns[at]?.name)
  );
}

function isPairWith({ columns }: RawTable, largest: RawTable): boolean {
  return columns.length === 2 && columns[0]?.name === largest.columns[0]?.name;
}

/** Typed arrays stay typed. */
function concatCells(parts: readonly Cells[]): Cells {
  if (!parts.every((part) => part instanceof Float64Array))
    return parts.flatMap((part) => Array.from<unknown>(part));
  const all = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** A column of keys that all series share, and a column for each series, from tables of keys and values. */
export function joined(
  series: readonly { readonly name: string; readonly table: RawTable }[],
): ReadRows | undefined {
  const rows = new Map<unknown, number>();
  for (const { table } of series)
    for (const key of table.columns[0]?.cells ?? []) if (!rows.has(key)) rows.set(key, rows.size);
  const columns = series.map(({ name, table }) => {
    const cells = new Array<unknown>(rows.size).fill(null);
    const [keys, values] = table.columns;
    for (const [at, key] of (keys?.cells ?? []).entries()) cells[rows.get(key) ?? 0] = values?.cells[at];
    return { ...values, name, cells };
  });
  const keys = series[0]?.table.columns[0];
  const table = keys && rawTable([{ ...keys, cells: [...rows.keys()] }, ...columns]);
  return table && { columns: table.columns, leftOut: table.leftOut, counts: [table.rows] };
}
