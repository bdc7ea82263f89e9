import type { DecimalMark } from './decimal-mark.ts';
import { splitNumber } from './number-parts.ts';

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
  return parseDecorated(cell, mark);
}

function parseDecorated(cell: string, mark: DecimalMark): ParsedNumber | undefined {
  const parts = splitNumber(cell);
  if (!parts) return undefined;
  const digits = plainDigits(parts.digits, mark);
  if (digits === undefined) return undefined;
  const size = Number(digits + parts.exponent);
  if (!Number.isFinite(size)) return undefined;
  const { bound } = parts;
  return { value: parts.negative ? -size : size, unit: parts.unit, ...(bound && { bound }) };
}

/** `1.234,5` -> `1234.5`; undefined if the groups are not those of a number, as in a version or an IP address. */
function plainDigits(digits: string, mark: DecimalMark): string | undefined {
  const bare = digits.replace(/['’ ]/g, '');
  const [whole = '', ...rest] = bare.split(mark);
  if (rest.length > 1) return undefined;
  const groups = whole.split(mark === '.' ? ',' : '.');
  if (groups.length > 1 && !areGroups(groups)) return undefined;
  const fraction = rest[0] ?? '';
  return /^\d*$/.test(fraction) ? `${groups.join('')}.${fraction}` : undefined;
}

/** Valid are 1,234,567 · 12,34,567 (India) · 1,2345 (groups of four); not 02.01.2024 or 10.0.0.1. */
function areGroups([first = '', ...others]: readonly string[]): boolean {
  if (!/^[1-9]\d{0,3}$/.test(first)) return false;
  if (others.every((group) => group.length === 4)) return true;
  return (
    first.length <= 3 &&
    others.at(-1)?.length === 3 &&
    others.every((group) => group.length === 2 || group.length === 3)
  );
}
