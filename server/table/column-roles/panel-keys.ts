import { countDifferent } from '../facts.ts';
import type { Column } from '../table.ts';
import { ordinary, type Finder } from './finder.ts';

/** Of the places in a grid; some readings are missing. */
const minShare = 0.8;
const [minKeys, minMoments] = [2, 3];

/**
 * Whole numbers that come once at each of the moments, or for each combination of some categories: whatever they are called, they tell apart
 * what the other numbers measure.
 */
export const panelKeyOf: Finder = (columns, rows) => {
  const others = keysIn(columns, rows);
  const places = others.reduce((product, { values }) => product * countDifferent(values), 1);
  const isPanel = others.length > 0 && places >= minMoments && places <= rows / minKeys;
  if (!isPanel || ordinary(columns, ['measure']).length < 2) return () => undefined;
  return (column) => {
    if (column.kind !== 'measure' || column.unit !== undefined) return undefined;
    const keys = new Set(column.values);
    if (keys.size < minKeys || places * keys.size * minShare > rows || !column.values.every(Number.isInteger))
      return undefined;
    const together = new Set<string>();
    for (let row = 0; row < rows; row += 1)
      together.add([column, ...others].map(({ values }) => String(values[row])).join('\n'));
    return together.size === rows ? { role: 'id', why: 'form' } : undefined;
  };
};

/** The times of a table; without any that differ, the categories that repeat. */
function keysIn(columns: readonly Column[], rows: number): readonly Column[] {
  const time = columns.find(({ kind, role }) => kind === 'time' && !role);
  const moments = time ? countDifferent(time.values) : 0;
  if (time && moments > 1) return moments >= minMoments ? [time] : [];
  return ordinary(columns, ['category', 'place']).filter(({ values }) => countDifferent(values) <= rows / 2);
}
