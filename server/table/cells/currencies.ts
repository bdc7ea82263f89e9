import { byName } from './by-name.ts';
import { nameParts } from './id-names.ts';
import { isCurrency } from './units.ts';
import { wordSet } from './word-lists.ts';

/** What is traded most, the most first. */
const major = wordSet('USD EUR GBP CHF JPY CNY AUD CAD');
/** What else has quotes of its own. */
const quoted = wordSet(
  'AED ARS BDT BGN BHD BRL CLP COP CZK DKK EGP GEL HKD HRK HUF IDR ILS INR ISK KES KRW KWD KZT LKR MAD MXN MYR NGN NOK NZD OMR PEN PHP PKR PLN QAR RON RSD RUB SAR SEK SGD THB TND TRY TWD UAH UYU VND XDR ZAR',
);
/** What people pay in besides: some of these codes are words as well. */
const rare = wordSet(
  'AFN ALL AMD AZN BAM BOB BTC BYN CRC DOP DZD ETB ETH GHS GTQ HNL IQD IRR JMD JOD KGS KHR LAK LBP MDL MKD MMK MNT NIO NPR PAB PYG TTD TZS UGX USDC USDT UZS VES XAF XOF',
);

const isCode = (text: string): boolean => major.has(text) || quoted.has(text) || rare.has(text);

const codeIn = (name: string): string | undefined => /(?<!\p{L})[A-Z]{3}(?!\p{L})/u.exec(name)?.[0];

/** Whether a name is a currency's code, perhaps with how many of it are priced: `USD`, `100JPY`. */
export const isCurrencyCode = byName((name): boolean => {
  const code = codeIn(name);
  const isKnown = code !== undefined && (major.has(code) || quoted.has(code));
  return isKnown && name.length <= 12;
});

/** The place of a currency among those that are traded most; undefined for all others. */
export const majorCurrency = byName((name): number | undefined => {
  const at = [...major].indexOf(codeIn(name) ?? '');
  return at < 0 ? undefined : at;
});

const currencyName =
  /(?<!\p{L})(?:curr(?:ency|encies)?|ccy|währung|waehrung|devise|monnaie|moneda|divisa|moeda|valuta|waluta|měna|mena|pénznem|deviza|para ?birimi|döviz|валюта|νόμισμα|mata ?uang|tiền ?tệ|loại tiền)(?!\p{L})|币种|货币|幣別|通貨|통화/iu;

const namesCurrency = byName((name): boolean => currencyName.test(name.replace(/_/g, ' ').trim()));

/** The usual one of the several currencies that a column names, by its name and by what is in it; undefined for anything else. */
export function usualCurrency(name: string, cells: ArrayLike<string | number>): string | undefined {
  if (!namesCurrency(name)) return undefined;
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
  return isCode(text.trim().toUpperCase()) || isCurrency(text.trim());
}

/** Whether a name says that all of a column is in this currency: `ars_amount`, `Amount EUR`. */
export function isInCurrency(name: string, code: string): boolean {
  return nameParts(name).includes(code.trim().toLowerCase());
}
