import { isEmptyCell } from './text.ts';

const span = /^(\d{1,4}):([0-5]\d)(?::([0-5]\d))?$/;

/** Spans of time as time sheets write them, `1:30` or `01:30:00`, in hours; NaN where empty. Undefined unless all cells are such. */
export function parseDurations(cells: readonly unknown[]): Float64Array | undefined {
  const hours = new Float64Array(cells.length).fill(NaN);
  let count = 0;
  for (const [row, cell] of cells.entries()) {
    if (isEmptyCell(cell)) continue;
    const found = typeof cell === 'string' ? span.exec(cell.trim()) : null;
    if (!found) return undefined;
    const [, whole, minutes, seconds = '0'] = found;
    const exact = Number(whole) + Number(minutes) / 60 + Number(seconds) / 3600;
    hours[row] = Math.round(exact * 1e4) / 1e4;
    count += 1;
  }
  return count > 0 ? hours : undefined;
}
