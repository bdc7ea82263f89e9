import type { Choice } from '../choice.ts';
import type { Facts } from '../facts.ts';
import { labelOf } from '../label.ts';
import { choiceWith } from './choice-of.ts';

/** What was ticked or chosen in the rows of a file, and how often: the largest first. */
export function countedColumns(facts: Facts): Choice | undefined {
  const { counted } = facts.table;
  const [label, value] = [labelOf(facts), facts.measures[0]];
  if (counted === undefined || label === undefined || value === undefined) return undefined;
  return choiceWith('horizontal-bars', { label, values: [value] }, facts, ({ aggregation, counts }) =>
    aggregation.countedBy(counts.row(counted.rows), counted.by ?? counts.column(facts.table.rows)),
  );
}
