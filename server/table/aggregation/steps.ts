import type { Grain, TimeColumn } from '../table.ts';
import { zoneClock } from '../zone-clock.ts';

/** Spans of time that the rows of a table are merged by; weeks begin on Monday. */
export const steps = [
  'minute',
  'five-minutes',
  'quarter-hour',
  'hour',
  'six-hours',
  'day',
  'week',
  'month',
  'quarter',
  'year',
] as const;
export type TimeStep = (typeof steps)[number];
type CalendarStep = 'month' | 'quarter' | 'year';
type FixedStep = Exclude<TimeStep, CalendarStep>;

/** Months in each; their lengths in ms differ. */
const months: Readonly<Record<CalendarStep, number>> = { month: 1, quarter: 3, year: 12 };

const [minute, hour, day] = [60_000, 3_600_000, 86_400_000];
const [mondays, week] = [4 * day, 7 * day];

const lengths: Readonly<Record<FixedStep, number>> = {
  minute,
  'five-minutes': 5 * minute,
  'quarter-hour': 15 * minute,
  hour,
  'six-hours': 6 * hour,
  day,
  week,
};

/** The grain of the starts of a step. A week starts on Monday. */
export function grainOfStep(step: TimeStep): Grain {
  if (isCalendarStep(step) || step === 'day') return step;
  if (step === 'week') return 'day';
  return step === 'hour' || step === 'six-hours' ? 'hour' : 'minute';
}

function isCalendarStep(step: TimeStep): step is CalendarStep {
  return Object.hasOwn(months, step);
}

/** Whether several of these make up a day. */
export function isWithinDay(step: TimeStep | Grain): boolean {
  return step === 'second' || steps.indexOf(step) < steps.indexOf('day');
}

/**
 * The start of the step that a time lies in. Within a day of a time zone it is a moment, so that an hour that is repeated is two steps;
 * whole days and more start at a local time.
 * @param zone of moments; undefined: times as a clock shows them, taken as UTC
 */
export function startOfStep(ms: number, step: TimeStep, zone?: string): number {
  if (zone === undefined) return localStart(ms, step);
  const clock = zoneClock(zone);
  const local = clock.toLocal(ms);
  const start = localStart(local, step);
  if (!isWithinDay(step)) return start;
  const moment = ms - (local - start);
  if (clock.toLocal(moment) === start) return moment;
  // the clocks were changed since: the last time that they showed the start
  return clock.momentsAt(start).findLast((at) => at <= ms) ?? clock.momentAt(start);
}

function localStart(ms: number, step: TimeStep): number {
  if (step === 'week') return Math.floor((ms - mondays) / week) * week + mondays;
  if (!isCalendarStep(step)) return Math.floor(ms / lengths[step]) * lengths[step];
  const date = new Date(ms);
  const month = date.getUTCMonth();
  return Date.UTC(date.getUTCFullYear(), month - (month % months[step]));
}

/** The start of the step after the one that starts at `ms`. */
export function nextStep(ms: number, step: TimeStep, zone?: string): number {
  if (!isCalendarStep(step) && (zone === undefined || !isWithinDay(step))) return ms + lengths[step];
  if (!isCalendarStep(step)) return nextMoment(ms, step, zone ?? '');
  const date = new Date(ms);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months[step]);
}

function nextMoment(ms: number, step: FixedStep, zone: string): number {
  const clock = zoneClock(zone);
  const by = [startOfStep(ms + lengths[step], step, zone), clock.momentAt(clock.toLocal(ms) + lengths[step])];
  return Math.min(...by.filter((start) => start > ms));
}

/** A line with fewer points tells little, one with more is a band on a wall. */
const fewest = 30;
export const mostPoints = 400;
const fewestOfFew = 5;
/** As many days have a course of their own. */
const fewestDays = 14;

const finerThan: Readonly<Record<Grain, number>> = {
  second: 0,
  minute: steps.indexOf('five-minutes'),
  hour: steps.indexOf('six-hours'),
  day: steps.indexOf('week'),
  week: steps.indexOf('month'),
  month: steps.indexOf('quarter'),
  quarter: steps.indexOf('year'),
  year: steps.length,
};

/**
 * The coarsest step in which events leave enough points, but no part of a day where there are days enough; of few events, and of those that
 * most groups lack at a time (`sparse`), one that leaves a handful. `times`: distinct and ascending. Undefined: as they are.
 */
export function stepForEvents(
  { values: times, grain, zone }: Pick<TimeColumn, 'values' | 'grain' | 'zone'>,
  { sparse = false } = {},
): TimeStep | undefined {
  const coarser = steps.slice(finerThan[grain]).filter((step) => step !== 'quarter');
  const leaving = (least: number): TimeStep | undefined =>
    coarser.findLast((step) => countSteps(times, step, zone) >= least);
  const usual = leaving(fewest);
  if (usual && isWithinDay(usual) && countSteps(times, 'day', zone) >= fewestDays) return 'day';
  return usual ?? (isWithinDay(grain) || sparse ? leaving(fewestOfFew) : undefined);
}

/** The finest step that leaves no more points than a wall can show. `times`: distinct and ascending. */
export function stepForSeries(times: Float64Array, grain: Grain, zone?: string): TimeStep | undefined {
  if (times.length <= mostPoints) return undefined;
  return steps.slice(finerThan[grain]).find((step) => countSteps(times, step, zone) <= mostPoints);
}

/** Fewer rows in a step, or fewer steps, say nothing of how many there are at a time. */
const [fewestRows, fewestCounts] = [4, 3];
/** The parts of more stacks are too thin to be told apart. */
export const mostStacks = 48;

/** The finest step that has some rows on average, and how many there are of it, empty ones too. `values`: NaN where empty */
export function stepForCounts(
  { values, grain, zone }: Pick<TimeColumn, 'values' | 'grain' | 'zone'>,
  mostSteps: number = mostPoints,
): { readonly step: TimeStep; readonly count: number } | undefined {
  const times = values.filter((time) => !Number.isNaN(time)).sort();
  const [first = NaN, last = NaN] = [times[0], times.at(-1)];
  const most = Math.min(mostSteps, times.length / fewestRows);
  const coarser = steps.slice(Math.max(0, finerThan[grain] - 1)).filter((step) => step !== 'quarter');
  for (const step of coarser) {
    let count = 0;
    for (
      let start = startOfStep(first, step, zone);
      start <= last && count <= most;
      start = nextStep(start, step, zone)
    )
      count += 1;
    if (count <= most) return count < fewestCounts ? undefined : { step, count };
  }
  return undefined;
}

/** For how long after its start a step goes on at least, whatever clocks and calendars do: no time in it needs to be looked at. ms */
function leastLength(step: TimeStep, zone: string | undefined): number {
  if (zone === undefined) return isCalendarStep(step) ? months[step] * 28 * day : lengths[step];
  return isCalendarStep(step) || !isWithinDay(step) ? 0 : lengths[step] / 2;
}

/** Days while they are not too many to be told apart as bars, else weeks and more: what lasts is added up. `times`: distinct and ascending */
export function stepForSpans(times: Float64Array, grain: Grain, zone?: string): TimeStep | undefined {
  const known = times.filter((time) => !Number.isNaN(time));
  const longer = (['day', 'week', 'month', 'year'] as const).filter((step) => step !== grain);
  if (longer.length < 4 && known.length <= mostStacks) return undefined;
  return longer.find((step) => countSteps(known, step, zone) <= mostStacks) ?? 'year';
}

/** How many steps have a time in them. `times`: ascending */
export function countSteps(times: Float64Array, step: TimeStep, zone: string | undefined): number {
  let [count, last, end] = [0, NaN, -Infinity];
  const sure = leastLength(step, zone);
  for (const time of times) {
    if (time < end) continue;
    const start = startOfStep(time, step, zone);
    if (start !== last) count += 1;
    [last, end] = [start, start + sure];
  }
  return count;
}
