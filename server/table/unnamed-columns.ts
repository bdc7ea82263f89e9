import { isInFile, type Column } from './table.ts';

const letter = /^[A-Z]$/;

/** Whether a list came without a header, so that its columns are called by letters, in order. */
export function areUnnamed(columns: readonly Column[]): boolean {
  const names = columns.filter(isInFile).map(({ name }) => name);
  return names.length > 1 && names.every((name, at) => letter.test(name) && name > (names[at - 1] ?? ''));
}

/** Fewer are of a size by chance. */
const minAmounts = 6;
const [hundredths, rounding, sizeable] = [100, 1e-6, 100];

/** Whether numbers without a name look like amounts of money: with cents, or large and mostly different. */
export function areAmounts(values: Float64Array): boolean {
  const known = values.filter((value) => !Number.isNaN(value));
  if (known.length < minAmounts) return false;
  const isInCents = (value: number): boolean =>
    Math.abs(value * hundredths - Math.round(value * hundredths)) < rounding * Math.max(1, Math.abs(value));
  if (known.some((value) => value % 1 !== 0)) return known.every(isInCents);
  const isLarge = known.some((value) => Math.abs(value) >= sizeable);
  return isLarge && new Set(known).size > known.length / 2;
}
