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

/** Fewer rows tell no limit from a value that stays. */
const fewestReadings = 8;
/** A limit changes at most once in ten rows. */
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
