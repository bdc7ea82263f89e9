import type { Choice } from '../choice.ts';
import type { Facts } from '../facts.ts';
import { groupOf, maxGroups, maxSeries } from '../label.ts';
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
  const groups = facts.distinct(group);
  if (groups > maxGroups || facts.table.rows > 1.5 * groups * facts.distinct(axis)) return undefined;
  const found = andPhrase(moments(facts, axis), countPhrase(groups, 'group'));
  return choiceOf(groups <= maxSeries ? 'lines' : 'heatmap', facts, found);
}

/** Measures over time. */
export function linesOverTime(facts: Facts): Choice | undefined {
  const axis = timeAxisOf(facts);
  const { measures } = facts;
  if (axis === undefined || measures.length === 0) return undefined;
  if (facts.distinct(axis) < facts.table.rows / 2) return undefined;
  const shown = Math.min(measures.length, maxSeries);
  const first: TablePhrase = (words) => words.firstMeasures(shown, measures.length);
  return choiceOf(
    'lines',
    facts,
    andPhrase(moments(facts, axis), shown < measures.length ? first : countPhrase(shown, 'measure')),
  );
}
