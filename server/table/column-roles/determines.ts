import type { Column } from '../table.ts';
import { isFilled } from './finder.ts';

/** Whether rows with the same `key` have the same value, and there is more than one of each. */
export function determines(key: Pick<Column, 'values'>, { values }: Pick<Column, 'values'>): boolean {
  const known = new Map<string | number | undefined, string | number>();
  for (let row = 0; row < values.length; row += 1) {
    const value = values[row] ?? '';
    if (!isFilled(value)) continue;
    const first = known.get(key.values[row]);
    if (first === undefined) known.set(key.values[row], value);
    else if (first !== value) return false;
  }
  return true;
}
