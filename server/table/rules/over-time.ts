import type { Choice } from '../choice.ts';
import type { Facts } from '../facts.ts';
import { groupOf } from '../groups.ts';
import { maxSeries } from '../label.ts';
import { countPhrase, andPhrase } from '../reason-text.ts';
import type { TablePhrase } from '../words/index.ts';
import { choiceOf } from './choice-of.ts';
import { moments, timeAxisOf } from '../time-axis.ts';

/** Long format: each row is a time, a group and a value. */
export function groupsOverTime(facts: Facts): Choice | undefined {
  const axis = timeAxisOf(facts);
  if (axis === undefined || facts.measures.length === 0) return undefined;
  const group = groupOf(facts, axis);
  if (group === undefined) return undefined;
  const found = andPhrase(moments(facts, axis), countPhrase(facts.distinct(group), 'group'));
  return choiceOf('lines', facts, found);
}

/** With fewer, rows of the same moment are things beside each other rather than events. */
const fewestMoments = 5;

/** Measures over time. */
export function linesOverTime(facts: Facts): Choice | undefined {
  const axis = timeAxisOf(facts);
  const { measures } = facts;
  if (axis === undefined || measures.length === 0) return undefined;
  const count = facts.distinct(axis);
  if (count < facts.table.rows / 2 && count < fewestMoments) return undefined;
  const shown = Math.min(measures.length, maxSeries);
  const first: TablePhrase = (words) => words.firstMeasures(shown, measures.length);
  return choiceOf(
    'lines',
    facts,
    andPhrase(moments(facts, axis), shown < measures.length ? first : countPhrase(shown, 'measure')),
  );
}
