import type { Language } from '../chart-type.ts';

type Steps = readonly (readonly [size: number, sign: string])[];

const scales: Readonly<Record<Language, Steps>> = {
  'zh-CN': [
    [1e12, '万亿'],
    [1e8, '亿'],
    [1e4, '万'],
    [1, ''],
  ],
  en: [
    [1e12, 'T'],
    [1e9, 'B'],
    [1e6, 'M'],
    [1e3, 'k'],
    [1, ''],
  ],
};
const beyondWords = 1e16;
const full = new Map<Language, Intl.NumberFormat>();

/** A number as axes and labels write it: three significant digits, 万 and 亿 in Chinese, k and M in English. */
export function shortNumber(value: number, language: Language): string {
  const size = Math.abs(value);
  if (size >= beyondWords) return exponential(value, 2);
  const [unit, sign] = scaleOf(size, scales[language]);
  const digits = threeDigits(size / unit);
  return value < 0 && digits !== '0' ? `−${digits}${sign}` : `${digits}${sign}`;
}

/** A number in full, with its thousands set apart: what tooltips say. */
export function fullNumber(value: number, language: Language): string {
  if (Math.abs(value) >= beyondWords) return exponential(value, 6);
  let format = full.get(language);
  if (!format) full.set(language, (format = new Intl.NumberFormat(language, { maximumFractionDigits: 6 })));
  return format.format(value).replace('-', '−');
}

/** What floating point may leave of a whole that is the sum of its parts. */
const slack = 1e-12;

/**
 * A share from 0 to 1 as a percentage with one decimal, so that shares below each other line up. Only the whole is 100%, and only nothing
 * is 0%, whatever a part of it would be rounded to.
 */
export function percent(share: number): string {
  if (share === 0) return '0%';
  if (Math.abs(share - 1) < slack) return '100%';
  if (share > 0 && share < 0.0005) return '<0.1%';
  return share >= 0.9995 && share < 1 ? '>99.9%' : `${(share * 100).toFixed(1)}%`;
}

function exponential(value: number, digits: number): string {
  return value
    .toExponential(digits)
    .replace(/\.?0*e\+/, 'e')
    .replace('-', '−');
}

/** The largest step not above `size`; one that rounding lifts to the next step (999.9 to 1000) is written with the next. */
function scaleOf(size: number, steps: Steps): Steps[number] {
  const rounded = Number(size.toPrecision(3));
  return steps.find(([step]) => rounded >= step) ?? [1, ''];
}

/** 1234 stays 1,234 where no sign is used for it: whole numbers are not made coarser than they are wide. */
function threeDigits(value: number): string {
  if (value >= 999.5) return fullNumber(Math.round(value), 'en');
  return value !== 0 && value < 1e-3 ? value.toExponential(0) : String(Number(value.toPrecision(3)));
}
