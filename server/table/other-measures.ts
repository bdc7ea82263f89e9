import type { ChartTypeName } from '#protocol';
import { quantityOf } from './aggregation/quantity.ts';
import { withAggregation } from './aggregation/with-aggregation.ts';
import type { Choice } from './choice.ts';
import type { Facts } from './facts.ts';
import { reasonFor } from './reason-text.ts';

/** The types in which one measure can take another's place. */
const alike: ReadonlySet<ChartTypeName> = new Set([
  ...(['lines', 'area', 'bars', 'horizontal-bars', 'grouped-bars', 'stacked-bars'] as const),
  ...(['pie', 'ring', 'funnel', 'heatmap', 'calendar', 'china', 'province', 'world'] as const),
  ...(['treemap', 'sunburst', 'boxplot'] as const),
]);

/** One measure instead of several is drawn alone. */
const alone: Partial<Record<ChartTypeName, ChartTypeName>> = {
  area: 'lines',
  'grouped-bars': 'bars',
  'stacked-bars': 'bars',
};

/** The choice, and the measures that are not drawn and could be. With the name of one of these that one is drawn in the same way. */
export function withOtherMeasures(choice: Choice, facts: Facts, wanted: string | undefined): Choice {
  const usual = choice.roles.values;
  const others = [...facts.measures, ...facts.secondary.keys()]
    .filter((at) => !usual.includes(at))
    .toSorted((one, other) => one - other);
  if (isHistogram(choice, facts) || !alike.has(choice.type) || usual.length === 0 || others.length === 0)
    return choice;
  const measures = { usual, others };
  const chosen = others.find((at) => facts.column(at).name === wanted);
  if (chosen === undefined) return { ...choice, measures };
  const type = typeFor(choice, facts, chosen);
  const { name } = facts.column(chosen);
  const own = withAggregation({ type, roles: { ...choice.roles, values: [chosen] } }, facts, (how) =>
    reasonFor(
      how((words) => words.chosenMeasure(name)),
      type,
    ),
  );
  return { ...own, measures, ...(choice.notes && { notes: choice.notes }) };
}

/** Ranges of values are counted: no measure is drawn by them. */
function isHistogram({ roles }: Choice, { column }: Facts): boolean {
  return roles.label !== undefined && column(roles.label).role?.role === 'ranges';
}

/** Counts are stacked; the means of another measure are no parts of anything. */
function typeFor({ type, roles, aggregation }: Choice, facts: Facts, chosen: number): ChartTypeName {
  if (aggregation?.counts && type === 'stacked-bars' && quantityOf(facts, chosen) !== 'amount')
    return 'lines';
  return roles.values.length > 1 ? (alone[type] ?? type) : type;
}
