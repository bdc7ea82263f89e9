import { inEveryLanguage } from '#protocol';
import type { Language } from '../chart-type.ts';

const exponentialFrom = 1e16;
/** Smaller numbers are written with an exponent: their zeros would not fit into a label. */
const exponentialBelow = 1e-3;

/** One formatter per language: constructing one takes longer than formatting. */
function formatters(options: Intl.NumberFormatOptions): Readonly<Record<Language, Intl.NumberFormat>> {
  return inEveryLanguage(
    (language) => new Intl.NumberFormat(language, { signDisplay: 'negative', ...options }),
  );
}

const full = formatters({ maximumFractionDigits: 6 });
/** Three significant digits, and all digits of an integer: 1,234 in Chinese, which has no sign for thousands. */
const compact = formatters({
  notation: 'compact',
  maximumSignificantDigits: 3,
  maximumFractionDigits: 0,
  roundingPriority: 'morePrecision',
  useGrouping: true,
});

/** A short number for axes and labels: three significant digits, with 万 and 亿 in Chinese, K and M in English. */
export function shortNumber(value: number, language: Language): string {
  const size = Math.abs(value);
  if (size >= exponentialFrom) return exponential(value, 2);
  if (size > 0 && size < exponentialBelow) return exponential(value, 0);
  return withMinus(compact[language].format(value));
}

/** A number in full, with thousands separators, for tooltips. */
export function fullNumber(value: number, language: Language): string {
  if (Math.abs(value) >= exponentialFrom) return exponential(value, 6);
  return withMinus(full[language].format(value));
}

/** Floating point error of a whole that is the sum of its parts. */
const slack = 1e-12;

/** Formats a share from 0 to 1 as a percentage with one decimal, so that shares line up in a list. Rounding never makes a part 0% or 100%. */
export function percent(share: number): string {
  if (share === 0) return '0%';
  if (Math.abs(share - 1) < slack) return '100%';
  if (share > 0 && share < 0.0005) return '<0.1%';
  return share >= 0.9995 && share < 1 ? '>99.9%' : `${(share * 100).toFixed(1)}%`;
}

function exponential(value: number, digits: number): string {
  return withMinus(value.toExponential(digits).replace(/\.?0*e\+/, 'e'));
}

function withMinus(text: string): string {
  return text.replace(/^-/, '−');
}
