import { isMark, isUnit } from './units.ts';

const dressed =
  /^([-+−]?) ?([^\d\s.,+−()-]{0,4}\.?) ?([-+−]?)(\d[\d.,'’ ]*|[.,]\d+)(e[-+]?\d{1,3})? ?([^\d\s.,]\S{0,7})?$/iu;

interface NumberParts {
  readonly negative: boolean;
  readonly digits: string;
  readonly exponent: string;
  readonly unit: string;
}

/** Sign, digits and unit, the digits as they are written. */
export function partsOf(cell: string): NumberParts | undefined {
  if (cell.length > 40) return undefined;
  const text = cell.trim().replace(/\s+/g, ' ');
  const inBrackets = /^\((.+)\)$/.exec(text)?.[1];
  const [, sign = '', before = '', inner = '', digits, exponent = '', behind = ''] =
    dressed.exec(inBrackets ?? text) ?? [];
  if (digits === undefined) return undefined;
  if (before !== '' && !isMark(before)) return undefined;
  if (behind !== '' && !isUnit(behind)) return undefined;
  const negative = inBrackets !== undefined || /[-−]/.test(sign + inner);
  return { negative, digits: digits.trim(), exponent, unit: behind || before };
}
