import { countDifferent } from '../facts.ts';
import { ordinary, type Finder } from './finder.ts';

/** Of the pairs of a moment and a key; some readings are missing. */
const minShare = 0.8;
const [minKeys, minMoments] = [2, 3];

/** Whole numbers that come once at each of the moments: whatever they are called, they tell apart what the other numbers measure. */
export const panelKeyOf: Finder = (columns, rows) => {
  const time = columns.find(({ kind, role }) => kind === 'time' && !role);
  const moments = time ? countDifferent(time.values) : 0;
  const isPanel = moments >= minMoments && moments <= rows / minKeys;
  if (!time || !isPanel || ordinary(columns, ['measure']).length < 2) return () => undefined;
  return (column) => {
    if (column.kind !== 'measure' || column.unit !== undefined) return undefined;
    const keys = new Set(column.values);
    if (
      keys.size < minKeys ||
      moments * keys.size * minShare > rows ||
      !column.values.every(Number.isInteger)
    )
      return undefined;
    const numbers = new Map([...keys].map((key, at) => [key, at]));
    const pairs = new Set<string>();
    for (let row = 0; row < rows; row += 1)
      pairs.add(`${String(time.values[row])} ${String(numbers.get(column.values[row] ?? NaN))}`);
    return pairs.size === rows ? { role: 'id', why: 'form' } : undefined;
  };
};
