import { isEmptyCell, textOf } from '../cells/text.ts';
import { timeForms } from '../cells/time-formats.ts';

type Row = readonly unknown[];
const looked = 50;

/**
 * True when the first row names the columns: text over numbers or times, or times in a row behind a text. Where all is text, different
 * names that do not come again are taken for it.
 */
export function hasHeader(rows: readonly Row[]): boolean {
  const [first, ...others] = rows.slice(0, looked);
  if (!first) return false;
  const kinds = first.map(kindOf);
  const below = first.map((_, at) => usualKind(others.map((row) => row[at])));
  if (kinds.some((kind, at) => kind === 'text' && isCounted(below[at]))) return !holdsValues(kinds, below);
  if (isRowOfSteps(first, kinds) && others.length > 0) return true;
  if (kinds.some(isCounted)) return false;
  return isRowOfNames(first, others);
}

type Kind = 'empty' | 'number' | 'time' | 'text';

const isCounted = (kind: Kind | undefined): boolean => kind === 'number' || kind === 'time';

function kindOf(cell: unknown): Kind {
  if (isEmptyCell(cell)) return 'empty';
  if (typeof cell === 'number') return 'number';
  if (typeof cell !== 'string') return 'text';
  if (/^[^\p{L}]?[-+(]?[¥￥$€£]?\s?\d[\d.,' ]*\s?[%)元]?$/u.test(cell.trim())) return 'number';
  return timeForms.some(({ pattern }) => pattern.test(cell.trim())) ? 'time' : 'text';
}

function usualKind(cells: readonly unknown[]): Kind {
  const kinds = cells.map(kindOf).filter((kind) => kind !== 'empty');
  return (
    (['number', 'time'] as const).find(
      (kind) => kinds.filter((one) => one === kind).length > kinds.length / 2,
    ) ?? 'text'
  );
}

/** A first row that has numbers where the others have them, and no steps of time, is a row like them. */
function holdsValues(kinds: readonly Kind[], below: readonly Kind[]): boolean {
  const numbers = kinds.filter((kind, at) => kind === 'number' && below[at] === 'number').length;
  const texts = kinds.filter((kind, at) => kind === 'text' && isCounted(below[at])).length;
  return numbers > texts;
}

/** `region, 2019, 2020, 2021`: behind the first all are times, years, or a sequence of whole numbers. */
function isRowOfSteps(first: Row, kinds: readonly Kind[]): boolean {
  if (first.length < 3 || isCounted(kinds[0])) return false;
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

function isRowOfNames(first: Row, others: readonly Row[]): boolean {
  const names = first.map(textOf);
  if (others.length === 0 || names.some((name) => name === '')) return false;
  const repeated = names.some((name, at) => others.some((row) => textOf(row[at]) === name));
  return !repeated && new Set(names).size === names.length;
}
