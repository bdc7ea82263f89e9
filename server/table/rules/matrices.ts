import type { Choice } from '../choice.ts';
import { areTold } from '../aggregation/told-apart.ts';
import type { Facts } from '../facts.ts';
import { groupOf } from '../groups.ts';
import { countPhrase, andPhrase } from '../reason-text.ts';
import { rolesFor } from '../roles.ts';
import { timeAxisOf } from '../time-axis.ts';
import { choiceOf } from './choice-of.ts';
import { areComparable } from './number-checks.ts';

/** More comparable measures than bars could show side by side. */
export function matrixHeatmap(facts: Facts): Choice | undefined {
  const { categories, measures, table, distinct } = facts;
  const [label] = categories;
  if (label === undefined || distinct(label) < table.rows || table.rows < 3) return undefined;
  const isFew = measures.length < 6 || (table.rows <= 5 && measures.length <= 10);
  if (isFew && !isSquare(facts, label)) return undefined;
  if (!areComparable(facts, measures, 50)) return undefined;
  return choiceOf(
    'heatmap',
    facts,
    andPhrase(countPhrase(table.rows, 'row'), countPhrase(measures.length, 'column')),
  );
}

/** From each thing to each other: the rows are called like the columns. */
function isSquare(facts: Facts, label: number): boolean {
  const names = new Set(facts.measures.map((at) => facts.column(at).name));
  const { values } = facts.column(label);
  return names.size >= 3 && values.length === names.size && values.every((name) => names.has(String(name)));
}

const [maxLabels, maxBarGroups] = [8, 4];

/** Several rows for each pair of categories, told apart by a further column, such as the towns of a land: their sums or means. */
export function mergedPairs(facts: Facts): Choice | undefined {
  const { measures, table, distinct } = facts;
  const roles = rolesFor('grouped-bars', facts);
  if (measures.length === 0 || roles?.label === undefined || roles.group === undefined) return undefined;
  const pairs = distinct(roles.label) * distinct(roles.group);
  if (pairs < 4 || table.rows < 2 * pairs || timeAxisOf(facts) !== undefined || !areTold(facts, roles))
    return undefined;
  return pairsChoice(facts, roles.label, roles.group);
}

function pairsChoice(facts: Facts, label: number, group: number): Choice | undefined {
  const { distinct } = facts;
  const small = distinct(label) <= maxLabels && distinct(group) <= maxBarGroups;
  const found = andPhrase(countPhrase(distinct(label), 'category'), countPhrase(distinct(group), 'group'));
  return choiceOf(small ? 'grouped-bars' : 'heatmap', facts, found);
}

/** Long format: one value per pair of categories. Small ones are more legible as bars. */
export function categoryPairs(facts: Facts): Choice | undefined {
  const { categories, measures, table, distinct } = facts;
  const [label] = categories;
  if (label === undefined || measures.length === 0) return undefined;
  const group = groupOf(facts, label);
  if (group === undefined || distinct(label) * distinct(group) < table.rows) return undefined;
  if (distinct(group) === table.rows) return undefined;
  if (table.rows < 0.5 * distinct(label) * distinct(group)) return undefined;
  return pairsChoice(facts, label, group);
}
