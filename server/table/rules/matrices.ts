import type { Choice } from '../choice.ts';
import type { Facts } from '../facts.ts';
import { groupOf } from '../groups.ts';
import { countPhrase, andPhrase } from '../reason-text.ts';
import { choiceOf } from './choice-of.ts';
import { areComparable } from './number-checks.ts';

/** More comparable measures than bars could show side by side. */
export function matrixHeatmap(facts: Facts): Choice | undefined {
  const { categories, measures, table, distinct } = facts;
  const [label] = categories;
  if (label === undefined || distinct(label) < table.rows || measures.length < 6 || table.rows < 3)
    return undefined;
  if (table.rows <= 5 && measures.length <= 10) return undefined;
  if (!areComparable(facts, measures, 50)) return undefined;
  return choiceOf(
    'heatmap',
    facts,
    andPhrase(countPhrase(table.rows, 'row'), countPhrase(measures.length, 'column')),
  );
}

const [maxLabels, maxBarGroups] = [8, 4];

/** Long format: one value per pair of categories. Small ones are more legible as bars. */
export function categoryPairs(facts: Facts): Choice | undefined {
  const { categories, measures, table, distinct } = facts;
  const [label] = categories;
  if (label === undefined || measures.length === 0) return undefined;
  const group = groupOf(facts, label);
  if (group === undefined || distinct(label) * distinct(group) < table.rows) return undefined;
  if (distinct(group) === table.rows) return undefined;
  if (table.rows < 0.5 * distinct(label) * distinct(group)) return undefined;
  const small = distinct(label) <= maxLabels && distinct(group) <= maxBarGroups;
  const found = andPhrase(countPhrase(distinct(label), 'category'), countPhrase(distinct(group), 'group'));
  return choiceOf(small ? 'grouped-bars' : 'heatmap', facts, found);
}
