/** A column of JSON numbers, which needs no parsing; undefined if it has anything else, or no number at all. NaN where empty. */
export function plainNumbers(cells: readonly unknown[]): Float64Array | undefined {
  const values = new Float64Array(cells.length);
  let count = 0;
  for (let at = 0; at < cells.length; at += 1) {
    const cell = cells[at];
    if (cell === null) values[at] = NaN;
    else if (typeof cell !== 'number' || !Number.isFinite(cell)) return undefined;
    else {
      values[at] = cell;
      count += 1;
    }
  }
  return count > 0 ? values : undefined;
}
