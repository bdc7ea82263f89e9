import type { Roles } from './choice.ts';
import type { Facts } from './facts.ts';
import { mostSeries, withLabel } from './label.ts';

/** x and y, and for bubbles the size: the column that is named so, else the third. Names of single points are labels, names of many groups. */
export function asPoints(facts: Facts, sized: boolean): Roles | undefined {
  const { measures, words, distinct, table, pins } = facts;
  const size = sized ? (pins.size ?? namedSizeOf(facts) ?? measures[2]) : undefined;
  const [x, y] = measures.filter((at) => at !== size);
  if (x === undefined || y === undefined || (sized && size === undefined)) return undefined;
  const label = pins.label ?? words.find((at) => distinct(at) > table.rows / 2);
  const group =
    pins.group ?? words.find((at) => at !== label && distinct(at) <= mostSeries && distinct(at) >= 2);
  return {
    ...withLabel(label, [x, y]),
    ...(group !== undefined && { group }),
    ...(size !== undefined && { size }),
  };
}

const sizeName = /size|population|pop\b|count|volume|amount|weight|users|人口|数量|规模|人数|销量|用户/i;

/** The measure that is called an amount of something. */
export function namedSizeOf({ measures, column }: Facts): number | undefined {
  return measures.findLast((at) => sizeName.test(column(at).name));
}
