import type { Roles } from './choice.ts';
import type { Facts } from './facts.ts';
import { maxSeries, rolesWithLabel } from './label.ts';

/** x and y, and for bubbles the size: a measure with such a name, else the third. Distinct names are labels, repeated ones are groups. */
export function pointRoles(facts: Facts, sized: boolean): Roles | undefined {
  const { measures, categories, distinct, table, overrides } = facts;
  const size = sized ? (overrides.size ?? sizeMeasureOf(facts) ?? measures[2]) : undefined;
  const [x, y] = measures.filter((at) => at !== size);
  if (x === undefined || y === undefined || (sized && size === undefined)) return undefined;
  const label = overrides.label ?? categories.find((at) => distinct(at) > table.rows / 2);
  const group =
    overrides.group ??
    categories.find((at) => at !== label && distinct(at) <= maxSeries && distinct(at) >= 2);
  return {
    ...rolesWithLabel(label, [x, y]),
    ...(group !== undefined && { group }),
    ...(size !== undefined && { size }),
  };
}

const sizeName = /size|population|pop\b|count|volume|amount|weight|users|人口|数量|规模|人数|销量|用户/i;

/** The measure whose name is that of a size or amount. */
export function sizeMeasureOf({ measures, column }: Facts): number | undefined {
  return measures.findLast((at) => sizeName.test(column(at).name));
}
