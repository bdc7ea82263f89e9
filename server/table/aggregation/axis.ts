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
  const slots = new Int32Array(rows).fill(-1);
  const firstRows: number[] = [];
  const slotOf = new Map<string | number, number>();
  for (let row = 0; row < rows; row += 1) {
    if (!counts(row)) continue;
    const value = column ? (column.values[row] ?? '') : row;
    if (Number.isNaN(value)) continue;
    let slot = slotOf.get(value);
    if (slot === undefined) slotOf.set(value, (slot = firstRows.push(row) - 1));
    slots[row] = slot;
  }
  if (column?.role?.role === 'ranges') {
    const { labels } = column.role;
    return inOrder({ slots, firstRows }, (row) => labels.indexOf(String(column.values[row])));
  }
  if (column?.kind !== 'time') return { slots, firstRows };
  return inOrder({ slots, firstRows }, (row) => column.values[row] ?? NaN);
}

/** The same slots, in the order of their times, or of their ranges. */
function inOrder({ slots, firstRows }: Axis, placeOf: (row: number) => number): Axis {
  const timeOf = (slot: number): number => placeOf(firstRows[slot] ?? -1);
  if (firstRows.every((_, slot) => slot === 0 || timeOf(slot - 1) < timeOf(slot)))
    return { slots, firstRows };
  const order = [...firstRows.keys()].sort((one, other) => timeOf(one) - timeOf(other));
  const places = new Int32Array(order.length);
  for (const [place, slot] of order.entries()) places[slot] = place;
  return {
    slots: slots.map((slot) => places[slot] ?? -1),
    firstRows: order.map((slot) => firstRows[slot] ?? -1),
  };
}
