import type { Cells } from '../raw-table.ts';
import { decimalMarkOf, type DecimalMark } from './decimal-mark.ts';
import { parseNumber } from './read-number.ts';
import { isEmptyCell } from './text.ts';
import { multiplierOf } from './units.ts';

export interface Numbers {
  readonly values: Float64Array;
  readonly unit?: string;
  /** by position: the value is less, or greater, than the number */
  readonly bounds?: ReadonlyMap<number, '<' | '>'>;
}

/** A column with more invalid cells than this, and more than valid ones, is not a number column. */
const maxInvalid = 50;

/**
 * The numbers of a column: 1,234.5 · 1.234,5 · 1 234,5 · 12% · ¥12 · 12 kg · (12). Undefined if more than a tenth of its cells are not
 * numbers, or if their units differ.
 * @param fileMark the decimal mark of the file's other columns, for 1.234, which is ambiguous by itself
 */
export function parseNumbers(cells: Cells, fileMark?: DecimalMark): Numbers | undefined {
  if (cells instanceof Float64Array) return { values: cells };
  if (areMonths(cells)) return undefined;
  const mark = decimalMarkOf(cells) ?? fileMark ?? '.';
  const values = new Float64Array(cells.length).fill(NaN);
  const units = new Set<string>();
  let unit = '';
  const bounds = new Map<number, '<' | '>'>();
  const words = new Set<unknown>();
  let valid = 0;
  let invalid = 0;
  for (let at = 0; at < cells.length; at += 1) {
    const cell = cells[at];
    if (isEmptyCell(cell)) continue;
    const number = parseNumber(cell, mark);
    if (!number) {
      if (words.size <= mostWords) words.add(cell);
      if ((invalid += 1) > maxInvalid && invalid > valid) return undefined;
      continue;
    }
    valid += 1;
    values[at] = number.value;
    if (number.bound) bounds.set(at, number.bound);
    if (number.unit !== unit) units.add((unit = number.unit));
  }
  if (valid === 0 || invalid > (areMissingWords(words) ? valid / 2 : valid / 10)) return undefined;
  const numbers = withOneUnit(values, units, cells, mark);
  return numbers && bounds.size > 0 ? { ...numbers, bounds } : numbers;
}

/** A program that has no value writes one short word: `T`, `N/E`, `ND`. */
const mostWords = 2;

function areMissingWords(words: ReadonlySet<unknown>): boolean {
  return (
    words.size <= mostWords &&
    [...words].every((word) => typeof word === 'string' && /^[^\d\s]{1,4}$/.test(word))
  );
}

const month = /^(?:19|20)\d{2}\.(?:0[1-9]|1[0-2])$/;

/** `2026.05`: if there is nothing else, these are months. */
function areMonths(cells: readonly unknown[]): boolean {
  return cells.every((cell) => isEmptyCell(cell) || (typeof cell === 'string' && month.test(cell)));
}

function withOneUnit(
  values: Float64Array,
  units: ReadonlySet<string>,
  cells: readonly unknown[],
  mark: DecimalMark,
): Numbers | undefined {
  const named = [...units].filter((unit) => unit !== '');
  const [unit] = named;
  if (unit === undefined) return { values };
  if (named.length === 1) return { values, unit };
  if (!named.every((one) => multiplierOf(one) !== undefined)) return undefined;
  for (const [index, cell] of cells.entries()) {
    const number = parseNumber(cell, mark);
    if (number) values[index] = number.value * (multiplierOf(number.unit) ?? 1);
  }
  return { values };
}
