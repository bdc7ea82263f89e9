/** The points of a line in x order; NaN is a gap. */
export interface LinePoints {
  readonly xs: Float64Array;
  readonly ys: Float64Array;
}

/**
 * Reduces a line to about `most` points that look the same: the minimum and maximum of each bucket, the first and the last point. A bucket
 * with a gap is kept whole.
 */
export function downsample({ xs, ys }: LinePoints, most: number): LinePoints {
  if (xs.length <= most) return { xs, ys };
  const length = Math.ceil(xs.length / (most / 2));
  const kept: number[] = [0];
  for (let from = 1; from < xs.length - 1; from += length)
    keepExtremes(ys, from, Math.min(from + length, xs.length - 1), kept);
  kept.push(xs.length - 1);
  return { xs: picked(xs, kept), ys: picked(ys, kept) };
}

function keepExtremes(ys: Float64Array, from: number, end: number, kept: number[]): void {
  let [low, high] = [from, from];
  for (let at = from; at < end; at++) {
    const y = ys[at] ?? NaN;
    if (Number.isNaN(y)) {
      for (let all = from; all < end; all++) kept.push(all);
      return;
    }
    if (y < (ys[low] ?? NaN)) low = at;
    if (y > (ys[high] ?? NaN)) high = at;
  }
  kept.push(Math.min(low, high));
  if (low !== high) kept.push(Math.max(low, high));
}

function picked(values: Float64Array, kept: readonly number[]): Float64Array {
  return new Float64Array(kept.map((at) => values[at] ?? NaN));
}
