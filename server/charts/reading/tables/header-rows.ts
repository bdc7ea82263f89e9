import { areSteps, cellKind, isUnitText } from '#table';
import { areNamesBesideTime, columnsOfData, usualWidth } from './row-shapes.ts';
import { dataIn, isDated, isLikeData, isMissing, isRemark, isTitleRow, type Row } from './rows.ts';
import { isTimeName } from './time-names.ts';

/** Rows below a header that are looked at. */
const sampleSize = 5;
/** Rows that a header may have. */
const mostRows = 3;

/** A header: its rows, and which columns hold data below it. */
export interface TableHeader {
  /** the first row that is joined to the names; there may be rows of attributes above it */
  readonly start: number;
  /** the first row below it */
  readonly end: number;
  readonly width: number;
  /** columns of figures or times */
  readonly dataColumns: readonly number[];
  /** the rows below it begin with times */
  readonly isDated: boolean;
  /** columns to the left of the header's first cell: a program left out the name of the rows' names */
  readonly shift: 0 | 1;
}

/** The header that begins at a row, if one does: names above figures or times. */
export function headerAt(rows: readonly Row[], start: number): TableHeader | undefined {
  if (!canHead(rows, start) || isLikeNext(rows, start)) return undefined;
  let last = start;
  while (last - start < mostRows - 1 && canHead(rows, last + 1) && belongTogether(rows[last], rows[last + 1]))
    last += 1;
  for (; last >= start; last -= 1) {
    const header = headerOf(rows, start, last);
    if (header) return header;
  }
  return undefined;
}

/** Whether a row has data wherever the next one has, and so is no header. A quick test: most rows are. */
function isLikeNext(rows: readonly Row[], at: number): boolean {
  const [row, next] = [rows[at], rows[at + 1]];
  if (!row || !next) return true;
  const own = dataIn(row);
  const first = own.indexOf(true);
  if (first < 0) return !rows.slice(at + 1, at + 1 + mostRows).some((each) => dataIn(each).includes(true));
  if (!dataIn(next).every((isData, column) => !isData || own[column])) return false;
  return !(first > 0 && areSteps(row.cells.slice(first, row.width))) && !areNumbered(row);
}

/** A remark is a header only directly above the table: `# year,mean`. */
function canHead(rows: readonly Row[], at: number): boolean {
  const row = rows[at];
  if (!row || row.filled < 2 || isTitleRow(row)) return false;
  const next = rows[at + 1];
  return !isRemark(row) || (next !== undefined && !isRemark(next) && next.width === row.width);
}

/** Whether the next row is part of the header too: units, or names below merged or repeated ones. */
function belongTogether(upper: Row | undefined, lower: Row | undefined): boolean {
  if (!upper || !lower || isRemark(upper)) return false;
  if (dataIn(upper).includes(true) && !areNumbered(upper) && !areSteps(upper.cells.slice(1))) return false;
  if (
    dataIn(lower).includes(true) &&
    !(areNumbered(lower) && (areNumbered(upper) || upper.filled < upper.width))
  )
    return false;
  if (lower.cells.every((cell) => cell === '' || isUnitText(cell)) && lower.filled > lower.width / 3)
    return true;
  if (isSpread(upper) || isSpread(lower) || lower.cells[0] === '') return lower.width >= upper.width / 2;
  // the same names in another language, or kinds of values; of two columns it would be a title with its value
  const areNames = !lower.isBelowGap && !dataIn(lower).includes(true);
  return areNames && upper.width > 2 && lower.width === upper.width;
}

/** Whether cells of a header are empty or repeated, as where they were merged. */
export function isSpread({ cells, filled, width }: Row): boolean {
  const names = cells.slice(1, width).filter((cell) => cell !== '');
  return filled < width - (cells[0] === '' ? 1 : 0) || new Set(names).size < names.length;
}

/** A name, then whole numbers that repeat, count up or start again: numbers of nodes, weeks, months. */
function areNumbered({ cells, width }: Row): boolean {
  const [first = '', ...others] = cells.slice(0, width);
  const numbers = others.filter((cell) => cell !== '').map(Number);
  const areSmallSteps = numbers.every((number, at) => {
    const step = at === 0 ? 0 : number - (numbers[at - 1] ?? 0);
    return Number.isInteger(number) && (step === 0 || step === 1 || number === numbers[0]);
  });
  return first !== '' && !isLikeData(first) && areSmallSteps;
}

function headerOf(rows: readonly Row[], start: number, last: number): TableHeader | undefined {
  const head = rows[last];
  const below = rowsBelow(rows, last).filter((row) => row.filled > 1 || head?.width === 1);
  const [next] = below;
  if (!head || !next) return undefined;
  const top = rows.slice(start, last + 1);
  const width = top.reduce((most, row) => Math.max(most, row.width), 0);
  const widthBelow = usualWidth(below);
  if (widthBelow > width + 1) return undefined;
  const shift = isShifted(head, width, below) ? 1 : 0;
  const dataColumns = columnsOfData(below, Math.max(width, widthBelow));
  // names above names: the header is further down
  if (!dataColumns.some((column) => isLikeData(next.cells[column] ?? ''))) return undefined;
  // a row of units or a total above dates belongs to what is above it
  const firstDated = below.findIndex(isDated);
  if (
    firstDated > 0 &&
    below.length > firstDated + 1 &&
    below.every((row, at) => startsLikeDates(row, at < firstDated))
  )
    return undefined;
  const areDated = below.every(isDated);
  if (areDated && isDated(head)) return undefined;
  const isSure =
    areDated &&
    (!hasFigures(head, next, dataColumns) || areNamesBesideTime(head) || isBelowNames(rows, start));
  if (!isSure && !isHead(head, dataColumns, below, shift) && !(last > start && areNumbered(head)))
    return undefined;
  return {
    start,
    end: last + 1,
    width: Math.max(width + shift, widthBelow),
    dataColumns,
    isDated: areDated,
    shift,
  };
}

/** Figures above figures of the same kind: a row of data, or of attributes if there are more above it. */
function hasFigures(head: Row, next: Row, dataColumns: readonly number[]): boolean {
  return dataColumns.some((column) => {
    const [cell = '', below = ''] = [head.cells[column], next.cells[column]];
    return isLikeData(cell) && cellKind(cell) === cellKind(below);
  });
}

function isBelowNames(rows: readonly Row[], at: number): boolean {
  const [row, above] = [rows[at], rows[at - 1]];
  return (
    row?.isBelowGap === false &&
    above !== undefined &&
    above.filled > 1 &&
    Math.abs(above.width - row.width) < 2
  );
}

/** Up to the next gap. */
function rowsBelow(rows: readonly Row[], at: number): readonly Row[] {
  const below = rows.slice(at + 1, at + 1 + sampleSize);
  const gap = below.findIndex((row, index) => index > 0 && row.isBelowGap);
  return gap < 0 ? below : below.slice(0, gap);
}

function startsLikeDates(row: Row, isAbove: boolean): boolean {
  return isAbove ? row.cells[0] !== '' && !isLikeData(row.cells[0] ?? '') : isDated(row);
}

/** Texts stand above data, and more of them than figures above figures; or the columns are steps, such as years. */
function isHead(
  { cells, width }: Row,
  dataColumns: readonly number[],
  below: readonly Row[],
  shift: 0 | 1,
): boolean {
  const above = dataColumns.map((column) => cells[column - shift] ?? '');
  const texts = above.filter((cell) => !isMissing(cell) && !isLikeData(cell)).length;
  const figures = dataColumns.filter((column) => {
    const cell = cells[column - shift] ?? '';
    // a program that marks each row repeats the mark in its header
    return isLikeData(cell) && below.some((row) => row.cells[column] !== cell);
  });
  if (texts > figures.length) return true;
  const first = cells.findIndex(isLikeData);
  const end = cells.findIndex((cell, at) => at > first && cell !== '' && !isLikeData(cell));
  const steps = cells.slice(first, end < 0 ? width : end);
  const names = [...cells.slice(0, first), ...(end < 0 ? [] : cells.slice(end))];
  return (
    first > 0 &&
    names.every((cell) => !isLikeData(cell)) &&
    areSteps(steps) &&
    dataColumns.some((at) => at >= first)
  );
}

/**
 * Programs that name the rows leave out the name of these names: `a,b` above `x,1,2`. A column behind the last name that has one is a column
 * without a name instead.
 */
function isShifted({ cells, width }: Row, total: number, below: readonly Row[]): boolean {
  if (total !== width || cells[0] === '' || below.length < 2) return false;
  if (below.some((row) => row.width !== width + 1)) return false;
  const firsts = below.map((row) => row.cells[0] ?? '');
  const lasts = below.map((row) => row.cells[width] ?? '');
  return (
    new Set(firsts).size === firsts.length &&
    !isTimeName(cells[0] ?? '') &&
    lasts.every((cell) => isLikeData(cell) || isMissing(cell))
  );
}
