import type { Language } from '../chart-type.ts';

/** Enough digits to tell any two doubles apart. */
const maxDigits = 17;

/**
 * The value as `write` formats it, with more digits where rounding would make it look like one of `others`: 99.95% is not 100%, and a limit
 * is not reached by rounding.
 */
export function disambiguate(
  value: number,
  others: readonly number[],
  write: (value: number) => string,
  language: Language,
): string {
  const written = write(value);
  const taken = others.filter((other) => other !== value && write(other) === written);
  if (taken.length === 0) return written;
  for (let digits = 3; digits < maxDigits; digits++) {
    if (taken.every((other) => Number(value.toPrecision(digits)) !== other))
      return exact(value, digits, language);
  }
  return exact(value, maxDigits, language);
}

function exact(value: number, digits: number, language: Language): string {
  const format = new Intl.NumberFormat(language, { maximumSignificantDigits: digits });
  return format.format(value).replace('-', '−');
}
