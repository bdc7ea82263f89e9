import type { Grain } from '../table.ts';
import { moment } from './clock.ts';
import { coarsest } from './grain.ts';
import type { Times } from './times.ts';

const timeName =
  /(?:^|[^a-z])(?:time|date|datetime|timestamp|epoch|ts|t|day|week|month|created|updated|modified|at)(?:$|[^a-z])|(?:time|date|timestamp)$|[a-z](?:At|On|Time|Date)$|时间|日期|时刻|日$/i;
const yearName = /(?:^|[^a-z])(?:years?|yr|fy|jahre?|année|anno)(?:$|[^a-z])|年/i;

/**
 * Numbers that are times: unix s and ms, 20240105, years. They are taken as times only where the name says so, or the column stands first
 * and runs in order within what such numbers usually are.
 */
export function timesOfNumbers(values: Float64Array, name: string, position: number): Times | undefined {
  const span = spanOf(values);
  if (!span.whole && !span.fine) return undefined;
  const said = timeName.test(name) || yearName.test(name);
  if (!said && !(position === 0 && span.ordered && span.count >= 3 && span.high > span.low)) return undefined;
  return (
    unixTimes(values, span) ??
    (span.whole ? (dayNumbers(values, span) ?? years(values, span, said)) : undefined)
  );
}

interface Span {
  readonly low: number;
  readonly high: number;
  readonly count: number;
  readonly whole: boolean;
  /** not whole, but no more than a clock's fractions */
  readonly fine: boolean;
  readonly ordered: boolean;
}

/** One look at each number: tables of a hundred thousand come by. */
function spanOf(values: Float64Array): Span {
  let [low, high, count, last] = [Infinity, -Infinity, 0, NaN];
  let [whole, up, down] = [true, true, true];
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at] ?? NaN;
    if (value !== value) continue;
    count += 1;
    if (value < low) low = value;
    if (value > high) high = value;
    if (value % 1 !== 0) whole = false;
    if (value < last) up = false;
    if (value > last) down = false;
    last = value;
  }
  return { low, high, count, whole, fine: low >= 1e9, ordered: up || down };
}

/** From September 2001, when seconds came to have ten digits, to the year 2100. */
const [firstSecond, lastSecond] = [1e9, 4.102e9];
const scales = [1000, 1, 1e-3, 1e-6];

function unixTimes(values: Float64Array, { low, high }: Span): Times | undefined {
  const scale = scales.find((one) => low * one >= firstSecond * 1000 && high * one <= lastSecond * 1000);
  if (scale === undefined) return undefined;
  const times = values.map((value) => Math.round(value * scale));
  return { values: times, grain: coarsest(times, 'second') };
}

function dayNumbers(values: Float64Array, { low, high }: Span): Times | undefined {
  if (low < 19_000_101 || high > 21_001_231) return undefined;
  const times = values.map(
    (value) =>
      moment('day', Math.floor(value / 10_000), Math.floor(value / 100) % 100, value % 100)?.time ?? NaN,
  );
  return times.some((time, index) => Number.isNaN(time) !== Number.isNaN(values[index]))
    ? undefined
    : { values: times, grain: coarsest(times, 'day') };
}

function years(values: Float64Array, { low, high }: Span, said: boolean): Times | undefined {
  const [first, last] = said ? [1000, 2999] : [1900, 2100];
  if (low < first || high > last) return undefined;
  const grain: Grain = 'year';
  return { values: values.map((year) => moment(grain, year)?.time ?? NaN), grain };
}
