import { factsOf, timeIn, type Facts } from './facts.ts';
import { pickRows } from './pick-rows.ts';
import type { Table } from './table.ts';
import { timeAxisOf } from './time-axis.ts';

/** The rows of a table that are on its time axis. */
export interface TimedRows {
  readonly facts: Facts;
  readonly axis: number;
  /** the number of rows without a time */
  readonly leftOut: number;
}

/** The facts of the rows that have a time; undefined if there is no time axis, or if all rows have one. */
export function rowsWithTime(facts: Facts, settings: Parameters<typeof factsOf>[2]): TimedRows | undefined {
  const axis = timeAxisOf(facts);
  const time = axis === undefined ? undefined : timeIn(facts, axis);
  if (axis === undefined || !time) return undefined;
  if (!time.values.some(Number.isNaN)) return undefined;
  const kept = Array.from(time.values.keys()).filter((row) => !Number.isNaN(time.values[row]));
  const { rows, columns } = facts.table;
  const table: Table = {
    ...facts.table,
    rows: kept.length,
    columns: columns.map((one) => pickRows(one, kept)),
  };
  return { facts: factsOf(table, facts.name, settings), axis, leftOut: rows - kept.length };
}
