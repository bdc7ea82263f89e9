import { isAxisTime } from './axis-times.ts';
import { numbersIn, type Facts } from './facts.ts';
import { grainOf } from './label.ts';
import { perTable } from './per-facts.ts';
import { countPhrase } from './reason-text.ts';
import type { Grain } from './table.ts';
import type { TablePhrase } from './words/index.ts';

const hour = 3_600_000;

const minSteps = 3;

/** The axis that runs on: a time of more than one moment, else months by name or days without a year. */
export const timeAxisOf = perTable((facts): number | undefined => {
  const axes = facts.times.filter((at) => isAxisTime(facts, at));
  // an order is made in any case, and paid and sent later or never
  const time = axes.find((at) => !numbersIn(facts, at).some(Number.isNaN)) ?? axes[0];
  const runsOn = (at: number): boolean => ['months', 'days'].includes(facts.sequence(at) ?? '');
  return time ?? facts.categories.find((at) => facts.distinct(at) >= minSteps && runsOn(at));
});

/** `12 months` */
export function moments(facts: Facts, axis: number): TablePhrase {
  return countPhrase(facts.distinct(axis), stepOf(facts, axis));
}

/** What the times go on by: days may be weeks apart, and whole hours a day apart are no 30 hours. */
function stepOf(facts: Facts, axis: number): Grain {
  const grain = grainOf(facts, axis) ?? (facts.sequence(axis) === 'days' ? 'day' : 'month');
  const times = numbersIn(facts, axis);
  const span = Math.abs((times.at(-1) ?? 0) - (times[0] ?? 0));
  const step = span / Math.max(1, facts.distinct(axis) - 1);
  if (grain === 'day' && step === 7 * 24 * hour) return 'week';
  return grain === 'hour' && step > 3 * hour ? 'second' : grain;
}
