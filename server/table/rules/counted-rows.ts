import { stepForCounts } from '../aggregation/steps.ts';
import { withAggregation } from '../aggregation/with-aggregation.ts';
import { isAttributeTime } from '../attribute-time.ts';
import { isAxisTime, isOrdered } from '../axis-times.ts';
import { isTimeOfDay } from '../column-roles/time-part-readers.ts';
import type { Choice } from '../choice.ts';
import { numbersIn, timeIn, type Facts } from '../facts.ts';
import { mostTelling } from '../groups.ts';
import { reasonFor } from '../reason-text.ts';
import { tableFallback } from './table-fallback.ts';
import type { TablePhrase, TableWords } from '../words/index.ts';

/** A long list of events, tickets or things without any figure: how many there are by time, else by the most telling category. */
export function countedRows(facts: Facts): Choice | undefined {
  const count = facts.table.columns.findIndex(({ role }) => role?.role === 'count');
  const ranges = facts.table.columns.findIndex(({ role }) => role?.role === 'ranges');
  if (ranges >= 0) return facts.overrides.label === undefined ? histogram(facts, ranges, count) : undefined;
  if (count < 0 || (facts.aggregate ?? 'sum') !== 'sum') return undefined;
  if (isRanking(facts) || areResults(facts)) return tableFallback(facts);
  if (isSurvey(facts)) return byCategory(facts, count) ?? byTime(facts, count);
  return byTime(facts, count) ?? byCategory(facts, count);
}

/** How many values lie in each range. */
function histogram(facts: Facts, label: number, count: number): Choice | undefined {
  if (facts.overrides.values.length > 0) return undefined;
  const { name } = facts.column(label);
  return withAggregation({ type: 'bars', roles: { label, values: [count] } }, facts, (how) =>
    reasonFor(how(countedBy(facts, ({ ranges }) => ranges(name))), 'bars'),
  );
}

/** When an answer to a form was sent, in the words of the forms. */
const sentName =
  /^(?:timestamp|horodateur|marca temporal|carimbo de data.?hora|zeitstempel|informazioni cronologiche|tijdstempel|sygnatura czasowa|отметка времени|タイムスタンプ|时间戳记?|提交(?:答卷)?时间|(?:date )?submitted(?: at)?|completion time)$/i;
const minQuestions = 3;

/** Of the answers to a form people want to know what was answered, and not when. */
function isSurvey({ times, categories, column }: Facts): boolean {
  return categories.length >= minQuestions && times.some((at) => sentName.test(column(at).name.trim()));
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

const score = /^\d{1,3} ?[-–:] ?\d{1,3}$/;

/** How games ended is to be read, too. */
function areResults({ table }: Facts): boolean {
  return table.columns.some(
    ({ kind, values }) =>
      kind === 'category' && values.filter((text) => score.test(text)).length > values.length / 2,
  );
}

/** Few steps are compared as bars, many have a course. */
const maxBars = 24;
function byTime(facts: Facts, count: number): Choice | undefined {
  const label = facts.times.find((at) => isEventTime(facts, at));
  const time = label === undefined ? undefined : timeIn(facts, label);
  const step = time && stepForCounts(time);
  if (label === undefined || !step) return undefined;
  const type = step.count > maxBars ? 'lines' : 'bars';
  return withAggregation({ type, roles: { label, values: [count] } }, facts, (how) =>
    reasonFor(how(countedBy(facts, ({ steps }) => steps[step.step])), type),
  );
}

/** Names in front of dates in order are what happened then. Times of day without a date are a timetable. */
function isEventTime(facts: Facts, at: number): boolean {
  if (isAttributeTime(facts.column(at).name) || isTimetable(facts, at)) return false;
  return isAxisTime(facts, at) || (facts.distinct(at) > 1 && isOrdered(numbersIn(facts, at)));
}

function isTimetable(facts: Facts, at: number): boolean {
  const time = timeIn(facts, at);
  return time !== undefined && isTimeOfDay(time);
}

/** More names are a list of their own. */
const maxNames = 40;

function byCategory(facts: Facts, count: number): Choice | undefined {
  const { categories, column, distinct, table } = facts;
  if (facts.times.some((at) => isTimetable(facts, at))) return undefined;
  const repeated = categories.filter(
    (at) =>
      column(at).role === undefined && distinct(at) > 1 && distinct(at) <= Math.min(maxNames, table.rows / 3),
  );
  const questions = repeated.filter((at) => /[?？]/.test(column(at).name));
  const label = facts.overrides.label ?? mostTelling(facts, questions.length > 0 ? questions : repeated);
  if (label === undefined) return undefined;
  const type = 'horizontal-bars';
  const by = column(label).name;
  return withAggregation({ type, roles: { label, values: [count] } }, facts, (how) =>
    reasonFor(how(countedBy(facts, () => by)), type),
  );
}

function countedBy({ table }: Facts, by: (words: TableWords['aggregation']) => string): TablePhrase {
  return (words) => words.aggregation.countedBy(words.counts.row(table.rows), by(words.aggregation));
}
