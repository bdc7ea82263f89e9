import type { Cells } from '../raw.ts';
import { isEmptyCell } from './text.ts';
import { factorOf, isMark, isUnit } from './units.ts';

export interface Numbers {
  readonly values: Float64Array;
  readonly unit?: string;
}

/** Which of `.` and `,` ends the whole part of a number. */
export type DecimalMark = '.' | ',';

/** So many cells that are none, and more than are, and the column is given up. */
const mostBad = 50;
/** Cells that are asked for their decimal mark. */
const askedForMark = 2000;

/**
 * The numbers of a column: 1,234.5 · 1.234,5 · 1 234,5 · 12% · ¥12 · 12 kg · (12). Undefined when more than a tenth of what is there is
 * none, or the units differ. `usual`: the mark that the rest of the file has, for 1.234, which alone may be either.
 */
export function numbersOf(cells: Cells, usual?: DecimalMark): Numbers | undefined {
  if (cells instanceof Float64Array) return { values: cells };
  const mark = decimalMarkOf(cells) ?? usual ?? '.';
  const values = new Float64Array(cells.length).fill(NaN);
  const units = new Set<string>();
  let unit = '';
  let good = 0;
  let bad = 0;
  for (let at = 0; at < cells.length; at += 1) {
    const cell = cells[at];
    if (isEmptyCell(cell)) continue;
    const read = readNumber(cell, mark);
    if (!read) {
      if ((bad += 1) > mostBad && bad > good) return undefined;
      continue;
    }
    good += 1;
    values[at] = read.value;
    if (read.unit !== unit) units.add((unit = read.unit));
  }
  if (good === 0 || bad > good / 10) return undefined;
  return inOneUnit(values, units, cells, mark);
}

function inOneUnit(
  values: Float64Array,
  units: ReadonlySet<string>,
  cells: readonly unknown[],
  mark: DecimalMark,
): Numbers | undefined {
  const named = [...units].filter((unit) => unit !== '');
  const [unit] = named;
  if (unit === undefined) return { values };
  if (named.length === 1) return { values, unit };
  if (!named.every((one) => factorOf(one) !== undefined)) return undefined;
  for (const [index, cell] of cells.entries()) {
    const read = readNumber(cell, mark);
    if (read) values[index] = read.value * (factorOf(read.unit) ?? 1);
  }
  return { values };
}

interface ReadNumber {
  readonly value: number;
  readonly unit: string;
}

const plain = /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,15})?$/;
const dressed =
  /^([-+−]?) ?([^\d\s.,+−()-]{0,4}\.?) ?([-+−]?)(\d[\d.,'’ ]*|[.,]\d+)(e[-+]?\d{1,3})? ?([^\d\s.,]\S{0,7})?$/iu;

function readNumber(cell: unknown, mark: DecimalMark): ReadNumber | undefined {
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

interface Parts {
  readonly negative: boolean;
  readonly digits: string;
  readonly exponent: string;
  readonly unit: string;
}

function partsOf(cell: string): Parts | undefined {
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

/** What the cells prove about their decimal mark; undefined when nothing does, or they contradict one another. */
export function decimalMarkOf(cells: Cells): DecimalMark | undefined {
  if (cells instanceof Float64Array) return undefined;
  let found: DecimalMark | undefined;
  for (const cell of cells.slice(0, askedForMark)) {
    if (typeof cell !== 'string' || !/[.,]/.test(cell)) continue;
    const mark = provenMark(partsOf(cell)?.digits ?? '');
    if (mark === undefined) continue;
    if (found !== undefined && found !== mark) return undefined;
    found = mark;
  }
  return found;
}

function provenMark(digits: string): DecimalMark | undefined {
  const marks = digits.replace(/[^.,]/g, '');
  const last = marks.at(-1) === ',' ? ',' : '.';
  const other = last === ',' ? '.' : ',';
  if (marks.length === 0) return undefined;
  if (marks.includes(other)) return last;
  if (marks.length > 1) return other;
  const [whole = '', fraction = ''] = digits.split(last);
  return fraction.length !== 3 || whole.length > 3 || /^0?$/.test(whole) ? last : undefined;
}
