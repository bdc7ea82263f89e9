import { monthOf } from '../cells/calendar-names.ts';
import { isNumberText } from '../cells/read-number.ts';
import { isEmptyCell, textOf } from '../cells/text.ts';
import { timeFormats, type TimeFormat } from '../cells/time-formats.ts';

type Row = readonly unknown[];
const sampleSize = 50;

/**
 * Whether the first row is a header: text above numbers or times, or a text followed by times. If all cells are text, a first row of
 * distinct names that do not occur below counts as a header.
 */
export function hasHeader(rows: readonly Row[]): boolean {
  const [first, ...others] = rows.slice(0, sampleSize);
  if (!first) return false;
  if (isTextAboveNumbers(first, others)) return true;
  const kinds = first.map((cell, at) => (isPercentile(cell, at, others) ? 'text' : cellKind(cell)));
  const below = first.map((_, at) => commonKind(others.map((row) => row[at])));
  // a row of names may have `1 EUR` among them, but dates stand in all rows but the header
  if (kinds[0] === 'text' && below[0] === 'time') return true;
  if (kinds.some((kind, at) => kind === 'text' && isQuantity(below[at])))
    return areYears(first, others) || !hasValues(kinds, below);
  if (isTimeHeader(first, kinds) && others.length > 0) return true;
  if (kinds.some(isQuantity)) return false;
  return isNameHeader(first, others);
}

/** What a cell is by its looks. */
type CellKind = 'empty' | 'number' | 'time' | 'text';

const isQuantity = (kind: CellKind | undefined): boolean => kind === 'number' || kind === 'time';

const plainNumber = /^[-+]?\d{1,15}(?:[.,]\d{1,15})?$/;
const plainDay = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;
/** What a time may begin with: a digit, a word that something follows, a letter before a digit. Most texts do not. */
const timeStart = /^(?:[\d[]|\p{L}{1,12}[-.,/' ]|[A-Z]{1,2}\d|\p{Script=Han}{1,2}\d)/u;

/** The kind of a cell: `text` if it is neither empty, a placeholder for a missing value, a number, an amount, nor a time. */
export function cellKind(cell: unknown): CellKind {
  if (typeof cell === 'string' && plainNumber.test(cell)) return 'number';
  if (cell === '' || isEmptyCell(cell)) return 'empty';
  if (typeof cell === 'number') return 'number';
  if (typeof cell !== 'string' || cell.length > 60 || !/\d/.test(cell)) return 'text';
  const text = cell.trim();
  if (plainDay.test(text)) return 'time';
  if (isNumberText(text)) return 'number';
  if (isDayOfMonth(text)) return 'time';
  return timeStart.test(text) && timeFormats.some((format) => isIn(format, text)) ? 'time' : 'text';
}

const dayOfMonth = /^(\p{L}{3,12})\.? \d{1,2}(?:st|nd|rd|th)?$|^\d{1,2}\.? (\p{L}{3,12})\.?$/u;

/** `May 5`, `5. Mai`: a day without a year. */
function isDayOfMonth(text: string): boolean {
  const groups = dayOfMonth.exec(text);
  return groups !== null && !Number.isNaN(monthOf(groups[1] ?? groups[2]));
}

function isIn({ pattern, parse }: TimeFormat, text: string): boolean {
  const groups = pattern.exec(text);
  return groups !== null && parse(groups) !== undefined;
}

/** Numbers that are not text themselves prove that the texts above them are names, whatever these are: `Region, 2024, 2025`. */
function isTextAboveNumbers(first: Row, others: readonly Row[]): boolean {
  if (first.some((cell) => typeof cell === 'number')) return false;
  return first.some((cell, at) => {
    const below = others.map((row) => row[at]).filter((each) => each !== null && each !== undefined);
    return typeof cell === 'string' && below.length > 0 && below.every((each) => typeof each === 'number');
  });
}

function commonKind(cells: readonly unknown[]): CellKind {
  const kinds = cells.map(cellKind).filter((kind) => kind !== 'empty');
  return (
    (['number', 'time'] as const).find(
      (kind) => kinds.filter((one) => one === kind).length > kinds.length / 2,
    ) ?? 'text'
  );
}

const minYears = 3;

/** `Code, Item, 2024, 2023, 2022`: numbers above numbers that are years, one next to the other, and never years below. */
function areYears(first: Row, others: readonly Row[]): boolean {
  const places = first.flatMap((cell, at) => (cellKind(cell) === 'number' ? [at] : []));
  const years = places.map((at) => Number(first[at]));
  const step = (years[1] ?? NaN) - (years[0] ?? NaN);
  if (years.length < minYears || Math.abs(step) !== 1 || !years.every(isYear)) return false;
  if (!years.every((year, i) => year === (years[0] ?? NaN) + i * step)) return false;
  return places.every((at) => others.some((row) => !isEmptyCell(row[at]) && !isYear(Number(row[at]))));
}

const percentile = /^\s*\d{1,3}(?:[.,]\d{1,4})?\s?%\s*$/;

/** `50%, 95%, 99.9%` name a column whose own numbers have no such sign. */
function isPercentile(cell: unknown, at: number, others: readonly Row[]): boolean {
  if (typeof cell !== 'string' || !percentile.test(cell)) return false;
  const below = others.map((row) => row[at]).filter((each) => !isEmptyCell(each));
  return below.length > 0 && below.every((each) => !textOf(each).includes('%'));
}

/** A first row with numbers where the others have numbers, and without a sequence of times, is a data row. */
function hasValues(kinds: readonly CellKind[], below: readonly CellKind[]): boolean {
  const numbers = kinds.filter((kind, at) => kind === 'number' && below[at] === 'number').length;
  const texts = kinds.filter((kind, at) => kind === 'text' && isQuantity(below[at])).length;
  return numbers > texts;
}

/** `region, 2019, 2020, 2021`: all cells after the first are steps. */
function isTimeHeader(first: Row, kinds: readonly CellKind[]): boolean {
  return first.length >= 3 && !isQuantity(kinds[0]) && areSteps(first.slice(1));
}

/** Whether cells are names of steps: times, years, or integers that count up, such as hours. */
export function areSteps(cells: Row): boolean {
  const filled = cells.filter((cell) => cell !== '');
  if (filled.length < 2) return false;
  if (filled.every((cell) => cellKind(cell) === 'time')) return true;
  const steps = filled.map(Number);
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
