import { isTimeOfDay } from './column-roles/time-part-readers.ts';
import { numbersIn, timeIn, type Facts } from './facts.ts';
import { grainOf, labelOf } from './label.ts';
import type { Grain } from './table.ts';
import { countPhrase } from './reason-text.ts';
import type { TablePhrase } from './words/index.ts';

const hour = 3_600_000;
/** Fewer rows say nothing about steps. */
const minThings = 3;

/** The axis that runs on: a time of more than one moment, else months by name. */
export function timeAxisOf(facts: Facts): number | undefined {
  const time = facts.times.find(
    (at) => facts.distinct(at) > 1 && !isStamp(facts, at) && !isOfThings(facts, at) && !isDuration(facts, at),
  );
  return time ?? facts.categories.find((at) => facts.sequence(at) === 'months' && facts.distinct(at) >= 3);
}

const stampName = /updated|modified|last|seen|checked|更新|修改|最后|最近/i;

/** When something was last touched is no axis for things that have names. */
function isStamp(facts: Facts, time: number): boolean {
  const label = labelOf(facts);
  return (
    stampName.test(facts.column(time).name) &&
    label !== undefined &&
    facts.distinct(label) === facts.table.rows
  );
}

/** Rows that are things with names in front, and dates here and there: when a task starts, when a house was built. */
function isOfThings(facts: Facts, time: number): boolean {
  const { rows } = facts.table;
  const isKey = (at: number): boolean => at < time && facts.distinct(at) === rows;
  const times = numbersIn(facts, time);
  const ofYears = grainOf(facts, time) === 'year' && !isOrdered(times);
  const isNamed = facts.categories.some(isKey) || (ofYears && facts.ids.some(isKey));
  return rows >= minThings && isNamed && !isRegular(times);
}

/** Times of day that go up and down are how long something took. */
function isDuration(facts: Facts, at: number): boolean {
  const time = timeIn(facts, at);
  if (!time || !isTimeOfDay(time) || time.joined) return false;
  const back = time.values.filter((value, row) => value < (time.values[row - 1] ?? NaN)).length;
  return !isOrdered(time.values) && back > time.values.length / 4;
}

function isOrdered(times: Float64Array): boolean {
  const up = times.every((time, row) => row === 0 || !(time < (times[row - 1] ?? NaN)));
  return up || times.every((time, row) => row === 0 || !(time > (times[row - 1] ?? NaN)));
}

/** Whether most times are equally far apart, and none comes twice. Months and quarters differ by a few days. */
function isRegular(times: Float64Array): boolean {
  const sorted = times.filter((time) => !Number.isNaN(time)).toSorted();
  const steps = sorted.subarray(1).map((time, at) => time - (sorted[at] ?? NaN));
  const usual = steps.toSorted()[Math.floor(steps.length / 2)] ?? 0;
  const alike = steps.filter((step) => step >= 0.8 * usual && step <= 1.25 * usual).length;
  return !steps.includes(0) && alike >= 0.7 * steps.length;
}

/** `12 months` */
export function moments(facts: Facts, axis: number): TablePhrase {
  return countPhrase(facts.distinct(axis), stepOf(facts, axis));
}

/** What the times go on by: days may be weeks apart, and whole hours a day apart are no 30 hours. */
function stepOf(facts: Facts, axis: number): Grain | 'week' {
  const grain = grainOf(facts, axis) ?? 'month';
  const times = numbersIn(facts, axis);
  const span = Math.abs((times.at(-1) ?? 0) - (times[0] ?? 0));
  const step = span / Math.max(1, facts.distinct(axis) - 1);
  if (grain === 'day' && step === 7 * 24 * hour) return 'week';
  return grain === 'hour' && step > 3 * hour ? 'second' : grain;
}
