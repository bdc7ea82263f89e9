import { mostStacks, stepForCounts } from '../aggregation/steps.ts';
import { isAttributeTime } from '../attribute-time.ts';
import { isAxisTime, isOrdered } from '../axis-times.ts';
import { isTimeOfDay } from '../column-roles/time-part-readers.ts';
import { isPersonName } from '../cells/person-names.ts';
import type { Choice, Roles } from '../choice.ts';
import { areAnswers } from '../column-roles/count.ts';
import { numbersIn, timeIn, type Facts } from '../facts.ts';
import { isTelling, mostTelling } from '../groups.ts';
import type { ChartTypeName } from '#protocol';
import type { TablePhrase, TableWords } from '../words/index.ts';
import { choiceWith } from './choice-of.ts';

/** The column that counts the rows; undefined if there is none, or if the side-car wants something else than sums. */
export function countColumn({ table, aggregate }: Facts): number | undefined {
  const count = table.columns.findIndex(({ role }) => role?.role === 'count');
  return count < 0 || (aggregate ?? 'sum') !== 'sum' ? undefined : count;
}

/** Few steps are compared as bars, many have a course. */
const maxBars = 24;
/** How many rows there are in each step of time, and of what kind they are by the column `by`. */
export function countByTime(facts: Facts, count: number, by?: number): Choice | undefined {
  const label = facts.times.find((at) => isEventTime(facts, at));
  const time = label === undefined ? undefined : timeIn(facts, label);
  const step = time && stepForCounts(time, by === undefined ? undefined : mostStacks);
  if (label === undefined || !step) return undefined;
  const type = by !== undefined ? 'stacked-bars' : step.count > maxBars ? 'lines' : 'bars';
  const roles = { label, ...(by !== undefined && { group: by }), values: [count] };
  return counted(facts, type, roles, (words) => {
    const inSteps = words.aggregation.steps[step.step];
    return by === undefined ? inSteps : words.both(inSteps, facts.column(by).name);
  });
}

/** Whether a time says when each row came about. Names in front of dates in order are what happened then; times of day without a date are a timetable. */
export function isEventTime(facts: Facts, at: number): boolean {
  if (isAttributeTime(facts.column(at).name) || isTimetable(facts, at)) return false;
  return isAxisTime(facts, at) || (facts.distinct(at) > 1 && isOrdered(numbersIn(facts, at)));
}

function isTimetable(facts: Facts, at: number): boolean {
  const time = timeIn(facts, at);
  return time !== undefined && isTimeOfDay(time);
}

/** More names are a list of their own. */
const maxNames = 40;

/**
 * How many rows there are of each kind: by the column `by`, else by the most telling one.
 * @param otherwise where none is telling by its name
 */
export function countByCategory(
  facts: Facts,
  count: number,
  by?: number,
  otherwise?: number,
): Choice | undefined {
  const { categories, column, distinct, table } = facts;
  if (facts.times.some((at) => isTimetable(facts, at))) return undefined;
  const repeated = categories.filter(
    (at) =>
      column(at).role === undefined && distinct(at) > 1 && distinct(at) <= Math.min(maxNames, table.rows / 3),
  );
  const questions = repeated.filter((at) => /[?？]/.test(column(at).name));
  const best = mostTelling(facts, questions.length > 0 ? questions : askedIn(facts, repeated));
  const usual = best !== undefined && isTelling(facts, best) ? best : (otherwise ?? best);
  const label = facts.overrides.label ?? by ?? usual;
  if (label === undefined) return undefined;
  return counted(facts, 'horizontal-bars', { label, values: [count] }, () => column(label).name);
}

/** In a survey people want to know what was answered rather than by whom. */
function askedIn({ column, table }: Facts, columns: readonly number[]): readonly number[] {
  if (!areAnswers(table.columns, table.rows)) return columns;
  const asked = columns.filter((at) => !isPersonName(column(at).name));
  return asked.length > 0 ? asked : columns;
}

/** How many rows there are, as a chart of this type. */
export function counted(
  facts: Facts,
  type: ChartTypeName,
  roles: Roles,
  by: (words: TableWords) => string,
): Choice {
  const found: TablePhrase = (words) =>
    words.aggregation.countedBy(words.counts.row(facts.table.rows), by(words));
  return choiceWith(type, roles, facts, found);
}
