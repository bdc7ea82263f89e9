import type { Grain } from '../table.ts';

/** Two moments fall on a round hour by chance; three different ones do not. */
const enough = 3;
const [minute, hour, day] = [60_000, 3_600_000, 86_400_000];

/** The coarsest unit in which all times can be told, `said` being how they are written. */
export function coarsest(times: Float64Array, said: Grain): Grain {
  if (said === 'year' || said === 'quarter' || !hasThree(times)) return said;
  const byClock = said === 'month' || said === 'day' ? said : clockGrain(times, said);
  return byClock === 'day' || byClock === 'month' ? dateGrain(times, byClock) : byClock;
}

function hasThree(times: Float64Array): boolean {
  const different = new Set<number>();
  for (const time of times) {
    if (!Number.isNaN(time)) different.add(time);
    if (different.size >= enough) return true;
  }
  return false;
}

function clockGrain(times: Float64Array, said: Grain): Grain {
  if (allMultiples(times, day)) return 'day';
  if (allMultiples(times, hour)) return 'hour';
  return said === 'minute' || allMultiples(times, minute) ? 'minute' : 'second';
}

/** Multiplied back, which is much faster than a remainder, and exact. */
function allMultiples(times: Float64Array, unit: number): boolean {
  for (const time of times) {
    const multiple = Math.floor(time / unit) * unit;
    if (multiple < time) return false;
  }
  return true;
}

function dateGrain(times: Float64Array, said: 'day' | 'month'): Grain {
  const months = new Set<number>();
  let last = NaN;
  for (const time of times) {
    if (time === last || Number.isNaN(time)) continue;
    last = time;
    const date = new Date(time);
    if (date.getUTCDate() !== 1) return said;
    months.add(date.getUTCMonth());
  }
  if (months.size === 1 && months.has(0)) return 'year';
  return [...months].every((month) => month % 3 === 0) && months.size >= enough ? 'quarter' : 'month';
}
