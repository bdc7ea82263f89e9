import { nameParts } from './cells/id-names.ts';
import { numbersIn, type Facts } from './facts.ts';
import { isBoundName } from './target.ts';

const nowName =
  /since|updated|modified|last|seen|checked|polled|letzte|derni[eè]r|[uú]ltim[ao]|seit|depuis|desde|更新|修改|最后|最近/i;

/** Whether a time says since when or when last something was so: beside things with names it is part of their state, and no axis. */
export function isOfNow(facts: Facts, time: number): boolean {
  if (nowName.test(facts.column(time).name)) return true;
  const known = numbersIn(facts, time).reduce((count, value) => (Number.isNaN(value) ? count : count + 1), 0);
  return known < facts.table.rows / 2;
}

const statistics: ReadonlySet<string> = new Set(
  'min minimum max maximum avg average mean median sd std stddev stdev deviation variance var mittel mittelwert moyenne médiane promedio mediana media média'.split(
    ' ',
  ),
);
const quantile = /^[qp]\d{1,2}$/;
/** How many of the readings that a value stands for were there. */
const coverageName = /percent[ _]?complete|completeness|coverage|(?:observed|expected)[ _]?count/i;
const fewestStatistics = 3;

/** The measures without a summary of one of them beside it: its least, its median and its most, and how many readings they are of. */
export function withoutSummary(facts: Facts, measures: readonly number[]): readonly number[] {
  const isStatistic = (at: number): boolean => {
    const last = nameParts(facts.column(at).name).at(-1) ?? '';
    return statistics.has(last) || quantile.test(last);
  };
  const summary = measures.filter(isStatistic);
  const own = measures.filter((at) => !isStatistic(at) && !coverageName.test(facts.column(at).name));
  if (summary.length < fewestStatistics || own.length === 0) return measures;
  return own.some((at) => isWithin(facts, at, summary)) ? own : measures;
}

/** Whether each value lies between the least and the most of its row. */
function isWithin(facts: Facts, at: number, summary: readonly number[]): boolean {
  const columns = summary.map((one) => numbersIn(facts, one));
  return numbersIn(facts, at).every((value, row) => {
    const ends = columns.map((values) => values[row] ?? NaN).filter((end) => !Number.isNaN(end));
    return Number.isNaN(value) || (value >= Math.min(...ends) && value <= Math.max(...ends));
  });
}

/** Fewer rows tell no limit from a value that stays. */
const fewestReadings = 8;
/** A limit changes at most once in so many rows. */
const rarely = 10;

/** What a value is to be is seen beside it. */
const aimName = /set.?point/i;

/** The measures without the limits of others: called a limit or an end of a scale, and nearly always the same. */
export function withoutLimits(facts: Facts, measures: readonly number[]): readonly number[] {
  if (facts.table.rows < fewestReadings) return measures;
  const isLimit = (at: number): boolean => {
    const { name } = facts.column(at);
    return isBoundName(name) && !aimName.test(name) && isSteady(numbersIn(facts, at));
  };
  const own = measures.filter((at) => !isLimit(at));
  return own.length > 0 ? own : measures;
}

function isSteady(values: Float64Array): boolean {
  let [changes, last] = [0, NaN];
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    if (!Number.isNaN(last) && value !== last) changes += 1;
    last = value;
  }
  return changes <= values.length / rarely;
}
