import { isTimeOfDay } from './column-roles/time-part-readers.ts';
import { areEvenlySpaced } from './even-steps.ts';
import { categoryIn, numbersIn, timeIn, type Facts } from './facts.ts';
import { grainOf, labelOf } from './label.ts';
import { haveOwnPairs } from './own-pairs.ts';

/** So many measures show which rows hold figures. */
const maxFigures = 8;
/** Fewer rows say nothing about steps. */
const minThings = 3;

/** Whether a column of times is an axis: it has several moments, and they are when the values were. */
export function isAxisTime(facts: Facts, at: number): boolean {
  return (
    facts.distinct(at) > 1 &&
    isTimeOfRows(facts, at) &&
    !isStamp(facts, at) &&
    !isOfThings(facts, at) &&
    !isDuration(facts, at)
  );
}

/** Whether most of the rows that hold a figure have this time: it is when they were, not when some of them ended. */
function isTimeOfRows(facts: Facts, at: number): boolean {
  const times = numbersIn(facts, at);
  const figures = facts.measures.slice(0, maxFigures).map((measure) => numbersIn(facts, measure));
  let [known, timed] = [0, 0];
  for (let row = 0; row < facts.table.rows; row += 1) {
    if (!figures.some((values) => !Number.isNaN(values[row]))) continue;
    known += 1;
    if (!Number.isNaN(times[row])) timed += 1;
  }
  return timed >= known / 2;
}

const stampName = /updated|modified|last|letzte|derni[eè]r|[uú]ltim[ao]|seen|checked|更新|修改|最后|最近/i;

/** When something was last touched is no axis for things that have names or ids, alone or in pairs: a kind of book in a branch. */
function isStamp(facts: Facts, time: number): boolean {
  if (!stampName.test(facts.column(time).name)) return false;
  const label = labelOf(facts);
  const names = label === undefined ? facts.ids : [label, ...facts.ids];
  return names.some((at) => facts.distinct(at) === facts.table.rows) || arePairs(facts, time);
}

const minPairs = 6;

/** Whether each row is another pair of the first two names, and many share a moment. */
function arePairs(facts: Facts, time: number): boolean {
  const { categories, distinct, table } = facts;
  const [one, other] = categories;
  if (one === undefined || other === undefined || table.rows < minPairs) return false;
  if (distinct(time) > table.rows / 2 || [one, other].some((at) => distinct(at) > table.rows / 2))
    return false;
  return haveOwnPairs(facts, one, other);
}

/** `#1001`, `INV-7`, `txn_1042`, `2026-0017`: the numbers of orders name no things, nor does the address of who ordered. */
const numbered = /^\W*(?:[A-Z]{0,4}[-_ ]?|[a-z]{1,5}[-_])\d+(?:[-/]\d+)*$|^\S+@\S+\.\w+$/;

/** Rows that are things with names in front, and dates here and there: when a task starts, when a house was built. */
function isOfThings(facts: Facts, time: number): boolean {
  const { rows } = facts.table;
  const place = placeOf(facts, time);
  const isKey = (at: number): boolean => at < place && facts.distinct(at) === rows;
  const isName = (at: number): boolean =>
    isKey(at) && !categoryIn(facts, at).every((text) => numbered.test(text));
  const times = numbersIn(facts, time);
  const ofYears = grainOf(facts, time) === 'year' && !isOrdered(times);
  const isNamed =
    facts.categories.some(isName) || (ofYears && facts.ids.some(isKey) && !isPanel(facts, time));
  return rows >= minThings && isNamed && !areEvenlySpaced(times);
}

/** Minimum share of all pairs of a name and a time that have a row. */
const mostPairs = 0.6;

/** Whether each of some names has most of the times once, whatever the ids of the rows are. */
function isPanel(facts: Facts, time: number): boolean {
  const { categories, distinct, table } = facts;
  return categories.some((at) => {
    const all = distinct(at) * distinct(time);
    return distinct(at) > 1 && table.rows >= mostPairs * all && haveOwnPairs(facts, at, time);
  });
}

/** A time in several columns stands where the first of them does. */
function placeOf({ column, table }: Facts, time: number): number {
  const { name } = column(time);
  const first = table.columns.findIndex(({ role }) => role?.role === 'time-part' && role.of === name);
  return first < 0 ? time : first;
}

/** Times of day that go up and down are how long something took. */
function isDuration(facts: Facts, at: number): boolean {
  const time = timeIn(facts, at);
  if (!time || !isTimeOfDay(time) || time.joined) return false;
  const back = time.values.filter((value, row) => value < (time.values[row - 1] ?? NaN)).length;
  return !isOrdered(time.values) && back > time.values.length / 4;
}

/** Whether times go up, or down, all the way. */
export function isOrdered(times: Float64Array): boolean {
  const up = times.every((time, row) => row === 0 || !(time < (times[row - 1] ?? NaN)));
  return up || times.every((time, row) => row === 0 || !(time > (times[row - 1] ?? NaN)));
}
