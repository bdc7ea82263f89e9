import { numbersIn, type Facts } from './facts.ts';
import { quantityOf } from './aggregation/quantity.ts';
import { perTable } from './per-facts.ts';

const main =
  /^(?:obs.?)?(?:values?|wert|valeur|valor|数值|值)$|^(?:grand.|order.)?total(?:.(?:price|amount|value|cost))?$|^(?:elapsed|response.?time|mag(?:nitude)?)$|sales|revenue|turnover|amount|betrag|umsatz|montant|importe|importo|金额|销售额|营业额|売上|сумма/i;
const minor =
  /\bsample\b|sample.?size|respondents|\bnobs\b|stichprobe|样本|error|std|stdev|deviation|variance|\bci\b|lower|upper|low\b|high\b|confidence|margin.?of|\bse\b|discount|previous|prior|last.?year|rank|weight|factor|tax|shipping|freight/i;

/** The measure that is drawn where only one can be: the most telling by its name, else the first. Undefined without one. */
export const mainMeasureOf = perTable((facts): number | undefined => {
  const { measures, overrides } = facts;
  if (overrides.values.length > 0 || measures.length < 2) return measures[0];
  const scores = measures.map((at) => scoreOf(facts, at));
  return measures[scores.indexOf(Math.max(...scores))];
});

function scoreOf(facts: Facts, at: number): number {
  const { name } = facts.column(at);
  const byName = main.test(name) ? 2 : minor.test(name) ? -2 : 0;
  return byName - (saysLittle(numbersIn(facts, at)) ? 4 : 0) - (quantityOf(facts, at) === 'rate' ? 1 : 0);
}

/** Always the same, or mostly empty. */
function saysLittle(values: Float64Array): boolean {
  const first = values.find((value) => !Number.isNaN(value));
  const isSame = values.every((value) => value === first || Number.isNaN(value));
  return (
    isSame ||
    values.reduce((count, value) => (Number.isNaN(value) ? count : count + 1), 0) < values.length / 2
  );
}
