import { zoneClock, type Grain } from '#table';
import type { Language } from '../chart-type.ts';
import { textWidth } from '../text/measure.ts';
import { isTimeOfDay, formatTicks } from '../text/times.ts';
import type { Tick } from './axis-options.ts';
import type { Extent } from './extent.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;
/** The first Monday of 1970: weekly ticks fall on Mondays. */
const monday = 4 * day;

interface Step {
  readonly grain: Grain;
  readonly count: number;
}

const clockSteps: readonly Step[] = [
  ...stepsOf('second', 1, 5, 15, 30),
  ...stepsOf('minute', 1, 2, 5, 15, 30),
  ...stepsOf('hour', 1, 3, 6, 12),
];
const steps: readonly Step[] = [
  ...clockSteps,
  ...stepsOf('day', 1, 2, 7, 14),
  ...stepsOf('week', 1, 2, 4),
  ...stepsOf('month', 1, 3, 6),
  ...stepsOf('quarter', 1, 2),
  ...stepsOf('year', 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000),
];

export interface TimeAxis {
  readonly min: number;
  readonly max: number;
  /** the resolution of the file's times: no tick is finer */
  readonly grain: Grain;
  /** in which moments are shown; without it the times are what a clock shows */
  readonly zone?: string;
}

/**
 * Ticks at round times, as many as fit on `width` px with `gap` px between their labels. ECharts' own time axis may start at 08:05, crowds
 * ticks at the end of a month, and labels days without their month.
 */
export function timeTicks(
  axis: TimeAxis,
  width: number,
  text: { size: number; gap: number },
  language: Language,
): Tick[] {
  const perMs = width / Math.max(1, axis.max - axis.min);
  const ofDay = isTimeOfDay(axis.min, axis.grain) && isTimeOfDay(axis.max, axis.grain);
  for (const step of ofDay ? clockSteps : steps) {
    if (isFiner(step.grain, axis.grain) || countOf(step, axis) * text.size > width) continue;
    // Only what the file dates by weeks or quarters has them at its axis.
    if ((step.grain === 'week' || step.grain === 'quarter') && step.grain !== axis.grain) continue;
    const times = roundTimes(step, axis);
    const texts = formatTicks(
      times.map(({ local }) => local),
      step.grain,
      language,
    );
    const ticks = times.map(({ at }, i) => ({ at, text: texts[i] ?? '' }));
    if (areApart(ticks, perMs, text)) return ticks;
  }
  return [];
}

/** A round time on a clock, and where it is on the axis. */
interface RoundTime {
  readonly local: number;
  readonly at: number;
}

/** In a time zone an hour that a clock change repeats has two places; an hour or a day that it skips has none. */
function roundTimes(step: Step, axis: TimeAxis): RoundTime[] {
  const { min, max, zone } = axis;
  if (zone === undefined) return timesOf(step, axis).map((at) => ({ at, local: at }));
  const clock = zoneClock(zone);
  const ends = [clock.toLocal(min), clock.toLocal(max)];
  const isInDay = clockSteps.includes(step);
  return timesOf(step, { min: Math.min(...ends), max: Math.max(...ends) })
    .flatMap((local) =>
      (isInDay ? clock.momentsAt(local) : [clock.momentAt(local)]).map((at) => ({ at, local })),
    )
    .filter(({ at, local }) => at >= min && at <= max && clock.toLocal(at) - local < day)
    .sort((one, other) => one.at - other.at);
}

function areApart(
  ticks: readonly Tick[],
  perMs: number,
  { size, gap }: { size: number; gap: number },
): boolean {
  return ticks.every(({ at, text }, i) => {
    const next = ticks[i + 1];
    if (!next) return true;
    return (next.at - at) * perMs >= (textWidth(text, size) + textWidth(next.text, size)) / 2 + gap;
  });
}

function countOf({ grain, count }: Step, { min, max }: TimeAxis): number {
  return (max - min) / (lengths[grain] * count);
}

const lengths: Readonly<Record<Grain, number>> = {
  second,
  minute,
  hour,
  day,
  week: 7 * day,
  month: 30 * day,
  quarter: 91 * day,
  year: 365 * day,
};

const monthsIn: Readonly<Partial<Record<Grain, number>>> = { month: 1, quarter: 3, year: 12 };

function timesOf({ grain, count }: Step, { min, max }: Extent): number[] {
  const months = monthsIn[grain] ?? 0;
  if (months > 0) return monthsBetween(min, max, months * count);
  const length = lengths[grain] * count;
  const offset = length % lengths.week === 0 ? monday : 0;
  const first = Math.ceil((min - offset) / length) * length + offset;
  return Array.from(
    { length: Math.max(0, Math.floor((max - first) / length) + 1) },
    (_, i) => first + i * length,
  );
}

function monthsBetween(min: number, max: number, by: number): number[] {
  const monthOf = (ms: number): number => {
    const time = new Date(ms);
    return time.getUTCFullYear() * 12 + time.getUTCMonth();
  };
  const times: number[] = [];
  for (let month = Math.floor(monthOf(min) / by) * by; month <= monthOf(max); month += by) {
    const at = new Date(0).setUTCFullYear(Math.floor(month / 12), ((month % 12) + 12) % 12, 1);
    if (at >= min && at <= max) times.push(at);
  }
  return times;
}

function isFiner(one: Grain, other: Grain): boolean {
  return lengths[one] < lengths[other];
}

function stepsOf(grain: Grain, ...counts: readonly number[]): Step[] {
  return counts.map((count) => ({ grain, count }));
}
