import type { Language } from '#protocol';

const units = ['kilobyte', 'megabyte'] as const;

/** `12 kB`: three digits at most. */
export function bytesIn(bytes: number, language: Language): string {
  const power = bytes < 1_000_000 ? 0 : 1;
  const style = { style: 'unit', unit: units[power], maximumSignificantDigits: 3 } as const;
  return new Intl.NumberFormat(language, style).format(bytes / 1000 ** (power + 1));
}
