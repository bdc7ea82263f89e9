import { inEveryLanguage } from '#protocol';
import type { Language } from '../chart-type.ts';

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
  return isExponential(value) ? exponential(value, 3) : withMinus(compact[language].format(value));
}

/** All digits of a tick, in the same units. */
const precise = formatters({ notation: 'compact', maximumSignificantDigits: 12, useGrouping: true });
/** Ticks are rounded to this many digits. */
const tickDigits = 12;

/**
 * A format for the ticks of one axis: short, but with all their digits, so that no two ticks look the same, and those of one unit with the
 * same decimals: 0.5, 1.0, 1.5.
 */
export function tickFormat(ticks: readonly number[], language: Language): (tick: number) => string {
  if (ticks.some(isExponential)) return (tick) => (tick === 0 ? '0' : exponential(tick, tickDigits));
  const decimals = new Map<string, number>();
  for (const tick of ticks) {
    const unit = unitIn(tick, language);
    decimals.set(unit, Math.max(decimals.get(unit) ?? 0, decimalsIn(tick, language)));
  }
  const formats = new Map(Array.from(decimals, ([unit, digits]) => [unit, fixed(digits, language)]));
  return (tick) => {
    const format = tick === 0 ? undefined : formats.get(unitIn(tick, language));
    return format ? withMinus(format.format(tick)) : shortNumber(tick, language);
  };
}

/** `K` in 1.5K; '' for none. */
function unitIn(value: number, language: Language): string {
  return partIn(value, 'compact', language);
}

function decimalsIn(value: number, language: Language): number {
  return partIn(value, 'fraction', language).length;
}

function partIn(value: number, type: 'compact' | 'fraction', language: Language): string {
  return precise[language].formatToParts(value).find((part) => part.type === type)?.value ?? '';
}

function fixed(digits: number, language: Language): Intl.NumberFormat {
  return new Intl.NumberFormat(language, {
    notation: 'compact',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    useGrouping: true,
  });
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
