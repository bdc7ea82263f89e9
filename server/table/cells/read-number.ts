import type { DecimalMark } from './decimal-mark.ts';
import { splitNumber, type NumberParts } from './number-parts.ts';

export interface ParsedNumber {
  readonly value: number;
  readonly unit: string;
  /** `<1` is a value below 1, and 1 is taken for it */
  readonly bound?: '<' | '>';
}

const plain = /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,15})?$/;

/** A cell as a number with its unit; undefined if it is not a number. */
export function parseNumber(cell: unknown, mark: DecimalMark): ParsedNumber | undefined {
  if (typeof cell === 'number') return { value: cell, unit: '' };
  if (typeof cell !== 'string') return undefined;
  if (mark === '.' && plain.test(cell)) return { value: Number(cell), unit: '' };
  const parts = splitNumber(cell);
  return parts && numberOf(parts, mark);
}

/** Whether a text is a number with one decimal mark or the other. */
export function isNumberText(text: string): boolean {
  const parts = splitNumber(text);
  return parts !== undefined && (numberOf(parts, '.') ?? numberOf(parts, ',')) !== undefined;
}

function numberOf(parts: NumberParts, mark: DecimalMark): ParsedNumber | undefined {
  const digits = plainDigits(parts.digits, mark);
  if (digits === undefined) return undefined;
  const size = Number(digits + parts.exponent);
  if (!Number.isFinite(size)) return undefined;
  const { bound } = parts;
  return { value: parts.negative ? -size : size, unit: parts.unit, ...(bound && { bound }) };
}

/**
 * What the digits of a number look like with each decimal mark. Groups are 1,234,567 · 12,34,567 (India) · 1,2345 (groups of four); not those
 * of 02.01.2024 or 10.0.0.1.
 */
const shapes: Readonly<Record<DecimalMark, RegExp>> = {
  '.': /^(?:\d*|[1-9]\d{0,3}(?:,\d{4})+|[1-9]\d{0,2}(?:,\d{2,3})*,\d{3})(?:\.\d*)?$/,
  ',': /^(?:\d*|[1-9]\d{0,3}(?:\.\d{4})+|[1-9]\d{0,2}(?:\.\d{2,3})*\.\d{3})(?:,\d*)?$/,
};

/** `1.234,5` -> `1234.5`; undefined if the groups are not those of a number, as in a version or an IP address. */
function plainDigits(digits: string, mark: DecimalMark): string | undefined {
  const bare = /['’ ]/.test(digits) ? digits.replace(/['’ ]/g, '') : digits;
  if (!shapes[mark].test(bare)) return undefined;
  return mark === '.' ? bare.replaceAll(',', '') : bare.replaceAll('.', '').replace(',', '.');
}
