import type { DrawnSettings, Language } from '../chart-type.ts';
import { noName } from './no-name.ts';
import { fullNumber, labelFormat, scaledNumber, shortNumber, tickFormat } from './numbers.ts';
import { ofBytes } from './scales.ts';

/** How numbers are written. */
export interface ValueFormat {
  /** numbers are numbers: no unit of the scale stands after small ones */
  readonly isPlain: boolean;
  /** for a figure by itself: three significant digits with 万 or K, unless the settings say otherwise */
  short(value: number): string;
  /** for figures that stand beside each other: in one unit, with the same decimals */
  labels(all: readonly number[]): (value: number) => string;
  /** the same for the ticks of one axis, which must not look alike */
  ticks(all: readonly number[]): (tick: number) => string;
  /** for tooltips, with the unit */
  exact(value: number, unit: string): string;
}

/** Number formats from the settings, or the defaults. What is not finite is a dash. */
export function valueFormatOf({ numbers = {}, isBytes }: DrawnSettings, language: Language): ValueFormat {
  const { decimals, full = false } = numbers;
  if (isBytes && !full && decimals === undefined) return byteFormat(language);
  const fixed = decimals === undefined ? undefined : fixedFormat(decimals, language);
  const whole = (value: number): string => fixed?.(value) ?? fullNumber(value, language);
  const short = (value: number): string =>
    written(value, full || (decimals !== undefined && Math.abs(value) < 1000) ? whole : toShort);
  return {
    isPlain: true,
    short,
    labels: (all) => {
      if (full || decimals !== undefined) return short;
      const label = labelFormat(all, language);
      return (value) => written(value, label);
    },
    ticks: (all) => (full || decimals !== undefined ? short : tickFormat(all, language)),
    exact: (value, unit) => withUnit(written(value, whole), unit),
  };

  function toShort(value: number): string {
    return shortNumber(value, language);
  }
}

function byteFormat(language: Language): ValueFormat {
  const short = (value: number): string => written(value, (bytes) => scaledNumber(bytes, language, ofBytes));
  return {
    isPlain: false,
    short,
    labels: (all) => {
      const label = labelFormat(all, language, ofBytes);
      return (value) => written(value, label);
    },
    ticks: (all) => tickFormat(all, language, ofBytes),
    exact: (value) => written(value, (bytes) => scaledNumber(bytes, language, ofBytes, 6)),
  };
}

/** 12%, ¥12, 12 km: signs touch the number, words do not. */
export function withUnit(figure: string, unit: string): string {
  if (/^\p{Sc}$/u.test(unit)) return figure.replace(/^−?/, (sign) => sign + unit);
  return /^[%‰°℃℉]/u.test(unit) ? figure + unit : `${figure} ${unit}`.trim();
}

const exponentialFrom = 1e16;

function fixedFormat(decimals: number, language: Language): (value: number) => string {
  const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  const format = new Intl.NumberFormat(language, digits);
  return (value) =>
    Math.abs(value) >= exponentialFrom ? fullNumber(value, language) : format.format(value).replace('-', '−');
}

function written(value: number, write: (value: number) => string): string {
  return Number.isFinite(value) ? write(value) : noName;
}
