import type { CategoryColumn, MeasureColumn } from '../table.ts';
import { isFilled } from './finder.ts';

/** Numbers that say which, and not how much. */
export function asCategory({ name, values }: MeasureColumn): CategoryColumn {
  return {
    kind: 'category',
    name,
    values: Array.from(values, (value) => (isFilled(value) ? String(value) : '')),
  };
}
