import type { Grain } from '../table.ts';

/** Two moments fall on a round hour by chance; three different ones do not. */
const enough = 3;

/** The coarsest unit in which all times can be told, `said` being how they are written. */
export function coarsest(times: Float64Array, said: Grain): Grain {
  if (said === 'year' || said === 'quarter') return said;
  const known = [...new Set(times)].filter((time) => !Number.isNaN(time));
  if (known.length < enough) return said;
  const byClock = said === 'month' || said === 'day' ? said : clockGrain(known, said);
  return byClock === 'day' || byClock === 'month' ? dateGrain(known, byClock) : byClock;
}

function clockGrain(times: readonly number[], said: Grain): Grain {
  if (times.every((time) => time % 86_400_000 === 0)) return 'day';
  if (times.every((time) => time % 3_600_000 === 0)) return 'hour';
  return said === 'minute' || times.every((time) => time % 60_000 === 0) ? 'minute' : 'second';
}

function dateGrain(times: readonly number[], said: 'day' | 'month'): Grain {
  if (times.some((time) => new Date(time).getUTCDate() !== 1)) return said;
  const months = new Set(times.map((time) => new Date(time).getUTCMonth()));
  if (months.size === 1 && months.has(0)) return 'year';
  return [...months].every((month) => month % 3 === 0) && months.size >= enough ? 'quarter' : 'month';
}
