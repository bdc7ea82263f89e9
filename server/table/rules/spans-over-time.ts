import { isTimeOfDay } from '../column-roles/time-part-readers.ts';
import type { Choice } from '../choice.ts';
import { measureIn, timeIn, type Facts } from '../facts.ts';
import { mostTelling } from '../groups.ts';
import { maxSeries } from '../label.ts';
import { choiceWith } from './choice-of.ts';

/** How long what has a start and an end lasted, added up by day or by more, and of which kind it was. */
export function spansOverTime(facts: Facts): Choice | undefined {
  const [value, ...others] = facts.measures;
  const lasted = value === undefined ? undefined : measureIn(facts, value)?.lasted;
  if (value === undefined || !lasted || others.length > 0) return undefined;
  const label = facts.overrides.label ?? dateOf(facts, lasted.from);
  if (label === undefined) return undefined;
  const { categories, distinct } = facts;
  const few = categories.filter((at) => at !== label && distinct(at) > 1 && distinct(at) <= maxSeries);
  const group = facts.overrides.group ?? mostTelling(facts, few);
  const roles = { label, ...(group !== undefined && { group }), values: [value] };
  return choiceWith(group === undefined ? 'bars' : 'stacked-bars', roles, facts, (words) =>
    words.aggregation.also(
      words.counts.row(facts.table.rows),
      words.aggregation.lasted(lasted.from, lasted.to),
    ),
  );
}

/** When each began, or the day it was on if that says only at what hour. */
function dateOf(facts: Facts, from: string): number | undefined {
  const isDated = (at: number): boolean => {
    const time = timeIn(facts, at);
    return time !== undefined && !isTimeOfDay(time);
  };
  const start = facts.times.find((at) => facts.column(at).name === from);
  return [...(start === undefined ? [] : [start]), ...facts.times].find(isDated);
}
