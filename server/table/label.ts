import type { Roles } from './choice.ts';
import { timeIn, type Facts } from './facts.ts';
import type { Grain } from './table.ts';

/** More lines cannot be told apart. A side-car may choose others. */
export const maxSeries = 8;

/** The column that names the rows: a categorical column with distinct values, else the first one. */
export function labelOf({ categories, distinct, table }: Facts): number | undefined {
  return categories.find((at) => distinct(at) === table.rows) ?? categories[0];
}

/** Roles of values, with or without a label. */
export function rolesWithLabel(label: number | undefined, values: readonly number[]): Roles {
  return { ...(label !== undefined && { label }), values };
}

/** The grain of a time axis; undefined for other columns. */
export function grainOf(facts: Facts, label: number | undefined): Grain | undefined {
  return label === undefined ? undefined : timeIn(facts, label)?.grain;
}
