import { isSentName } from '../cells/sent-names.ts';
import type { Choice } from '../choice.ts';
import { areAnswers, decisionIn, hasFigures } from '../column-roles/count.ts';
import { isKind, isOutcome, logIn } from '../column-roles/logs.ts';
import { timeIn, type Facts } from '../facts.ts';
import { isTrade } from '../trade.ts';
import { countByCategory, countByTime, countColumn, counted, isEventTime } from './row-counts.ts';
import { tableFallback } from './table-fallback.ts';

/**
 * A log, or a long list of events, tickets or things without any figure: how many there are by time, and by what became of them; else by the
 * most telling category.
 */
export function countedRows(facts: Facts): Choice | undefined {
  const { columns } = facts.table;
  const ranges = columns.findIndex(({ role }) => role?.role === 'ranges');
  if (ranges >= 0) return facts.overrides.label === undefined ? histogram(facts, ranges) : undefined;
  const count = countColumn(facts);
  if (count === undefined) return undefined;
  const log = logIn(columns);
  if (log) return countByTime(facts, count, log.by) ?? countByCategory(facts, count, log.by);
  if (hasFigures(columns)) return undefined;
  if (isRanking(facts) || areResults(facts)) return tableFallback(facts);
  const decision = decisionIn(columns, facts.table.rows);
  if (decision !== undefined) return countByCategory(facts, count, decision);
  if (isSurvey(facts)) return countByCategory(facts, count) ?? countByTime(facts, count);
  const by = kindOfRows(facts);
  return countByTime(facts, count, by) ?? countByCategory(facts, count, ofEvents(facts, by), by);
}

/**
 * A list of what happened that would else be read row by row, and has a column that says what became of each row, or what kind it is.
 * Orders are worth something, and no mere number; things of many kinds that were measured once are no events.
 */
export function countedOutcomes(facts: Facts): Choice | undefined {
  const count = countColumn(facts);
  if (count === undefined || isTrade(facts) || isRanking(facts) || areResults(facts)) return undefined;
  const by = kindOfRows(facts);
  if (by === undefined || (facts.times.length === 0 && !isOutcome(facts.column(by)))) return undefined;
  const byTime = takesDays(facts) ? countByTime(facts, count, by) : undefined;
  return byTime ?? countByCategory(facts, count, ofEvents(facts, by), by);
}

/** Answers of people who have no names, and of which nothing else was found: how many gave each answer to the most telling question. */
export function countedAnswers(facts: Facts): Choice | undefined {
  const count = countColumn(facts);
  const { columns, rows } = facts.table;
  return count === undefined || !areAnswers(columns, rows) ? undefined : countByCategory(facts, count);
}

/** What became of each row, else what kind it is. */
function kindOfRows({ table }: Facts): number | undefined {
  return [isOutcome, isKind].map((is) => table.columns.findIndex(is)).find((at) => at >= 0);
}

/** What became of events is what they are counted by; of people and things something else may say more. */
function ofEvents(facts: Facts, by: number | undefined): number | undefined {
  return facts.times.some((at) => isEventTime(facts, at)) ? by : undefined;
}

const halfDay = 86_400_000 / 2;

/** Within a day or a few hours, what became of the rows says more than at what hour they were; over a night or more, a course can be seen. */
function takesDays(facts: Facts): boolean {
  const times = facts.times.flatMap((at) => Array.from(timeIn(facts, at)?.values ?? []));
  const known = times.filter((time) => !Number.isNaN(time));
  const [least, most] = known.reduce(
    ([low, high], time) => [Math.min(low, time), Math.max(high, time)],
    [Infinity, -Infinity],
  );
  const days = [least, most].map((time) => Math.floor(time / (2 * halfDay)));
  return most - least >= halfDay && days[0] !== days[1];
}

/** How many values lie in each range. */
function histogram(facts: Facts, label: number): Choice | undefined {
  if (facts.overrides.values.length > 0) return undefined;
  const count = facts.table.columns.findIndex(({ role }) => role?.role === 'count');
  const { name } = facts.column(label);
  return counted(facts, 'bars', { label, values: [count] }, ({ aggregation }) => aggregation.ranges(name));
}

const minQuestions = 3;

/** Of the answers to a form people want to know what was answered, and not when. */
function isSurvey({ times, categories, column }: Facts): boolean {
  return categories.length >= minQuestions && times.some((at) => isSentName(column(at).name));
}

const rankName = /^(?:rank|ranking|rk|pos(?:ition)?|place|platz|rang|posizione|posición|名次|排名|順位)$/i;

/** Who came first is to be read. A place may be a town as well, and a position a job. */
function isRanking({ table }: Facts): boolean {
  return table.columns.some(({ name, values }) => rankName.test(name.trim()) && areRanks(values));
}

const word = /\p{L}{3}/u;

/** `1`, `2nd`, `=3`; a few did not finish: `DNF`. */
function areRanks(values: ArrayLike<string | number>): boolean {
  const words = Array.from(values).filter((value) => word.test(String(value)));
  return words.length < values.length / 2;
}

const score = /^(\d{1,3}) ?[-–:] ?(\d{1,3})$/;

/** How games ended is to be read, too. Where the second number is always the larger one, they are ranges: `3-5` times a week. */
function areResults({ table }: Facts): boolean {
  return table.columns.some(
    ({ kind, values }) =>
      kind === 'category' &&
      values.filter((text) => score.test(text)).length > values.length / 2 &&
      values.some(isNoRange),
  );
}

function isNoRange(text: string): boolean {
  const [, one, other] = score.exec(text) ?? [];
  return Number(one) >= Number(other);
}
