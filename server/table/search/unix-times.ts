import { quantityInName } from '../aggregation/quantity-names.ts';
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
  // beside a written time the bytes that are in use may grow in that range
  const isWritten = columns.some(({ cells }) => typeof cells[0] === 'string' && /\d:\d\d/.test(cells[0]));
  const mayBe = ({ name }: RawColumn): boolean => !isWritten || quantityInName(name) === undefined;
  const found = columns.find((column) => mayBe(column) && areUnixTimes(column, counts));
  return found ? columns.map((column) => (column === found ? { ...column, isTime: true } : column)) : columns;
}

function areUnixTimes({ cells }: RawColumn, counts: readonly number[]): boolean {
  if (cells.length < minRows || !isEpoch(numberOf(cells[0]), numberOf(cells[0]))) return false;
  let [low, high, start] = [Infinity, -Infinity, 0];
  for (const count of counts) {
    let [up, down] = [true, true];
    for (let at = start; at < start + count; at += 1) {
      const cell = numberOf(cells[at]);
      if (Number.isNaN(cell)) return false;
      if (cell < low) low = cell;
      if (cell > high) high = cell;
      const last = at > start ? numberOf(cells[at - 1]) : cell;
      if (cell < last) up = false;
      if (cell > last) down = false;
    }
    if (!up && !down) return false;
    start += count;
  }
  return high > low && high < low * maxSpread && isEpoch(low, high);
}

/** Digits as text are numbers, too. */
function numberOf(cell: unknown): number {
  if (typeof cell === 'number') return cell;
  return typeof cell === 'string' && /^\d{10,15}$/.test(cell) ? Number(cell) : NaN;
}
