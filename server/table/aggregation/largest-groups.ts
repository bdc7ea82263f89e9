import type { ChartTypeName } from '#protocol';
import type { Roles } from '../choice.ts';
import { numbersIn, timeIn, type Facts } from '../facts.ts';
import { maxSeries } from '../label.ts';
import { groupsOfOneScale } from '../group-scales.ts';
import type { LargestGroups } from './aggregation.ts';
import type { Axis } from './axis.ts';
import type { Grouping } from './grouping.ts';
import type { Quantity } from './quantity.ts';

/** Groups that do not fit are drawn without a colour up to this many. */
const mostMuted = 16;

/** The groups with a colour of their own, in the file's order. Columns of times are not cut. */
export function largestGroups(
  type: ChartTypeName,
  facts: Facts,
  roles: Roles,
  { groups }: Grouping,
  quantity: Quantity = 'amount',
): LargestGroups | undefined {
  const {
    group,
    label,
    values: [value = -1],
  } = roles;
  if (!groups || group === undefined) return undefined;
  const alike = groupsOfOneScale(facts, roles);
  if (alike) return { names: alike, others: 'unlike' };
  if (groups.firstRows.length <= maxSeries || timeIn(facts, group)) return undefined;
  const times = label === undefined ? undefined : timeIn(facts, label)?.values;
  const bySize = groupsBySize(
    groups,
    numbersIn(facts, value),
    quantity === 'amount' || quantity === 'unknown',
    times,
  );
  const named = (places: readonly number[]): string[] =>
    places.map((place) => String(facts.column(group).values[groups.firstRows[place] ?? -1] ?? ''));
  const names = named(bySize.slice(0, maxSeries).toSorted((one, other) => one - other));
  // a figure of countries may be one per head
  const mayAdd = (): boolean => facts.column(group).kind !== 'place' && areWhole(numbersIn(facts, value));
  const adds = quantity === 'unknown' && type === 'lines' ? mayAdd() : quantity !== 'rate';
  if (facts.aggregate ? facts.aggregate === 'sum' : adds) return { names, others: 'sum' };
  if (type !== 'lines') return { names, others: 'omitted' };
  return { names, others: 'muted', muted: named(bySize.slice(maxSeries, maxSeries + mostMuted)) };
}

/** Counts and the like: fractions of which nothing is known may be rates, whose sum would be untrue. */
function areWhole(values: Float64Array): boolean {
  return values.every((value) => Number.isNaN(value) || Number.isInteger(value));
}

/** Groups by size, largest first: by their sum, or by their last value if it is no amount. */
function groupsBySize(
  { slots, firstRows }: Axis,
  values: Float64Array,
  bySum: boolean,
  order: Float64Array | undefined,
): number[] {
  const sizes = new Float64Array(firstRows.length);
  const last = new Float64Array(firstRows.length).fill(-Infinity);
  for (const [row, group] of slots.entries()) {
    const value = values[row] ?? NaN;
    if (group < 0 || Number.isNaN(value)) continue;
    if (bySum) sizes[group] = (sizes[group] ?? 0) + Math.abs(value);
    else {
      const time = order?.[row] ?? row;
      if (time < (last[group] ?? NaN)) continue;
      last[group] = time;
      sizes[group] = value;
    }
  }
  return Array.from(sizes.keys()).sort(
    (one, other) => (sizes[other] ?? 0) - (sizes[one] ?? 0) || one - other,
  );
}
