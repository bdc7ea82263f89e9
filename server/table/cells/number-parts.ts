import { isCurrency, isUnit } from './units.ts';

const pattern =
  /^([-+−]?) ?([^\d\s.,+−()-]{0,4}\.?) ?([-+−]?)(\d[\d.,'’ ]*|[.,]\d+)(e[-+]?\d{1,3})? ?([^\d\s.,]\S{0,7})?$/iu;

interface NumberParts {
  readonly negative: boolean;
  readonly digits: string;
  readonly exponent: string;
  readonly unit: string;
}

/** Splits a cell into sign, digits as written, exponent and unit. Undefined if it is not a number. */
export function splitNumber(cell: string): NumberParts | undefined {
  if (cell.length > 40) return undefined;
  const text = cell.trim().replace(/\s+/g, ' ');
  const inBrackets = /^\((.+)\)$/.exec(text)?.[1];
  const [, sign = '', before = '', inner = '', digits, exponent = '', behind = ''] =
    pattern.exec(inBrackets ?? text) ?? [];
  if (digits === undefined) return undefined;
  if (before !== '' && !isCurrency(before)) return undefined;
  if (behind !== '' && !isUnit(behind)) return undefined;
  const negative = inBrackets !== undefined || /[-−]/.test(sign + inner);
  return { negative, digits: digits.trim(), exponent, unit: behind || before };
}
