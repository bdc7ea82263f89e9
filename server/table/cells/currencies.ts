import { byName } from './by-name.ts';
import { nameParts } from './id-names.ts';
import { isCurrency } from './units.ts';

/** The codes of the currencies that people pay in. */
const codes: ReadonlySet<string> = new Set(
  (
    'AED AFN ALL AMD ARS AUD AZN BAM BDT BGN BHD BOB BRL BYN CAD CHF CLP CNY COP CRC CZK DKK DOP DZD EGP ETB EUR GBP GEL GHS GTQ HKD HNL HRK HUF IDR ILS INR IQD ' +
    'IRR ISK JMD JOD JPY KES KGS KHR KRW KWD KZT LAK LBP LKR MAD MDL MKD MMK MNT MXN MYR NGN NIO NOK NPR NZD OMR PAB PEN PHP PKR PLN PYG QAR RON RSD RUB SAR SEK SGD ' +
    'THB TND TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND XAF XOF ZAR BTC ETH USDT USDC'
  ).split(' '),
);

const currencyName =
  /(?<!\p{L})(?:curr(?:ency|encies)?|ccy|währung|waehrung|devise|monnaie|moneda|divisa|moeda|valuta|waluta|měna|mena|pénznem|deviza|para ?birimi|döviz|валюта|νόμισμα|mata ?uang|tiền ?tệ|loại tiền)(?!\p{L})|币种|货币|幣別|通貨|통화/iu;

const isCurrencyName = byName((name): boolean => currencyName.test(name.replace(/_/g, ' ').trim()));

/** The usual one of the several currencies that a column names, by its name and by what is in it; undefined for anything else. */
export function usualCurrency(name: string, cells: ArrayLike<string | number>): string | undefined {
  if (!isCurrencyName(name)) return undefined;
  const counts = new Map<string, number>();
  for (let row = 0; row < cells.length; row += 1) {
    const text = String(cells[row] ?? '');
    if (text === '') continue;
    if (!isMoney(text)) return undefined;
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  if (counts.size < 2) return undefined;
  return [...counts].reduce((most, one) => (one[1] > most[1] ? one : most))[0];
}

function isMoney(text: string): boolean {
  return codes.has(text.trim().toUpperCase()) || isCurrency(text.trim());
}

/** Whether a name says that all of a column is in this currency: `ars_amount`, `Amount EUR`. */
export function isInCurrency(name: string, code: string): boolean {
  return nameParts(name).includes(code.trim().toLowerCase());
}
