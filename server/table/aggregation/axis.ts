import type { Column } from '../table.ts';

/** The distinct labels of a table. */
export interface Axis {
  /** the slot of each row; -1 for a row without a time */
  readonly slots: Int32Array;
  /** the first row of each slot; times ascending, names as they come */
  readonly firstRows: readonly number[];
}

/** The distinct values of a column as slots, in the rows that count. Without a column every row has its own. */
export function axisOfColumn(
  column: Column | undefined,
  rows: number,
  counts: (row: number) => boolean = () => true,
): Axis {
  const all = Int32Array.from({ length: rows }, (_, row) => row);
  if (!column) return { slots: all, firstRows: Array.from(all) };
  const { values } = column;
  const firstRow = new Map<string | number, number>();
  for (let row = 0; row < rows; row += 1) {
    if (!counts(row)) continue;
    const value = values[row] ?? '';
    if (!Number.isNaN(value) && !firstRow.has(value)) firstRow.set(value, row);
  }
  const entries = [...firstRow];
  if (column.kind === 'time') entries.sort(([one], [other]) => Number(one) - Number(other));
  const slotOf = new Map(entries.map(([value], slot) => [value, slot]));
  return {
    slots: all.map((row) => (counts(row) ? (slotOf.get(values[row] ?? '') ?? -1) : -1)),
    firstRows: entries.map(([, row]) => row),
  };
}
