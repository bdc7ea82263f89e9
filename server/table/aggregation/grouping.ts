import type { Roles } from '../choice.ts';
import type { Facts } from '../facts.ts';
import type { RowFilter } from './aggregation.ts';
import { axisOfColumn, type Axis } from './axis.ts';
import { rowTest } from './row-test.ts';

/** The labels and groups of a table, and how its rows fill them. */
export interface Grouping {
  readonly labels: Axis;
  readonly groups: Axis | undefined;
  /** rows with a label */
  readonly rows: number;
  /** pairs of a label and a group that have a row */
  readonly cells: number;
  /** rows at each label */
  readonly rowsAt: Int32Array;
  /** labels with several rows of one group */
  readonly repeated: readonly number[];
}

/** Finds the distinct labels and groups of a table's rows. */
export function groupingOf(
  { table, column }: Facts,
  { label, group }: Roles,
  only: readonly RowFilter[],
): Grouping {
  const test = only.length > 0 ? rowTest(table, only) : undefined;
  const labels = axisOfColumn(label === undefined ? undefined : column(label), table.rows, test);
  const groups = group === undefined ? undefined : axisOfColumn(column(group), table.rows, test);
  const rowsAt = new Int32Array(labels.firstRows.length);
  const cells = new Set<number>();
  const repeated = new Set<number>();
  let rows = 0;
  for (const [row, slot] of labels.slots.entries()) {
    const of = groups ? (groups.slots[row] ?? -1) : 0;
    if (slot < 0 || of < 0) continue;
    rows += 1;
    rowsAt[slot] = (rowsAt[slot] ?? 0) + 1;
    const key = slot * (groups?.firstRows.length ?? 1) + of;
    if (cells.has(key)) repeated.add(slot);
    else cells.add(key);
  }
  return { labels, groups, rows, cells: cells.size, rowsAt, repeated: [...repeated] };
}

/** The times at the labels, ascending. */
export function timesOf({ labels }: Grouping, values: Float64Array): Float64Array {
  return new Float64Array(labels.firstRows.map((row) => values[row] ?? NaN));
}
