import { byName } from './by-name.ts';

/** What is traded most, the most first. */
const major = ['USD', 'EUR', 'GBP', 'CHF', 'JPY', 'CNY', 'AUD', 'CAD'];
const others = new Set(
  'AED ARS BDT BGN BHD BRL CLP COP CZK DKK EGP GEL HKD HRK HUF IDR ILS INR ISK KES KRW KWD KZT LKR MAD MXN MYR NGN NOK NZD OMR PEN PHP PKR PLN QAR RON RSD RUB SAR SEK SGD THB TND TRY TWD UAH UYU VND XDR ZAR'.split(
    ' ',
  ),
);

const codeIn = (name: string): string | undefined => /(?<![\p{L}])[A-Z]{3}(?!\p{L})/u.exec(name)?.[0];

/** Whether a name is a currency's code, perhaps with how many of it are priced: `USD`, `100JPY`. */
export const isCurrencyName = byName((name): boolean => {
  const code = codeIn(name);
  return code !== undefined && name.length <= 12 && (major.includes(code) || others.has(code));
});

/** The place of a currency among those that are traded most; undefined for all others. */
export const majorCurrency = byName((name): number | undefined => {
  const at = major.indexOf(codeIn(name) ?? '');
  return at < 0 ? undefined : at;
});
