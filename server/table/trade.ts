import { isRevenueName, isTotalPriceName } from './aggregation/quantity-names.ts';
import { isCurrency } from './cells/units.ts';
import { measureIn, type Facts } from './facts.ts';
import { tellingMeasureOf } from './main-measure.ts';

const tradeName =
  /sales|\b(?:sub)?total\b|revenue|turnover|amount|price|cost|\bpaid|spent|quanti(?:ty|dade|té)|cantidad|\bqty|debit|credit|betrag|umsatz|^(?:wert|valeur)(?![a-zà-ü])|menge|kosten|montant|débit|crédit|importe|importo|valor|gasto|monto|金额|销售|销量|数量|支出|收入|売上|금액|매출|지출|수입|сумма|стоимость|выручка|расход|tutar|harcama|gelir|gider|kwota|wydatki|částka|výdaje|belopp|beløb|összeg|kiadás|bevétel|số tiền/iu;

/** The figures of payments and of measurements alike. */
const anyFigure = /^(?:wert|valeur|valor|valore)(?![a-zà-ü])/iu;

/** Hours of work, ways that were gone, and what was charged. */
const summed = new Set(['h', 'km', 'mi', 'Wh', 'kWh', 'MWh']);

/** Whether rows are orders, payments, hours of work or charges: their figures are added up, however many words describe them. */
export function isTrade(facts: Facts): boolean {
  const main = tellingMeasureOf(facts);
  if (main === undefined) return false;
  return tradeName.test(facts.column(main).name) || isMoney(facts, main) || summed.has(unitOf(facts, main));
}

/** Whether a measure is what rows of orders or payments come to. */
export function isPaid(facts: Facts, at: number): boolean {
  const name = facts.column(at).name.trim();
  return isMoney(facts, at) || (tradeName.test(name) && !anyFigure.test(name));
}

function isMoney(facts: Facts, at: number): boolean {
  const { name } = facts.column(at);
  return isRevenueName(name) || isTotalPriceName(name) || isCurrency(unitOf(facts, at));
}

function unitOf(facts: Facts, at: number): string {
  return measureIn(facts, at)?.unit ?? '';
}
