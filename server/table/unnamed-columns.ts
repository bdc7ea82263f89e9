import { isInFile, type Column } from './table.ts';

const letter = /^[A-Z]$/;

/** Whether a list came without a header, so that its columns are called by letters, in order. */
export function areUnnamed(columns: readonly Column[]): boolean {
  const names = columns.filter(isInFile).map(({ name }) => name);
  return names.length > 1 && names.every((name, at) => letter.test(name) && name > (names[at - 1] ?? ''));
}

/** Fewer are of a size by chance. */
const minAmounts = 6;
const [farApart, veryFar, sizeable] = [2, 5, 100];

/**
 * Whether numbers without a name look like amounts of money: with cents, or large and mostly different. Readings stay closer to each other, the
 * more so if they have one decimal, or they have many.
 */
export function areAmounts(values: Float64Array): boolean {
  const known = values.filter((value) => !Number.isNaN(value));
  if (known.length < minAmounts) return false;
  const times = timesApart(known);
  if (known.some((value) => value % 1 !== 0)) {
    const areTenths = known.every((value) => isMultiple(value, 0.1));
    return times > (areTenths ? veryFar : farApart) && known.every((value) => isMultiple(value, 0.01));
  }
  const isLarge = known.some((value) => Math.abs(value) >= sizeable);
  return times > farApart && isLarge && new Set(known).size > known.length / 2;
}

/** How many times the least the most is. */
function timesApart(values: Float64Array): number {
  let [least, most] = [Infinity, 0];
  for (const value of values) {
    least = Math.min(least, Math.abs(value));
    most = Math.max(most, Math.abs(value));
  }
  return most / least;
}

const rounding = 1e-6;

function isMultiple(value: number, of: number): boolean {
  const count = value / of;
  return Math.abs(count - Math.round(count)) < rounding * Math.max(1, Math.abs(value));
}
