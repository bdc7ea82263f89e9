import { isNameOfEach } from '../cells/clock-names.ts';
import { isScalar, type RawColumn } from '../raw-table.ts';

/** Fewer values are parts of a record. */
const fewestPlaces = 5;

/**
 * Where each value stands in the lists of its record, if nothing else says it: records of equal lists, `{"name": "Centre", "hourly_no2":
 * [22.8, …]}`, are curves over the hours of a day, the months of a year, or the places in the list.
 * @param counts how many rows each record has
 */
export function listPlaces(own: readonly RawColumn[], counts: readonly number[]): RawColumn | undefined {
  const [count = 0] = counts;
  if (counts.length < 2 || count < fewestPlaces || counts.some((other) => other !== count)) return undefined;
  if (own.length === 0 || !own.every(({ cells }) => areFigures(cells))) return undefined;
  if (own.length > 1 && own.some(({ cells }) => goUpIn(cells, counts))) return undefined;
  const isOf = (part: 'hour' | 'month'): boolean => own.every(({ name }) => isNameOfEach(part, name));
  const [name, first] =
    count === 24 && isOf('hour') ? ['hour', 0] : count === 12 && isOf('month') ? ['month', 1] : ['index', 1];
  return { name, cells: counts.flatMap(() => Array.from({ length: count }, (_, at) => at + first)) };
}

function areFigures(cells: RawColumn['cells']): boolean {
  if (cells instanceof Float64Array) return true;
  return cells.every((cell) => isScalar(cell) && typeof cell !== 'string' && typeof cell !== 'boolean');
}

/** Whether a list goes up all the way in each record, and so is what the others stand over. */
function goUpIn(cells: RawColumn['cells'], counts: readonly number[]): boolean {
  const [count = 1] = counts;
  return cells.every((cell, at) => at % count === 0 || Number(cell) > Number(cells[at - 1]));
}
