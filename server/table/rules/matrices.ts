import type { Choice } from '../choice.ts';
import type { Facts } from '../facts.ts';
import { groupOf } from '../label.ts';
import { counted, together } from '../reason-text.ts';
import { choiceOf } from './choice-of.ts';
import { areComparable } from './number-checks.ts';

/** More comparable measures than bars could show side by side. */
export function heatOfMatrix(facts: Facts): Choice | undefined {
  const { words, measures, table, distinct } = facts;
  const [label] = words;
  if (label === undefined || distinct(label) < table.rows || measures.length < 6 || table.rows < 3)
    return undefined;
  if (table.rows <= 5 && measures.length <= 10) return undefined;
  if (!areComparable(facts, measures, 50)) return undefined;
  return choiceOf('heatmap', facts, together(counted(table.rows, 'row'), counted(measures.length, 'column')));
}

const [mostLabels, mostBarGroups] = [8, 4];

/** Long format: one value per pair of categories. Small ones are more legible as bars. */
export function twoCategories(facts: Facts): Choice | undefined {
  const { words, measures, table, distinct } = facts;
  const [label] = words;
  if (label === undefined || measures.length === 0) return undefined;
  const group = groupOf(facts, label);
  if (group === undefined || distinct(label) * distinct(group) < table.rows) return undefined;
  if (table.rows < 0.5 * distinct(label) * distinct(group)) return undefined;
  const small = distinct(label) <= mostLabels && distinct(group) <= mostBarGroups;
  const found = together(counted(distinct(label), 'category'), counted(distinct(group), 'group'));
  return choiceOf(small ? 'grouped-bars' : 'heatmap', facts, found);
}
