import { aggregationFor } from '../aggregation/aggregation-for.ts';
import { groupingOf } from '../aggregation/grouping.ts';
import { quantityOf } from '../aggregation/quantity.ts';
import { usualCurrency } from '../cells/currencies.ts';
import type { Choice, Roles } from '../choice.ts';
import { determines } from '../column-roles/determines.ts';
import { areEvenlySpaced } from '../even-steps.ts';
import { timeIn, type Facts } from '../facts.ts';
import { groupOf, isCoded, isTelling, mostTelling } from '../groups.ts';
import { mainMeasureOf } from '../main-measure.ts';
import { saysWhatIsDrawn } from '../overrides.ts';
import { haveOwnPairs } from '../own-pairs.ts';
import { countPhrase } from '../reason-text.ts';
import { timeAxisOf } from '../time-axis.ts';
import { isPaid } from '../trade.ts';
import { choiceWith } from './choice-of.ts';

const [fewestRows, mostRows] = [4, 60];
/** With fewer moments there is no course: of each group, and of all. */
const [minOfGroup, minOfAll] = [5, 10];

/** Payments and orders that are few for what they are of, on days here and there: what each category comes to. */
export function fewPayments(facts: Facts): Choice | undefined {
  const { distinct, overrides, table } = facts;
  const axis = timeAxisOf(facts);
  const value = mainMeasureOf(facts);
  if (axis === undefined || value === undefined || saysWhatIsDrawn(overrides)) return undefined;
  if (table.rows < fewestRows || table.rows > mostRows || !isPaid(facts, value)) return undefined;
  const quantity = quantityOf(facts, value);
  if ((quantity !== 'amount' && quantity !== 'unknown') || !isOfDays(facts, axis)) return undefined;
  const group = groupOf(facts, axis);
  const isFew =
    table.rows < minOfGroup * (group === undefined ? 1 : distinct(group)) || distinct(axis) < minOfAll;
  if (!isFew || areSeries(facts, axis, group)) return undefined;
  const label = categoryOfPayments(facts) ?? nameOfPayments(facts);
  if (label === undefined) return undefined;
  return sumsOf(facts, { label, values: [value] });
}

/** Counts the bars after other currencies are filtered out. */
function sumsOf(facts: Facts, roles: Roles): Choice {
  const only = aggregationFor('horizontal-bars', facts, roles)?.only ?? [];
  const count = groupingOf(facts, roles, only).labels.firstRows.length;
  return choiceWith('horizontal-bars', roles, facts, countPhrase(count, 'category'));
}

function isOfDays(facts: Facts, axis: number): boolean {
  const time = timeIn(facts, axis);
  return time !== undefined && !['year', 'quarter', 'month'].includes(time.grain);
}

/** Groups with fewer rows on average are not series. */
const fewestOfEach = 3;

/** Whether each thing has one figure at each moment, or all have at moments that are evenly far apart: what was sold day by day. */
function areSeries(facts: Facts, axis: number, group: number | undefined): boolean {
  const { distinct, table } = facts;
  if (group === undefined ? distinct(axis) < table.rows : !haveOwnPairs(facts, group, axis)) return false;
  if (group !== undefined && table.rows >= (distinct(axis) * distinct(group)) / 2) return true;
  if (group !== undefined && table.rows < fewestOfEach * distinct(group)) return false;
  return areEvenlySpaced(Float64Array.from(new Set(timeIn(facts, axis)?.values)));
}

/** Fewer say little of a list, and more are hard to compare. */
const [fewestKinds, mostKinds] = [3, 12];

/** The most telling column that comes again and again; of a category and its parts the category. */
function categoryOfPayments(facts: Facts): number | undefined {
  const { column, distinct, table } = facts;
  const repeated = wordsIn(facts).filter((at) => distinct(at) <= table.rows / 2);
  const handy = repeated.filter((at) => distinct(at) >= fewestKinds && distinct(at) <= mostKinds);
  const best = mostTelling(facts, handy.length > 0 ? handy : repeated);
  if (best === undefined) return undefined;
  const coarser = handy.find(
    (at) => distinct(at) < distinct(best) && isTelling(facts, at) && determines(column(best), column(at)),
  );
  return coarser ?? best;
}

/** What each payment is called, best where some are called alike. */
function nameOfPayments(facts: Facts): number | undefined {
  const names = wordsIn(facts).filter((at) => facts.distinct(at) > facts.table.rows / 2);
  return names.find((at) => facts.distinct(at) < facts.table.rows) ?? names[0];
}

/** Columns of words, but for those of currencies. */
function wordsIn(facts: Facts): readonly number[] {
  const { categories, column, distinct } = facts;
  return categories.filter(
    (at) =>
      distinct(at) > 1 &&
      !isCoded(facts, at) &&
      usualCurrency(column(at).name, column(at).values) === undefined,
  );
}
