import type { RawColumn, RawTable } from '../raw-table.ts';

/** The columns whose names run across, and what these are. */
export interface Across {
  readonly name: string;
  readonly first: number;
  readonly last: number;
}

/** Each cell below those names becomes a row with the columns before them, its name and its value. What stands behind them is left out. */
export function cellsAsRows(raw: RawTable, { name, first, last }: Across): RawTable {
  const keys = raw.columns.slice(0, first);
  const cells = raw.columns.slice(first, last + 1);
  const rows = raw.rows * cells.length;
  const repeated = keys.map((key) => ({
    ...key,
    cells: eachRow(raw.rows, cells.length, (row) => key.cells[row]),
  }));
  const labels = eachRow(raw.rows, cells.length, (_, step) => cells[step]?.name);
  const values = eachRow(raw.rows, cells.length, (row, step) => cells[step]?.cells[row]);
  const columns: RawColumn[] = [...repeated, { name, cells: labels }, { name: 'value', cells: values }];
  return { ...raw, rows, columns, leftOut: raw.leftOut + raw.columns.length - last - 1 };
}

function eachRow(rows: number, steps: number, cellAt: (row: number, step: number) => unknown): unknown[] {
  return Array.from({ length: rows * steps }, (_, at) => cellAt(Math.floor(at / steps), at % steps) ?? null);
}
