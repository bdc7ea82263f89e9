import { isDurationName } from '../cells/clock-names.ts';
import { measureIn, numbersIn, type Facts } from '../facts.ts';
import { perColumn, perTable } from '../per-facts.ts';
import { isFixedCharge } from '../secondary-measures/fixed-charge.ts';
import { isSurveyed } from '../surveyed.ts';
import { areShares, neverFalls } from '../value-checks.ts';
import { quantityInName, quantityOfUnit, type QuantityName } from './quantity-names.ts';

/** `unknown`: added up if rows are events, else averaged over time. */
export type Quantity = QuantityName | 'unknown';

/**
 * What a measure is: an amount may be added up, a level only over things that exist at the same time, a rate never. Told by its unit, by its
 * name, by a column whose words all say the same, by the chart's name, by the measures beside it, and last by the values.
 */
export const quantityOf = perColumn(
  (facts, at): Quantity =>
    counted(facts, at) ??
    charged(facts, at) ??
    answered(facts, at) ??
    running(facts, at) ??
    named(facts, at) ??
    described(facts) ??
    quantityInName(facts.name.replace(exported, ' ')) ??
    besideRates(facts, at) ??
    byValues(numbersIn(facts, at)),
);

/** `orders_export`, `data-export (2)`: how a file came about. Exports of goods are figures in it. */
const exported = /(?<![a-z])(?:data[-_ ]?)?export(?![a-z])/i;

/** The rows themselves, and how long they lasted. */
function counted(facts: Facts, at: number): 'amount' | undefined {
  const isCounted = facts.column(at).role?.role === 'count' || measureIn(facts, at)?.lasted !== undefined;
  return isCounted ? 'amount' : undefined;
}

/** A price that a commission is taken from was paid, and is no price of one unit. */
function charged(facts: Facts, at: number): 'amount' | undefined {
  const values = numbersIn(facts, at);
  const isCharged = [...facts.secondary].some(
    ([one, main]) => main === at && isFixedCharge(facts.column(one).name, numbersIn(facts, one), values),
  );
  return isCharged ? 'amount' : undefined;
}

/** The share of those who were asked. */
function answered(facts: Facts, at: number): 'rate' | undefined {
  return isSurveyed(facts) && areShares(numbersIn(facts, at)) ? 'rate' : undefined;
}

const sumName =
  /^(?:sums?|total|summe|summa|somme|suma|soma|somma|gesamt|totale|totaal|součet|toplam|сума|сумма|итого|összeg|合计|合計|累计|합계)(?!\p{L})/iu;
const fewestSums = 8;

/** A sum that never falls from row to row, although several rows are of one moment, is what it had come to. */
function running(facts: Facts, at: number): 'balance' | undefined {
  const [time] = facts.times;
  const { rows } = facts.table;
  if (time === undefined || rows < fewestSums || facts.distinct(time) === rows) return undefined;
  if (!sumName.test(facts.column(at).name.trim())) return undefined;
  const values = numbersIn(facts, at).filter((value) => !Number.isNaN(value));
  return values.length >= fewestSums && neverFalls(values) && new Set(values).size > values.length / 2
    ? 'balance'
    : undefined;
}

/** By unit and name: a price is in € and a balance too, so that there the name decides. */
function named(facts: Facts, at: number): QuantityName | undefined {
  const unit = measureIn(facts, at)?.unit;
  const byUnit = unit === undefined ? undefined : quantityOfUnit(unit);
  const { name } = facts.column(at);
  // of a time sheet
  if (unit === 'h' && isDurationName(name)) return 'amount';
  const byName = quantityInName(name);
  return byUnit === 'amount' ? (byName ?? byUnit) : (byUnit ?? byName);
}

const mostWords = 30;

const currencyName =
  /curr|ccy|unit|einheit|währung|devise|moned|moeda|valuta|waluta|валюта|币种|货币|単位|通貨/i;

/** `Unit: Percentage` in every row, or sensors that are all called temperature. Of months, airports and tickers the letters are no currency. */
const described = perTable((facts): QuantityName | undefined => {
  for (const [at, { kind, name, values }] of facts.table.columns.entries()) {
    if (kind !== 'category' || facts.distinct(at) > mostWords) continue;
    const isOfUnits = currencyName.test(name);
    const byUnit = (text: string): QuantityName | undefined =>
      isOfUnits || !/^[A-Z]{3}$/.test(text) ? quantityOfUnit(text) : undefined;
    const found = new Set(
      Array.from(new Set(values), (text) => byUnit(String(text)) ?? quantityInName(String(text))),
    );
    const [quantity] = found;
    if (found.size === 1 && quantity) return quantity;
  }
  return undefined;
});

/** Among rates, such as the readings of a weather station, is no amount. */
function besideRates(facts: Facts, at: number): 'rate' | undefined {
  const known = facts.measures.flatMap((one) => (one === at ? [] : [named(facts, one)])).filter(Boolean);
  const rates = known.filter((one) => one === 'rate').length;
  return rates >= 2 && rates >= (2 * known.length) / 3 ? 'rate' : undefined;
}

/**
 * Fractions of one, and values that stay close to each other: within a factor of two, or with decimals within a quarter of their mean, or from
 * each to the next, as the readings of a sensor do and amounts do not.
 */
function byValues(values: Float64Array): 'rate' | 'unknown' {
  let [least, most, fractions] = [Infinity, -Infinity, false];
  let [count, sum, squares] = [0, 0, 0];
  let [before, ups, downs, way] = [NaN, 0, 0, 0];
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    if (value > before) ups += 1;
    if (value < before) downs += 1;
    way += Math.abs(value - before) || 0;
    before = value;
    if (value < least) least = value;
    if (value > most) most = value;
    fractions ||= value % 1 !== 0;
    count += 1;
    sum += value;
    squares += value * value;
  }
  if (least >= 0 && most <= 1 && fractions) return 'rate';
  if (least > 0 && most <= 2 * least) return 'rate';
  const mean = sum / count;
  const spread = Math.sqrt(Math.max(0, squares / count - mean * mean));
  if (count < manyValues || !fractions) return 'unknown';
  const isSmooth = ups > 0 && downs > 0 && way / (count - 1) <= (most - least) / smoothness;
  return isSmooth || (least > 0 && spread <= mean / 4) ? 'rate' : 'unknown';
}

/** How many steps between neighbours it takes at least from the least to the most; a list that was sorted has one way only. */
const smoothness = 20;

/** Fewer are close by chance. */
const manyValues = 30;
