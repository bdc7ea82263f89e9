/** A few rows are typed wrong or rounded. */
const nearly = 0.95;
/** With fewer rows that hold both figures they prove nothing. */
const minBoth = 4;

/** Whether two figures are as they should in nearly all rows that hold both. */
export function holdsInRows(
  one: Float64Array,
  other: Float64Array,
  holds: (value: number, beside: number) => boolean,
): boolean {
  let [both, right] = [0, 0];
  for (const [row, value] of one.entries()) {
    const beside = other[row] ?? NaN;
    if (Number.isNaN(value) || Number.isNaN(beside)) continue;
    both += 1;
    if (holds(value, beside)) right += 1;
  }
  return both >= minBoth && right >= nearly * both;
}
