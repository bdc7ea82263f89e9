import { isTotalPriceName } from '../aggregation/quantity-names.ts';
import { quantityOf } from '../aggregation/quantity.ts';
import type { Choice } from '../choice.ts';
import { numbersIn, type Facts } from '../facts.ts';
import { mostTelling } from '../groups.ts';
import { latestYearIn, mainMeasureOf } from '../main-measure.ts';
import { hasOwnIds } from '../own-ids.ts';
import { andPhrase, countPhrase } from '../reason-text.ts';
import { timeAxisOf } from '../time-axis.ts';
import { isTrade } from '../trade.ts';
import { areAmounts, areUnnamed } from '../unnamed-columns.ts';
import { choiceWith } from './choice-of.ts';

const minRows = 12;
const maxNames = 60;

/** Orders and payments without a time: their sums by the most telling category. */
export function sumsByCategory(facts: Facts): Choice | undefined {
  if (timeAxisOf(facts) !== undefined) return undefined;
  return isTrade(facts) || isUnnamedAmount(facts) ? sums(facts, minRows) : undefined;
}

/** The only figure of a list without a header. */
function isUnnamedAmount(facts: Facts): boolean {
  const [value, ...others] = facts.measures;
  if (value === undefined || others.length > 0 || quantityOf(facts, value) === 'rate') return false;
  return areUnnamed(facts.table.columns) && areAmounts(numbersIn(facts, value));
}

/** Fewer say little of a category. */
const leastRows = 6;

/** The same for a few of them, with or without a time, for which nothing else was found. */
export function fewSumsByCategory(facts: Facts): Choice | undefined {
  return isTrade(facts) ? sums(facts, leastRows) : undefined;
}

const mostlyDifferent = 0.7;

/**
 * Items with the price of one, how many there are and what that comes to, of which a few may be called alike and none is of a kind: what each comes
 * to. That the price of one goes with it says nothing.
 */
export function pricedItems(facts: Facts): Choice | undefined {
  const { categories, column, distinct, table, times } = facts;
  const value = mainMeasureOf(facts);
  if (value === undefined || times.length > 0 || table.rows < leastRows || table.rows > maxNames)
    return undefined;
  const isOfKinds = categories.some((at) => distinct(at) > 1 && distinct(at) <= table.rows / 2);
  const label = categories.find((at) => distinct(at) >= mostlyDifferent * table.rows);
  if (label === undefined || isOfKinds || !isTotalPriceName(column(value).name)) return undefined;
  return facts.measures.some((at) => isPriceOfOne(facts, at, value))
    ? sumsBy(facts, label, value)
    : undefined;
}

function isPriceOfOne(facts: Facts, at: number, total: number): boolean {
  const totals = numbersIn(facts, total);
  const isLess = numbersIn(facts, at).every((price, row) => !(price > (totals[row] ?? NaN)));
  return at !== total && quantityOf(facts, at) === 'rate' && isLess;
}

/** One figure of things that come again and again, and nothing else: what each comes to, or its mean. */
export function onlySums(facts: Facts): Choice | undefined {
  const { categories, distinct, measures, table } = facts;
  const [[label, ...words], [value, ...figures]] = [categories, measures];
  if (label === undefined || value === undefined || words.length > 0 || figures.length > 0) return undefined;
  const others = table.columns.filter(({ role }) => !role || role.role === 'attribute').length > 2;
  if (others || table.rows < leastRows) return undefined;
  return distinct(label) > 1 && distinct(label) <= table.rows / 2 ? sumsBy(facts, label, value) : undefined;
}

/** Of the rows: as many have a name of their own. */
const minNames = 0.9;

/** Items of which a few are called alike, such as those of a budget below two headings: what is called alike is added up. */
export function namedItems(facts: Facts): Choice | undefined {
  const { categories, distinct, ids, measures, table, times } = facts;
  const latest = latestYearIn(facts);
  const value = latest ?? measures[0];
  const label = categories.find((at) => distinct(at) >= minNames * table.rows);
  const isOne =
    label !== undefined && distinct(label) < table.rows && ids.some((at) => distinct(at) === table.rows);
  if (!isOne || value === undefined || times.length > 0) return undefined;
  if (table.rows < minRows || table.rows > maxNames) return undefined;
  const quantity = quantityOf(facts, value);
  if (latest === undefined ? measures.length > 1 || quantity !== 'amount' : quantity === 'rate')
    return undefined;
  return sumsBy(facts, label, value);
}

const stageName = /(?:^|[ _.])stage(?:[ _]?name)?$|verkaufsphase|étape|etapa|阶段/i;
const maxStages = 15;

/** Deals that each have an id or an address of their own, and a stage they are at: what each stage is worth, whenever they are to close. */
export function dealsByStage(facts: Facts): Choice | undefined {
  const { categories, column, distinct, table } = facts;
  const value = mainMeasureOf(facts);
  if (value === undefined || table.rows < minRows || !isTrade(facts) || !hasOwnIds(facts)) return undefined;
  const label = categories.find(
    (at) => stageName.test(column(at).name.trim()) && distinct(at) > 1 && distinct(at) <= maxStages,
  );
  return label === undefined ? undefined : sumsBy(facts, label, value);
}

function sums(facts: Facts, least: number): Choice | undefined {
  const { categories, distinct, table } = facts;
  const value = mainMeasureOf(facts);
  if (value === undefined || table.rows < least) return undefined;
  if (categories.some((at) => distinct(at) === table.rows) || isGrid(facts)) return undefined;
  const repeated = categories.filter(
    (at) => distinct(at) > 1 && distinct(at) <= Math.min(maxNames, table.rows / 2),
  );
  const label = mostTelling(facts, repeated);
  if (label === undefined) return undefined;
  return sumsBy(facts, label, value);
}

function sumsBy(facts: Facts, label: number, value: number): Choice | undefined {
  const found = countPhrase(facts.distinct(label), 'category');
  const name = facts.column(value).name;
  const of = latestYearIn(facts) === value ? andPhrase(found, () => name) : found;
  return choiceWith('horizontal-bars', { label, values: [value] }, facts, of);
}

/** About one row for each pair of two categories is drawn as such. */
function isGrid({ categories: [one, other], distinct, table }: Facts): boolean {
  // numbers without a name say too little for an axis
  if (one === undefined || other === undefined || areUnnamed(table.columns)) return false;
  const pairs = distinct(one) * distinct(other);
  return table.rows <= pairs && table.rows >= pairs / 2;
}
