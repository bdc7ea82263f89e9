import { isEmptyCell, textOf } from '../cells/text.ts';
import { timeFormats } from '../cells/time-formats.ts';

type Row = readonly unknown[];
const sampleSize = 50;

/**
 * Whether the first row is a header: text above numbers or times, or a text followed by times. If all cells are text, a first row of
 * distinct names that do not occur below counts as a header.
 */
export function hasHeader(rows: readonly Row[]): boolean {
  const [first, ...others] = rows.slice(0, sampleSize);
  if (!first) return false;
  const kinds = first.map(kindOf);
  const below = first.map((_, at) => commonKind(others.map((row) => row[at])));
  if (kinds.some((kind, at) => kind === 'text' && isQuantity(below[at]))) return !hasValues(kinds, below);
  if (isTimeHeader(first, kinds) && others.length > 0) return true;
  if (kinds.some(isQuantity)) return false;
  return isNameHeader(first, others);
}

type Kind = 'empty' | 'number' | 'time' | 'text';

const isQuantity = (kind: Kind | undefined): boolean => kind === 'number' || kind === 'time';

function kindOf(cell: unknown): Kind {
  if (isEmptyCell(cell)) return 'empty';
  if (typeof cell === 'number') return 'number';
  if (typeof cell !== 'string') return 'text';
  if (/^[^\p{L}]?[-+(]?[¥￥$€£]?\s?\d[\d.,' ]*\s?[%)元]?$/u.test(cell.trim())) return 'number';
  return timeFormats.some(({ pattern }) => pattern.test(cell.trim())) ? 'time' : 'text';
}

function commonKind(cells: readonly unknown[]): Kind {
  const kinds = cells.map(kindOf).filter((kind) => kind !== 'empty');
  return (
    (['number', 'time'] as const).find(
      (kind) => kinds.filter((one) => one === kind).length > kinds.length / 2,
    ) ?? 'text'
  );
}

/** A first row with numbers where the others have numbers, and without a sequence of times, is a data row. */
function hasValues(kinds: readonly Kind[], below: readonly Kind[]): boolean {
  const numbers = kinds.filter((kind, at) => kind === 'number' && below[at] === 'number').length;
  const texts = kinds.filter((kind, at) => kind === 'text' && isQuantity(below[at])).length;
  return numbers > texts;
}

/** `region, 2019, 2020, 2021`: all cells after the first are times, years, or consecutive integers. */
function isTimeHeader(first: Row, kinds: readonly Kind[]): boolean {
  if (first.length < 3 || isQuantity(kinds[0])) return false;
  if (kinds.slice(1).every((kind) => kind === 'time')) return true;
  const steps = first.slice(1).map(Number);
  return steps.every((step, at) => {
    const last = steps[at - 1] ?? -Infinity;
    return (
      Number.isInteger(step) &&
      (at === 0 || step === last + 1 || (isYear(step) && isYear(last) && step > last))
    );
  });
}

function isYear(number: number): boolean {
  return number >= 1900 && number <= 2100;
}

function isNameHeader(first: Row, others: readonly Row[]): boolean {
  const names = first.map(textOf);
  if (others.length === 0 || names.some((name) => name === '')) return false;
  const repeated = names.some((name, at) => others.some((row) => textOf(row[at]) === name));
  return !repeated && new Set(names).size === names.length;
}
