import type { Roles } from './choice.ts';
import { determines } from './column-roles/attributes.ts';
import { timeIn, type Facts } from './facts.ts';
import type { Grain } from './table.ts';

/** More lines cannot be told apart. A side-car may choose others. */
export const maxSeries = 8;
/** As many names as fit on a heatmap's axis. */
export const maxGroups = 40;

/** The column that names the rows: a categorical column with distinct values, else the first one. */
export function labelOf({ categories, distinct, table }: Facts): number | undefined {
  return categories.find((at) => distinct(at) === table.rows) ?? categories[0];
}

/** The column that splits rows with the same label into series. */
export function groupOf(facts: Facts, label: number): number | undefined {
  if (facts.overrides.group !== undefined) return facts.overrides.group;
  if (facts.distinct(label) === facts.table.rows) return undefined;
  return [...facts.categories, ...facts.ids, ...facts.times].find(
    (at) =>
      at !== label &&
      facts.distinct(at) >= 2 &&
      facts.distinct(at) <= maxGroups &&
      !determines(facts.column(label), facts.column(at)),
  );
}

/** Roles of values, with or without a label. */
export function rolesWithLabel(label: number | undefined, values: readonly number[]): Roles {
  return { ...(label !== undefined && { label }), values };
}

/** The grain of a time axis; undefined for other columns. */
export function grainOf(facts: Facts, label: number | undefined): Grain | undefined {
  return label === undefined ? undefined : timeIn(facts, label)?.grain;
}
