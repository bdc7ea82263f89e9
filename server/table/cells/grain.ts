import type { Grain } from '../table.ts';

/** Two moments may fall on a full hour by chance; three different ones do not. */
const minMoments = 3;
const [minute, hour, day] = [60_000, 3_600_000, 86_400_000];

/** The coarsest unit that represents all times exactly. @param written the grain in which they are written */
export function coarsestGrain(times: Float64Array, written: Grain): Grain {
  if (written === 'year' || written === 'quarter' || written === 'week' || !hasEnoughMoments(times))
    return written;
  const byClock = written === 'month' || written === 'day' ? written : clockGrain(times, written);
  return byClock === 'day' || byClock === 'month' ? dateGrain(times, byClock) : byClock;
}

function hasEnoughMoments(times: Float64Array): boolean {
  const different = new Set<number>();
  for (const time of times) {
    if (!Number.isNaN(time)) different.add(time);
    if (different.size >= minMoments) return true;
  }
  return false;
}

function clockGrain(times: Float64Array, written: Grain): Grain {
  if (allMultiples(times, day)) return 'day';
  if (allMultiples(times, hour)) return 'hour';
  return written === 'minute' || allMultiples(times, minute) ? 'minute' : 'second';
}

/** Multiplying back is exact and much faster than a remainder. */
function allMultiples(times: Float64Array, unit: number): boolean {
  for (const time of times) {
    const multiple = Math.floor(time / unit) * unit;
    if (multiple < time) return false;
  }
  return true;
}

function dateGrain(times: Float64Array, written: 'day' | 'month'): Grain {
  const months = new Set<number>();
  let last = NaN;
  for (const time of times) {
    if (time === last || Number.isNaN(time)) continue;
    last = time;
    const date = new Date(time);
    if (date.getUTCDate() !== 1) return written;
    months.add(date.getUTCMonth());
  }
  if (months.size === 1 && months.has(0)) return 'year';
  return [...months].every((month) => month % 3 === 0) && months.size >= minMoments ? 'quarter' : 'month';
}
