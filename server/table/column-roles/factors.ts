import { idNameOf } from '../cells/id-names.ts';
import { isRunTimeName } from '../cells/run-names.ts';
import type { Column } from '../table.ts';
import { determines } from './determines.ts';
import { ordinary, type Finder } from './finder.ts';

const minRows = 8;
const [minLevels, maxLevels] = [2, 10];

/**
 * What was set in an experiment: numbers of few values of which each comes equally often, with each value of the others. They tell apart what
 * was measured, such as the threads of a benchmark. A number that goes with one of them says it once more.
 */
export const factorOf: Finder = (columns, rows) => {
  const isTimed = columns.some(
    ({ kind, role, values }) =>
      kind === 'time' && role === undefined && values.some((one) => one !== values[0]),
  );
  const numbers = ordinary(columns, ['measure']).filter(
    (column) => idNameOf(column.name) === undefined && isBalanced(column, rows),
  );
  const names = ordinary(columns, ['category', 'place']).filter((column) => isBalanced(column, rows));
  const measured = ordinary(columns, ['measure']).some(
    ({ values }) => new Set<unknown>(values).size > rows / 2,
  );
  if (rows < minRows || isTimed || !measured || numbers.length === 0) return () => undefined;
  const steps = stepsOf(columns, rows, numbers);
  if (steps) return (column) => (steps.has(column) ? { role: 'id', why: 'form' } : undefined);
  const factors: Column[] = [];
  for (const one of [...names, ...numbers])
    if (!factors.some((other) => determines(other, one) && determines(one, other))) factors.push(one);
  if (factors.length < 2 || !isComplete(factors, rows)) return () => undefined;
  const found = new Set<Column>(numbers);
  return (column) => (found.has(column) ? { role: 'id', why: 'form' } : undefined);
};

const minSteps = 3;

/**
 * Where runs were timed with one set of whole numbers for each combination of the others, of which some were left out: that number, and the others.
 * Undefined where all combinations are there, or where nothing was timed.
 */
function stepsOf(
  columns: readonly Column[],
  rows: number,
  balanced: readonly Column[],
): ReadonlySet<Column> | undefined {
  if (!ordinary(columns, ['measure']).some(({ name }) => isRunTimeName(name))) return undefined;
  const set = ordinary(columns, ['measure']).filter(
    (one) => idNameOf(one.name) === undefined && isSet(one.values, rows),
  );
  const names = ordinary(columns, ['category', 'place']).filter((one) => levelsOf(one) <= maxLevels);
  const main = balanced.find((one) => set.includes(one) && levelsOf(one) >= minSteps);
  if (!main || set.length < 2) return undefined;
  const others = [...names, ...set].filter((one) => one !== main && levelsOf(one) > 1);
  const keys = Array.from({ length: rows }, (_, row) => others.map(({ values }) => values[row]).join('\n'));
  const kinds = new Set(keys).size;
  const runs = new Set(keys.map((key, row) => `${key}\n${main.values[row] ?? ''}`)).size;
  const isWhole = kinds === others.reduce((product, one) => product * levelsOf(one), 1);
  return !isWhole && kinds * levelsOf(main) === rows && runs === rows ? new Set(set) : undefined;
}

/** Few whole numbers, each in several rows. */
function isSet(values: Column['values'], rows: number): boolean {
  const different = new Set<unknown>(values);
  return (
    different.size >= minLevels &&
    different.size <= Math.min(maxLevels, rows / 3) &&
    [...different].every((value) => typeof value === 'number' && Number.isInteger(value) && value >= 0)
  );
}

function levelsOf({ values }: Column): number {
  return new Set<unknown>(values).size;
}

/** Few values, each in as many rows. */
function isBalanced({ values }: Column, rows: number): boolean {
  const counts = new Map<string | number, number>();
  for (const value of values) {
    if (value === '' || value !== value) return false;
    counts.set(value, (counts.get(value) ?? 0) + 1);
    if (counts.size > maxLevels) return false;
  }
  const each = rows / counts.size;
  return (
    counts.size >= minLevels && each >= minLevels && [...counts.values()].every((count) => count === each)
  );
}

/** Whether each combination of their values is there, equally often. */
function isComplete(factors: readonly Column[], rows: number): boolean {
  const places = factors.reduce((product, { values }) => product * new Set<unknown>(values).size, 1);
  if (places > rows || rows % places !== 0) return false;
  const counts = new Map<string, number>();
  for (let row = 0; row < rows; row += 1) {
    const key = factors.map(({ values }) => values[row]).join('\n');
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts.size === places && [...counts.values()].every((count) => count === rows / places);
}
