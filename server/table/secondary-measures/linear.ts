/** Both are rounded: by so much of their range, and by a decimal. */
const [tolerance, decimal] = [0.02, 0.06];

/** Whether one goes up with the other all the way along a straight line. */
export function isLinear(one: Float64Array, other: Float64Array): boolean {
  let [low, high] = [-1, -1];
  for (const [row, value] of one.entries()) {
    if (Number.isNaN(value) || Number.isNaN(other[row])) continue;
    if (low < 0 || value < (one[low] ?? NaN)) low = row;
    if (high < 0 || value > (one[high] ?? NaN)) high = row;
  }
  const [x = NaN, y = NaN] = [one[low], other[low]];
  const [dx, dy] = [(one[high] ?? NaN) - x, (other[high] ?? NaN) - y];
  if (!(dx > 0 && dy > 0)) return false;
  return one.every((value, row) => {
    const off = Math.abs((other[row] ?? NaN) - y - ((value - x) * dy) / dx);
    return !(off > tolerance * dy + decimal * Math.max(1, dy / dx));
  });
}
