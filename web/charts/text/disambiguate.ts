import type { Language } from '../chart-type.ts';

/** As many digits as tell any two numbers apart. */
const maxDigits = 17;

/**
 * A value as `write` has it, with more digits where it would look like one of `others` without being it: 99.95% of the time is not 100%,
 * and a limit that was not reached is not reached by rounding.
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
