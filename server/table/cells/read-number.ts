import type { DecimalMark } from './decimal-mark.ts';
import { partsOf } from './number-parts.ts';

export interface ReadNumber {
  readonly value: number;
  readonly unit: string;
}

const plain = /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,15})?$/;

/** A cell as a number with what it is counted in; undefined when it is none. */
export function readNumber(cell: unknown, mark: DecimalMark): ReadNumber | undefined {
  if (typeof cell === 'number') return { value: cell, unit: '' };
  if (typeof cell !== 'string') return undefined;
  if (mark === '.' && plain.test(cell)) return { value: Number(cell), unit: '' };
  return readDressed(cell, mark);
}

function readDressed(cell: string, mark: DecimalMark): ReadNumber | undefined {
  const parts = partsOf(cell);
  if (!parts) return undefined;
  const digits = undress(parts.digits, mark);
  if (digits === undefined) return undefined;
  const size = Number(digits + parts.exponent);
  if (!Number.isFinite(size)) return undefined;
  return { value: parts.negative ? -size : size, unit: parts.unit };
}

/** `1.234,5` -> `1234.5`; undefined when the groups are none, as in a version or an address. */
function undress(digits: string, mark: DecimalMark): string | undefined {
  const bare = digits.replace(/['’ ]/g, '');
  const [whole = '', ...rest] = bare.split(mark);
  if (rest.length > 1) return undefined;
  const groups = whole.split(mark === '.' ? ',' : '.');
  if (groups.length > 1 && !areGroups(groups)) return undefined;
  const fraction = rest[0] ?? '';
  return /^\d*$/.test(fraction) ? `${groups.join('')}.${fraction}` : undefined;
}

/** 1,234,567 · 12,34,567 as in India · 1,2345 in ten thousands; neither 02.01.2024 nor 10.0.0.1. */
function areGroups([first = '', ...others]: readonly string[]): boolean {
  if (!/^[1-9]\d{0,3}$/.test(first)) return false;
  if (others.every((group) => group.length === 4)) return true;
  return (
    first.length <= 3 &&
    others.at(-1)?.length === 3 &&
    others.every((group) => group.length === 2 || group.length === 3)
  );
}
