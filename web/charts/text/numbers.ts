import { inEveryLanguage } from '#protocol';
import type { Language } from '../chart-type.ts';
import { ofCounts, ones, shortenedFrom, type NumberScale, type Scaling } from './scales.ts';

const exponentialFrom = 1e16;
/** Smaller numbers are written as a power of ten: their zeros would not fit into a label. */
const exponentialBelow = 1e-6;

/** One formatter per language: constructing one takes longer than formatting. */
function formatters(options: Intl.NumberFormatOptions): Readonly<Record<Language, Intl.NumberFormat>> {
  return inEveryLanguage(
    (language) => new Intl.NumberFormat(language, { signDisplay: 'negative', ...options }),
  );
}

const full = formatters({
  maximumFractionDigits: 6,
  maximumSignificantDigits: 6,
  roundingPriority: 'morePrecision',
});
const threeDigits = {
  maximumSignificantDigits: 3,
  maximumFractionDigits: 0,
  roundingPriority: 'morePrecision',
} as const;
/** Three significant digits, and all digits of an integer. */
const plain = formatters(threeDigits);
const compact = formatters({ notation: 'compact', useGrouping: true, ...threeDigits });

/** A short number for a figure by itself: three significant digits, from 100,000 on with 万 and 亿 in Chinese, K and M in English. */
export function shortNumber(value: number, language: Language): string {
  if (isExponential(value)) return exponential(value, 3);
  const { [language]: format } = Math.abs(value) < shortenedFrom ? plain : compact;
  return withMinus(format.format(value));
}

/** A number by itself in the largest unit that it fills, with at most `digits` significant digits: 4.09 GB. */
export function scaledNumber(value: number, language: Language, scaling: Scaling, digits = 3): string {
  const { divisor, suffix } = scaling(Math.abs(value), language);
  const format = new Intl.NumberFormat(language, { maximumSignificantDigits: digits });
  return withMinus(format.format(value / divisor)) + suffix;
}

/** Beyond these no number is told apart from its neighbours. */
const tickDigits = 12;

/**
 * A format for the ticks of one axis: with all their digits, so that no two look the same, in one unit and with the same decimals: 0, 0.5M,
 * 1.0M, 1.5M.
 */
export function tickFormat(
  ticks: readonly number[],
  language: Language,
  scaling: Scaling = ofCounts,
): (tick: number) => string {
  if (ticks.some(isExponential)) return (tick) => (tick === 0 ? '0' : exponential(tick, tickDigits));
  const scale = scaling(largestOf(ticks), language);
  const decimals = decimalsOf(ticks, scale);
  const write = fixed(decimals, scale, language);
  if (scale.suffix === '' || decimals <= mostDecimals) return (tick) => (tick === 0 ? '0' : write(tick));
  // 1, 1,000 and 1M have no unit in common, and 1,000,001 and 1,000,002 only the whole numbers.
  const alone = (tick: number): string => shortNumber(tick, language);
  const areApart = new Set(ticks.map(alone)).size === new Set(ticks).size;
  return areApart ? alone : fixed(decimalsOf(ticks, ones), ones, language);
}

/**
 * A format for the values of one chart that stand beside each other: in one unit and with the same decimals, about three significant digits
 * of the largest. A value that this would falsify is written by itself, and so are all if their unit falsifies one.
 */
export function labelFormat(
  values: readonly number[],
  language: Language,
  scaling: Scaling = ofCounts,
): (value: number) => string {
  const alone = (value: number): string =>
    scaling === ofCounts ? shortNumber(value, language) : scaledNumber(value, language, scaling);
  const known = values.filter((value) => value !== 0 && Number.isFinite(value));
  if (known.length === 0 || known.some(isExponential)) return alone;
  const scale = scaling(largestOf(known), language);
  const decimals = decimalsOf(known, scale, decimalsFor(known, scale));
  const write = fixed(decimals, scale, language);
  const isFalsified = (value: number): boolean => {
    const size = Math.abs(value / scale.divisor);
    return Math.abs(Number(size.toFixed(decimals)) - size) > size * tolerance;
  };
  if (scale.suffix !== '' && known.some(isFalsified)) return alone;
  return (value) => (isFalsified(value) ? alone(value) : write(value));
}

/** How far a written value may be off. */
const tolerance = 0.06;

/** More are not read at a glance. */
const mostDecimals = 3;

/** The decimals that the values need to be written exactly, as far as numbers are exact; at most `most`. */
function decimalsOf(values: readonly number[], { divisor }: NumberScale, most = tickDigits): number {
  let decimals = 0;
  for (const value of values) {
    decimals = Math.max(decimals, exactDecimals(value / divisor));
    if (decimals >= most) return most;
  }
  return decimals;
}

function exactDecimals(value: number): number {
  if (Number.isInteger(value)) return 0;
  const [figure = '', power = '0'] = value.toExponential(tickDigits - 1).split('e');
  const digits = figure.replace(/^.*\./, '').replace(/0+$/, '').length;
  return Math.max(0, digits - Number(power));
}

/** The decimals for three significant digits of the largest, and one at least where whole numbers would say too little of the smaller ones. */
function decimalsFor(values: readonly number[], { divisor }: NumberScale): number {
  const largest = largestOf(values) / divisor;
  const decimals = Math.max(0, 2 - Math.floor(Math.log10(largest)));
  const hasSmall = values.some((value) => Math.abs(value / divisor) < 10);
  return decimals === 0 && hasSmall && largest < 1000 ? 1 : decimals;
}

function largestOf(values: readonly number[]): number {
  return values.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
}

function fixed(
  decimals: number,
  { divisor, suffix }: NumberScale,
  language: Language,
): (value: number) => string {
  const format = new Intl.NumberFormat(language, {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    signDisplay: 'negative',
  });
  return (value) => withMinus(format.format(value / divisor)) + suffix;
}

function isExponential(value: number): boolean {
  const size = Math.abs(value);
  return size >= exponentialFrom || (size > 0 && size < exponentialBelow);
}

/** A number in full, with thousands separators, for tooltips. */
export function fullNumber(value: number, language: Language): string {
  if (isExponential(value)) return exponential(value, 7);
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

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** 2×10⁻⁷, with at most `digits` significant digits. */
function exponential(value: number, digits: number): string {
  const [figure = '', power = ''] = value.toExponential(digits - 1).split('e');
  const raised = power
    .replace('+', '')
    .replace('-', '⁻')
    .replace(/\d/g, (digit) => superscripts.charAt(Number(digit)));
  return `${withMinus(figure.replace(/\.?0+$/, ''))}×10${raised}`;
}

function withMinus(text: string): string {
  return text.replace(/^-/, '−');
}
