import type { RawColumn } from '../raw-table.ts';
import { isEpoch } from './kinds.ts';

/** Unix times of a file are no further apart than this factor; amounts mostly are. */
const maxSpread = 1.5;
const minRows = 3;

/**
 * Marks the first column whose numbers are Unix times: in their range, and in order within each group of rows. In a list of series the order
 * of the whole column does not show it.
 * @param counts rows of each group
 */
export function markUnixTimes(
  columns: readonly RawColumn[],
  counts: readonly number[],
): readonly RawColumn[] {
  const found = columns.find((column) => areUnixTimes(column, counts));
  return found ? columns.map((column) => (column === found ? { ...column, isTime: true } : column)) : columns;
}

function areUnixTimes({ cells }: RawColumn, counts: readonly number[]): boolean {
  if (cells.length < minRows || typeof cells[0] !== 'number') return false;
  let [low, high, start] = [Infinity, -Infinity, 0];
  for (const count of counts) {
    let [up, down] = [true, true];
    for (let at = start; at < start + count; at += 1) {
      const cell: unknown = cells[at];
      if (typeof cell !== 'number' || Number.isNaN(cell)) return false;
      if (cell < low) low = cell;
      if (cell > high) high = cell;
      const last: unknown = at > start ? cells[at - 1] : cell;
      if (typeof last === 'number' && cell < last) up = false;
      if (typeof last === 'number' && cell > last) down = false;
    }
    if (!up && !down) return false;
    start += count;
  }
  return high > low && high < low * maxSpread && isEpoch(low, high);
}
