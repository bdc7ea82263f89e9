import { isCurrency, isUnit, multiplierOf } from '#table';

/** What a number format (ECMA-376, 18.8.31) says about the number in a cell, besides its decimals. */
export type NumberFormat =
  | { kind: 'plain' }
  /** written in full with leading zeros: a postcode, an article number */
  | { kind: 'padded'; digits: number }
  /** the number is hours that may exceed a day */
  | { kind: 'duration' }
  | { kind: 'percent' }
  | { kind: 'unit'; unit: string; isPrefix: boolean };

const known = new Map<string, NumberFormat>();

export function readNumberFormat(code = 'General'): NumberFormat {
  const found = known.get(code);
  if (found) return found;
  const format = parseFormat(code);
  known.set(code, format);
  return format;
}

/** A quoted or escaped text, a currency or locale in brackets, or a space as wide as a character. */
const literal = /"([^"]*)"|\\(.)|\[\$([^\]-]*)[^\]]*\]|_.|\*./gu;

function parseFormat(code: string): NumberFormat {
  // of the sections for positive and negative numbers, zero and text the first says enough
  const positive = code.split(/;(?=(?:[^"]*"[^"]*")*[^"]*$)/, 1)[0] ?? '';
  if (/\[h+\]/i.test(positive)) return { kind: 'duration' };
  const bare = positive.replaceAll(literal, '');
  if (bare.includes('%')) return { kind: 'percent' };
  if (/^0{2,}$/.test(bare.trim())) return { kind: 'padded', digits: bare.trim().length };
  return unitIn(positive) ?? { kind: 'plain' };
}

function unitIn(code: string): NumberFormat | undefined {
  const texts = code
    .replaceAll(/_.|\*./gu, '')
    .replaceAll(
      literal,
      (_, quoted?: string, escaped?: string, currency?: string) => quoted ?? escaped ?? currency ?? '',
    );
  const digits = /[#0?][#0?,. ]*/.exec(texts);
  if (!digits) return undefined;
  const before = texts
    .slice(0, digits.index)
    .replaceAll(/\[[^\]]*\]|[-+(]/g, '')
    .trim();
  const after = texts
    .slice(digits.index + digits[0].length)
    .replaceAll(/[)]/g, '')
    .trim();
  if (isCurrency(before)) return { kind: 'unit', unit: before, isPrefix: true };
  // `0.0,"K"` shows thousands of a number that is written in full in the cell
  return isUnit(after) && multiplierOf(after) === undefined
    ? { kind: 'unit', unit: after, isPrefix: false }
    : undefined;
}
