import type { Grain } from '../table.ts';
import { isNameOf } from './clock-names.ts';
import { mayEndInId } from './id-names.ts';
import { moment } from './moment.ts';
import { coarsestGrain } from './grain.ts';
import type { ParsedTimes } from './times.ts';

const timeName =
  /(?:^|[^a-z])(?:time|date|datetime|timestamp|epoch|ts|t|day|week|month|created|updated|modified|at|dt|sunrise|sunset|expires|expiry|since|until|seen)(?:$|[^a-z])|(?:time|date|timestamp)(?:_?(?:ms|millis|nanos|seconds))?$|[a-z](?:At|On|Time|Date)$|时间|日期|时刻|日$/i;
const yearName = /(?:^|[^a-z])(?:years?|jahre?)(?:$|[^a-z])|[a-z]Year$|^Year[A-Z]|^财年$|年份$/i;
/** What happened in a year: years are written without the word. */
const eventName =
  /(?:^|[^a-z])(?:built|completed|founded|established|opened|released?|published|publication|birth|born|inception|since|constructed|vintage|jahrgang|baujahr|gegründet|erbaut|geboren)(?:$|[^a-z])|建成|成立|出生|上映/i;
/** `TIME` of statistics offices. */
const plainTimeName = /^(?:time|time_?period|period|date|ref_?date|obs_?time)$/i;
const dateName = /date|日期|datum|^(?:yyyy|aaaa|jjjj)_?mm|^y_?m$/i;

/** Says that numbers are moments, of which milliseconds are the most usual unit. */
const sureName =
  /^(?:timestamp|time_?stamp|epoch|time|date|datetime|date_?time|ts|unix(?:_?time)?|zeitstempel|horodatage|marca_?temporal|时间戳|時間戳|タイムスタンプ|타임스탬프)(?:_?(?:ms|millis(?:econds)?))?$/iu;
/** From September 2001, when Unix seconds got ten digits, to the year 2100. */
const [firstSecond, lastSecond] = [1e9, 4.102e9];
/** From 1972 on milliseconds have eleven digits, as hardly any figure does that goes up under such a name. */
const firstMillisecond = 63_072_000_000;
const fewestOrdered = 3;
const scales = [1000, 1, 1e-3, 1e-6];

/**
 * Numbers that are times: Unix seconds to nanoseconds, `20240105`, years, spreadsheet dates. They count as times only if the column's name
 * says so, or if it is the first column, in order, and in the usual range.
 */
export function parseNumericTimes(
  values: Float64Array,
  name: string,
  position: number,
): ParsedTimes | undefined {
  const isYear = yearName.test(name) || isNameOf('year', name) || eventName.test(name);
  const named = timeName.test(name) || isYear;
  const span = spanOf(values);
  const isOrderedFirst = position === 0 && span.ordered && span.count >= 3 && span.high > span.low;
  // the id of an event may begin with its date
  const isId = mayEndInId(name) && !dateName.test(name);
  const compact = isId
    ? undefined
    : compactDates(values, span, named || dateName.test(name) || isOrderedFirst);
  if (compact) return compact;
  const mostly = isId ? undefined : mostlyCompactDates(values, position, named || dateName.test(name));
  if (mostly) return mostly;
  if (!named && !dateName.test(name) && position !== 0) return undefined;
  const early = sureName.test(name) ? earlyMilliseconds(values, span) : undefined;
  if (early) return early;
  if (!span.whole && span.low < firstSecond) return undefined;
  if (named || isOrderedFirst) {
    const times = unixTimes(values, span);
    if (times) return times;
  }
  if (dateName.test(name) && isSpreadsheetDate(span)) return spreadsheetDates(values);
  const isPlain = plainTimeName.test(name);
  const from = isYear ? 1000 : isPlain && span.ordered ? 1700 : 1900;
  return isYear || isOrderedFirst || isPlain ? years(values, span, from) : undefined;
}

interface Span {
  readonly low: number;
  readonly high: number;
  readonly count: number;
  readonly whole: boolean;
  readonly ordered: boolean;
}

/** A single pass: tables have up to a hundred thousand rows. */
function spanOf(values: Float64Array): Span {
  let [low, high, count, last] = [Infinity, -Infinity, 0, NaN];
  let [whole, up, down] = [true, true, true];
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at] ?? NaN;
    if (value !== value) continue;
    count += 1;
    if (value < low) low = value;
    if (value > high) high = value;
    // Much faster than a remainder, and also correct for infinity.
    if (value - Math.floor(value) !== 0) whole = false;
    if (value < last) up = false;
    if (value > last) down = false;
    last = value;
  }
  return { low, high, count, whole, ordered: up || down };
}

function unixTimes(values: Float64Array, { low, high, whole }: Span): ParsedTimes | undefined {
  const scale = scales.find((one) => low * one >= firstSecond * 1000 && high * one <= lastSecond * 1000);
  if (scale === undefined) return undefined;
  const times = scale === 1 && whole ? values : values.map((value) => Math.round(value * scale));
  return { values: times, grain: coarsestGrain(times, 'second'), offsets: 'utc' };
}

/** Milliseconds that begin before September 2001: whole, in order, and each at a whole second. */
function earlyMilliseconds(
  values: Float64Array,
  { low, high, count, whole, ordered }: Span,
): ParsedTimes | undefined {
  if (!whole || !ordered || count < fewestOrdered || low === high) return undefined;
  if (low < firstMillisecond || low >= firstSecond * 1000 || high > lastSecond * 1000) return undefined;
  if (!values.every((value) => value !== value || value % 1000 === 0)) return undefined;
  return { values, grain: coarsestGrain(values, 'second'), offsets: 'utc' };
}

/** Dates as one number, by how many digits stand behind the year: `202401`, `20240105`, with hours, minutes and seconds. */
const compactForms: readonly { readonly grain: Grain; readonly behind: number }[] = [
  { grain: 'month', behind: 2 },
  { grain: 'day', behind: 4 },
  { grain: 'hour', behind: 6 },
  { grain: 'minute', behind: 8 },
  { grain: 'second', behind: 10 },
];
/** So many numbers that all happen to be dates are dates, whatever they are called. */
const minUnnamed = 5;

function compactDates(values: Float64Array, span: Span, named: boolean): ParsedTimes | undefined {
  if (!span.whole) return undefined;
  const form = compactForms.find(
    ({ behind }) => span.low >= 1900 * 10 ** behind && span.high < 2101 * 10 ** behind,
  );
  if (!form || (!named && (form.grain === 'month' || span.count < minUnnamed || span.low === span.high)))
    return undefined;
  const times = values.map((value) => compactTime(value, form));
  return times.some((time, index) => Number.isNaN(time) !== Number.isNaN(values[index]))
    ? undefined
    : { values: times, grain: coarsestGrain(times, form.grain) };
}

/** In shorter columns every value must be a date. */
const minMostly = 10;

/** The first column, in order, or one with the name of a date: a tenth of its rows may be something else, such as two cells in one. */
function mostlyCompactDates(values: Float64Array, position: number, named: boolean): ParsedTimes | undefined {
  if ((position > 0 && !named) || values.length < minMostly) return undefined;
  const form = compactForms.find(
    (one) => one.grain !== 'month' && !Number.isNaN(compactTime(values[0] ?? NaN, one)),
  );
  if (!form) return undefined;
  const dates = values.map((value) => (Number.isNaN(compactTime(value, form)) ? NaN : value));
  const span = spanOf(dates);
  const odd = values.reduce(
    (count, value, row) => (value === dates[row] || value !== value ? count : count + 1),
    0,
  );
  if (odd === 0 || odd > values.length / 10 || span.count < minMostly - 1) return undefined;
  return named || (span.ordered && span.high > span.low) ? compactDates(dates, span, true) : undefined;
}

function compactTime(value: number, { grain, behind }: (typeof compactForms)[number]): number {
  const part = (digits: number): number => Math.floor(value / 10 ** (behind - digits)) % 100;
  const [year, day] = [Math.floor(value / 10 ** behind), behind < 4 ? 1 : part(4)];
  const [hour = 0, minute = 0, second = 0] = [6, 8, 10].map((digits) => (digits > behind ? 0 : part(digits)));
  return moment(grain, year, part(2), day, hour, minute, second)?.time ?? NaN;
}

/** Days since 30 December 1899, the epoch of spreadsheets; from 1954 to 2064. */
function isSpreadsheetDate({ low, high, whole }: Span): boolean {
  return whole && low >= 20_000 && high <= 60_000;
}

function spreadsheetDates(values: Float64Array): ParsedTimes {
  const times = values.map((value) => (value - 25_569) * 86_400_000);
  return { values: times, grain: coarsestGrain(times, 'day') };
}

/** @param from the first that is believed; under the name of a year all are */
function years(values: Float64Array, { low, high, whole }: Span, from: number): ParsedTimes | undefined {
  if (!whole || low < from || high > (from < 1700 ? 2999 : 2100)) return undefined;
  const grain: Grain = 'year';
  return { values: values.map((year) => moment(grain, year)?.time ?? NaN), grain };
}
