import type { Roles } from './choice.ts';
import { timeIn, type Facts } from './facts.ts';
import type { Grain } from './table.ts';

/** More lines than these are not told apart; a side-car may name others. */
export const mostSeries = 8;
/** As many names as a heatmap's side carries. */
export const mostGroups = 40;

/** The words that name the rows: those that come but once, else the first. */
export function labelOf({ words, distinct, table }: Facts): number | undefined {
  return words.find((at) => distinct(at) === table.rows) ?? words[0];
}

/** The words that part the rows where labels come again. */
export function groupOf(facts: Facts, label: number): number | undefined {
  if (facts.pins.group !== undefined) return facts.pins.group;
  if (facts.distinct(label) === facts.table.rows) return undefined;
  return [...facts.words, ...facts.times].find(
    (at) => at !== label && facts.distinct(at) >= 2 && facts.distinct(at) <= mostGroups,
  );
}

/** Roles of values with a label or without. */
export function withLabel(label: number | undefined, values: readonly number[]): Roles {
  return { ...(label !== undefined && { label }), values };
}

/** How fine the times along the axis are; undefined where they are none. */
export function grainOf(facts: Facts, label: number | undefined): Grain | undefined {
  return label === undefined ? undefined : timeIn(facts, label)?.grain;
}
