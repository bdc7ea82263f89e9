import { rangePattern } from '#protocol';

/** A rectangle of a sheet, the last row and column included, counted from 0. */
export interface Area {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** `B3:F20` as an area; without a range the whole sheet. */
export function areaOf(range: string | undefined): Area {
  const found = range === undefined ? null : rangePattern.exec(orderedRange(range));
  if (!found) return { top: 0, bottom: Infinity, left: 0, right: Infinity };
  const [, left = '', top = '', right = '', bottom = ''] = found;
  return { top: Number(top) - 1, bottom: Number(bottom) - 1, left: columnOf(left), right: columnOf(right) };
}

/** `f20:B3` as the reader takes it: `B3:F20`. */
export function orderedRange(range: string): string {
  const [, one = '', top = '', other = '', bottom = ''] = rangePattern.exec(range.toUpperCase()) ?? [];
  const [left = '', right = ''] = [one, other].toSorted((a, b) => columnOf(a) - columnOf(b));
  const [first, last] = [Number(top), Number(bottom)].toSorted((a, b) => a - b);
  return `${left}${first}:${right}${last}`;
}

/** A is 0, AA is 26. */
function columnOf(letters: string): number {
  return [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
