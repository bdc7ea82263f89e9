import type { ChartTypeName } from '#protocol';
import type { Roles } from '../choice.ts';
import { numbersIn, type Facts } from '../facts.ts';
import type { AggregateKind, Aggregation, RowFilter } from './aggregation.ts';
import { isCumulative } from './cumulative.ts';
import { groupingOf, type Grouping } from './grouping.ts';
import { largestGroups } from './largest-groups.ts';
import { totalGroup, totalRows, unionGroups } from './totals.ts';
import { areTold } from './told-apart.ts';
import { quantityOf, type Quantity } from './quantity.ts';
import { alongTime, timingOf } from './timing.ts';

const inColours: readonly ChartTypeName[] = ['lines', 'area', 'grouped-bars', 'stacked-bars'];
/** The types that draw one value for each label and group. The others draw rows. */
const merging: ReadonlySet<ChartTypeName> = new Set([
  ...alongTime,
  ...(['horizontal-bars', 'pie', 'ring', 'funnel', 'heatmap', 'calendar', 'radar'] as const),
  ...(['treemap', 'sunburst', 'china', 'world', 'province', 'number', 'gauge'] as const),
]);

/**
 * How rows that share a label and a group become one value, which step of time leaves as many points as a wall can show, and which groups are
 * drawn one by one. Decided by what is measured, unless the side-car says it. Undefined if the rows are drawn as they are. Linear in the rows.
 */
export function aggregationFor(type: ChartTypeName, facts: Facts, roles: Roles): Aggregation | undefined {
  if (!merging.has(type) || roles.values.length === 0 || areRowsApart(facts, roles)) return undefined;
  const { only, grouping } = countedRows(facts, roles);
  const quantities = roles.values.map((at) => quantityOf(facts, at));
  const { step, events, unfinished, repeatedHour } = timingOf(type, facts, roles, grouping, quantities);
  const merged = quantities.map((one) => (repeatedHour ? 'mean' : acrossRows(facts, roles, grouping, one)));
  const over = quantities.map((one, i) => {
    if (facts.aggregate) return facts.aggregate;
    const sums =
      one === 'amount' && step && !events && isCumulative(grouping, numbersIn(facts, roles.values[i] ?? -1));
    if (one === 'unknown' && events) return 'sum';
    return overTime[sums ? 'balance' : one];
  });
  const largest = inColours.includes(type)
    ? largestGroups(type, facts, roles, grouping, quantities[0])
    : undefined;
  const aggregation: Aggregation = {
    ...(grouping.rows > grouping.cells && { merged }),
    ...(step && { by: { step, kinds: over, ...(over.includes('sum') && unfinished?.()) } }),
    ...(facts.column(roles.values[0] ?? -1).role?.role === 'count' && { counts: true }),
    ...(step && events && over.includes('sum') && { zeros: true }),
    ...(repeatedHour && { repeatedHour }),
    ...(largest && { largest }),
    ...(only.length > 0 && { only }),
  };
  return Object.keys(aggregation).length > 0 ? aggregation : undefined;
}

const overTime: Readonly<Record<Quantity, AggregateKind>> = {
  amount: 'sum',
  level: 'mean',
  balance: 'last',
  rate: 'mean',
  unknown: 'mean',
};

/** Whether each row is a thing of its own, and there is nothing to merge. */
function areRowsApart({ distinct, table, column }: Facts, { label, group, coordinates }: Roles): boolean {
  if (coordinates) return true;
  if (group !== undefined) return false;
  return label === undefined || (column(label).kind !== 'time' && distinct(label) === table.rows);
}

/** Without rows that count others once more. */
function countedRows(facts: Facts, roles: Roles): { only: readonly RowFilter[]; grouping: Grouping } {
  const all = groupingOf(facts, roles, []);
  const totals = all.rows > all.cells ? totalRows(facts, roles) : [];
  const grouping = totals.length > 0 ? groupingOf(facts, roles, totals) : all;
  const { group: column, values } = roles;
  const quantity = quantityOf(facts, values[0] ?? -1);
  const total = totalGroup(facts, roles, grouping, quantity);
  const left = new Set([
    ...(total === undefined ? [] : [total]),
    ...unionGroups(facts, roles, grouping, quantity),
  ]);
  if (left.size === 0 || column === undefined) return { only: totals, grouping };
  const only = [...totals, ...Array.from(left, (value) => ({ column, value, without: true as const }))];
  return { only, grouping: groupingOf(facts, roles, only) };
}

/** Levels of several things are added up, several readings of one thing are not. */
function acrossRows(
  facts: Facts,
  roles: Roles,
  { rows, cells }: Grouping,
  quantity: Quantity,
): AggregateKind {
  if (facts.aggregate) return facts.aggregate;
  if (quantity === 'unknown') return 'sum';
  if (quantity === 'amount' || quantity === 'rate' || rows === cells) return overTime[quantity];
  return areTold(facts, roles) ? 'sum' : overTime[quantity];
}
