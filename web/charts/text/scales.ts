import { inEveryLanguage } from '#protocol';
import type { Language } from '../chart-type.ts';

/** What numbers are divided by, and what stands after them for that: 万, M, ` GB`. */
export interface NumberScale {
  readonly divisor: number;
  readonly suffix: string;
}

/** The scale of numbers whose largest has this size. */
export type Scaling = (largest: number, language: Language) => NumberScale;

/** Numbers are shortened from here on; smaller ones are read faster in full. */
export const shortenedFrom = 100_000;

export const ones: NumberScale = { divisor: 1, suffix: '' };

const compact = inEveryLanguage(
  (language) => new Intl.NumberFormat(language, { notation: 'compact', useGrouping: true }),
);

/** 万 and 亿 in Chinese, K and M in English. */
export const ofCounts: Scaling = (largest, language) => {
  if (largest < shortenedFrom) return ones;
  const power = 10 ** Math.floor(Math.log10(largest));
  const parts = compact[language].formatToParts(power);
  const figure = parts.find(({ type }) => type === 'integer')?.value ?? '1';
  const suffix = parts.find(({ type }) => type === 'compact')?.value ?? '';
  return { divisor: suffix === '' ? 1 : power / Number(figure), suffix };
};

const byteUnits = ['B', 'KB', 'MB', 'GB', 'TB', 'PB', 'EB'];

/** Bytes: `B` after a number would be read as billions. Each unit is a thousand of the one before. */
export const ofBytes: Scaling = (largest) => {
  const power = largest < 1000 ? 0 : Math.floor(Math.log10(largest) / 3 + 1e-9);
  const at = Math.min(power, byteUnits.length - 1);
  return { divisor: 1000 ** at, suffix: ` ${byteUnits[at] ?? 'B'}` };
};
