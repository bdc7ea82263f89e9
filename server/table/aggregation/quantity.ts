import { measureIn, numbersIn, type Facts } from '../facts.ts';
import { quantityInName, quantityOfUnit, type QuantityName } from './quantity-names.ts';

const describing =
  /^(?:units?|uom|unit.?(?:of.?)?measure.*|measures?|indicators?|metrics?|variables?|subject|series.?name|parameter|pollutant|einheit|merkmal|indikator|unité|unidad|indicador|单位|指标)$/i;

/**
 * What a measure is: an amount may be added up, a level only over things that exist at the same time, a rate never. Told by its unit, by its
 * name, by a column that says the same of all rows, by the chart's name, and last by the values.
 */
export function quantityOf(facts: Facts, at: number): QuantityName {
  const { name } = facts.column(at);
  const unit = measureIn(facts, at)?.unit;
  const byUnit = unit === undefined ? undefined : quantityOfUnit(unit);
  const byName = quantityInName(name);
  // a price is in € and a balance too; a temperature may stand in a column without a name for it
  if (byUnit === 'amount' && byName) return byName;
  return byUnit ?? byName ?? described(facts) ?? quantityInName(facts.name) ?? byValues(numbersIn(facts, at));
}

/** `Unit: Percentage`, `Indicator: Unemployment rate` in every row. */
function described({ table, ...facts }: Facts): QuantityName | undefined {
  for (const [at, { kind, name, values }] of table.columns.entries()) {
    if (kind !== 'category' || !describing.test(name.trim()) || facts.distinct(at) !== 1) continue;
    const [text = ''] = values;
    const found = quantityOfUnit(text) ?? quantityInName(text);
    if (found) return found;
  }
  return undefined;
}

/** Fractions of one, and values that all lie within a factor of two, are rates. */
function byValues(values: Float64Array): QuantityName {
  let [least, most, fractions] = [Infinity, -Infinity, false];
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    if (value < least) least = value;
    if (value > most) most = value;
    fractions ||= value % 1 !== 0;
  }
  if (least >= 0 && most <= 1 && fractions) return 'rate';
  return least > 0 && most <= 2 * least ? 'rate' : 'amount';
}
