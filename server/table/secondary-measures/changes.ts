import type { MeasureColumn } from '../table.ts';
import { holdsInRows } from './share-of-rows.ts';

const [rounding, nearly] = [0.011, 0.01];

/**
 * Whether a column holds how much another one changes. If only its values can tell: from row to row, in either order, as a number or in percent.
 * If its name tells what changes: a change is less than what it is of, or in percent.
 */
export function isChange(told: 'by-name' | 'by-values', change: MeasureColumn, of: MeasureColumn): boolean {
  if (told === 'by-name' && change.unit === '%') return true;
  if (told === 'by-name')
    return holdsInRows(
      change.values,
      of.values,
      (value, beside) => Math.abs(value) <= Math.abs(beside) + rounding,
    );
  return [1, -1].some((step) => {
    const before = of.values.map((_, row) => of.values[row - step] ?? NaN);
    const changes = of.values.map((value, row) => value - (before[row] ?? NaN));
    const percents = changes.map((value, row) => (100 * value) / (before[row] || NaN));
    return [changes, percents].some((found) => movesAlike(found, change.values));
  });
}

function movesAlike(found: Float64Array, values: Float64Array): boolean {
  const isSame = (one: number, other: number): boolean =>
    Math.abs(one - other) <= rounding + nearly * Math.abs(one);
  return found.some((value) => Math.abs(value) > rounding) && holdsInRows(found, values, isSame);
}
