import type { Roles } from '../choice.ts';
import type { Facts } from '../facts.ts';

/** Whether a further column of categories tells rows with the same label and group apart: the plants of a fuel, not the numbers of orders. */
export function areTold(facts: Facts, { label, group }: Roles): boolean {
  return [...facts.categories, ...facts.ids].some(
    (at) => at !== label && at !== group && tellsApart(facts, label, group, at),
  );
}

/** All but one row in a hundred have a label, group and value of this column that no other row has. */
function tellsApart(
  { column, distinct, table }: Facts,
  label: number | undefined,
  group: number | undefined,
  at: number,
): boolean {
  if (distinct(at) < 2 || distinct(at) > table.rows / 2) return false;
  const columns = [label, group, at].flatMap((one) => (one === undefined ? [] : [column(one).values]));
  const keys = new Set<string>();
  for (let row = 0; row < table.rows; row += 1) keys.add(columns.map((values) => values[row]).join('\u0000'));
  return keys.size >= 0.99 * table.rows;
}
