import { isCurrency, isUnit } from './units.ts';

const pattern =
  /^([-+−]?) ?([^\d\s.,+−()<>≤≥~≈*-]{1,4}\.?|) ?([-+−]?)(\d[\d.,'’ ]*|[.,]\d+)(e[-+]?\d{1,3})? ?([^\d\s.,]\S{0,7})?$/iu;

/** No number has such a mark between digits: most columns of times are left here. */
const dateLike = /\d[-/:]\d/;

export interface NumberParts {
  readonly negative: boolean;
  readonly digits: string;
  readonly exponent: string;
  readonly unit: string;
  /** the number is only a bound of the value: `<1`, `>100` */
  readonly bound?: '<' | '>';
}

/** Splits a cell into sign, digits as written, exponent and unit. Undefined if it is not a number. */
export function splitNumber(cell: string): NumberParts | undefined {
  if (cell.length > 40 || dateLike.test(cell)) return undefined;
  const text = tidyNumber(cell);
  const plain = splitPlain(text);
  if (plain) return plain;
  const [, sign, rest = ''] = /^(<|>|≤|≥|[~≈]|ca\.) ?(?==? ?[^=])=? ?(.+)$/iu.exec(text) ?? [];
  if (sign !== undefined) return withBound(splitPlain(rest), sign);
  // all marks stand behind the number
  return /\d$/.test(text) ? undefined : splitPlain(withoutMarks(text));
}

function splitPlain(text: string): NumberParts | undefined {
  const inBrackets = /^\((.+)\)$/.exec(text)?.[1];
  const [, sign = '', before = '', inner = '', digits, exponent = '', behind = ''] =
    pattern.exec(inBrackets ?? text) ?? [];
  if (digits === undefined) return undefined;
  if (before !== '' && !isCurrency(before)) return undefined;
  if (behind !== '' && !isUnit(behind)) return undefined;
  const negative = inBrackets !== undefined || /[-−]/.test(sign + inner);
  return { negative, digits: digits.trim(), exponent, unit: behind || before };
}

function withBound(parts: NumberParts | undefined, sign: string): NumberParts | undefined {
  if (!parts || !/[<>≤≥]/.test(sign)) return parts;
  return { ...parts, bound: /[<≤]/.test(sign) ? '<' : '>' };
}

/** Blanks of any kind are one blank; full-width digits are digits. */
function tidyNumber(cell: string): string {
  const trimmed = cell.trim();
  // a test is much faster than replacing nothing
  const text = /\s\s|[^\S ]/.test(trimmed) ? trimmed.replace(/\s+/g, ' ') : trimmed;
  return /[\uff01-\uff5e]/.test(text) ? text.replace(/[０-９．，％－＋]/g, halfWidth) : text;
}

function halfWidth(char: string): string {
  return String.fromCharCode(char.charCodeAt(0) - 0xfee0);
}

/**
 * Marks that are no part of the number: flags of statistics offices (`12.3 p`, `12.3*`), the dash for no cents (`12,-`), the sign behind the
 * number (`12.50-`), debit and credit (`12.50 DR`).
 */
function withoutMarks(text: string): string {
  const [, debit, kind] = /^(.*\d) ?(DR|CR|Dr|Cr)\.?$/.exec(text) ?? [];
  if (debit !== undefined) return /dr/i.test(kind ?? '') ? `-${debit}` : debit;
  const trailing = /^([^-+]*\d)([-+])$/.exec(text);
  if (trailing) return `${trailing[2] ?? ''}${trailing[1] ?? ''}`;
  return text
    .replace(/(\d)[.,](?:-|–|—){1,2}$/, '$1')
    .replace(/(\d%?) ?(?:\*{1,3}|†|‡|[¹²³])$/, '$1')
    .replace(/(\d%?) [bcdefinpruz]{1,2}$/, '$1');
}
