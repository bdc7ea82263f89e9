/** Numbers that stand for a missing value, and how often. */
export interface Sentinel {
  readonly value: number;
  readonly count: number;
  /** lower values are missing too */
  readonly orBelow?: true;
}

/** -99, -9.99, -999.9, -9999: nines alone. */
const nines = /^-9{1,6}(?:\.9{1,4}|\.0+)?$/;
/** Measuring stations write 9999 or 999.9 as well. */
const highNines = /^9{3,6}(?:\.9{1,3})?$/;

/**
 * A measure without the number that a program wrote where it had none: nothing but nines, below zero where the rest is not, or else far
 * from the rest. Undefined if there is no such number.
 */
export function withoutSentinel(
  values: Float64Array,
): { values: Float64Array; sentinel: Sentinel } | undefined {
  const { low, high, nextLow, nextHigh } = extremes(values);
  for (const [value, isSentinel] of [
    [low, isLowSentinel(low, nextLow, high)],
    [high, isHighSentinel(high, nextHigh, nextLow)],
  ] as const) {
    if (!isSentinel) continue;
    const kept = values.map((each) => (each === value ? NaN : each));
    const count = values.reduce((sum, each) => (each === value ? sum + 1 : sum), 0);
    // a number that occurs once may be meant
    if (value > 0 && count < 2) continue;
    return { values: kept, sentinel: { value, count } };
  }
  return undefined;
}

function isLowSentinel(low: number, next: number, high: number): boolean {
  if (!nines.test(String(low)) || low > -9 || next === Infinity) return false;
  if (next >= 0) return low <= -99 || !Number.isInteger(low);
  return low <= -99 && low < 10 * next && -low > 2 * Math.abs(high);
}

function isHighSentinel(high: number, next: number, low: number): boolean {
  return (
    highNines.test(String(high)) && next > -Infinity && high > 5 * Math.abs(next) && high > 5 * Math.abs(low)
  );
}

/** The least and the greatest value, and those next to them. */
function extremes(values: Float64Array) {
  let [low, high, nextLow, nextHigh] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at] ?? NaN;
    if (value < low) [low, nextLow] = [value, low];
    else if (value > low && value < nextLow) nextLow = value;
    if (value > high) [high, nextHigh] = [value, high];
    else if (value < high && value > nextHigh) nextHigh = value;
  }
  return { low, high, nextLow, nextHigh };
}
