import { hasHeader } from '#table';
import { isLikeData, isPlainNumber } from './csv-cells.ts';

type Row = readonly string[];
export type Cell = string | number | null;

/** More cells than the largest file can hold, unless one long line widens many short ones. */
const mostCells = 2_000_000;
/** Rows that are sampled to classify the table. */
const sampleRows = 100;
/** Lines at the top of a file that are searched for titles. */
const mostTitles = 20;

/**
 * The table in the rows of a file: without titles above it, all rows equally long, the header first if there is one. A column of plain JSON
 * numbers becomes numbers; all else stays text. Undefined if the rows are so uneven that the table would be huge.
 */
export function tableOf(records: readonly Row[]): Cell[][] | undefined {
  const trimmed = records.map((row) => row.map((cell) => cell.trim()));
  const rows = withoutTitles(trimmed.filter((row) => row.some((cell) => cell !== '')));
  const width = rows.reduce((widest, row) => Math.max(widest, filledTo(row)), 0);
  if (width * rows.length > mostCells) return undefined;
  const [first = [], ...others] = rows;
  const header = hasHeader(rows) ? [named(first, width)] : [];
  const body = header.length > 0 ? others : rows;
  const typed = Array.from({ length: width }, (_, column) => isNumeric(body, column));
  return [...header, ...body.map((row) => typed.map((numeric, i) => cellOf(row[i] ?? '', numeric)))];
}

/**
 * Spreadsheets are exported with their titles: lines of text above a wider table. A title line fills at most half of the table's width, or
 * stands above a full line of names that stands above numbers.
 */
function withoutTitles(rows: readonly Row[]): readonly Row[] {
  const width = usualWidth(rows);
  const start = rows.findIndex((row) => filledCells(row) > width / 2 || !isTitle(row));
  const full = rows.findIndex((row) => filledCells(row) >= width || !isTitle(row));
  if (full > start && full <= mostTitles && isAboveFigures(rows, full)) return rows.slice(full);
  return start > 0 && start <= mostTitles ? rows.slice(start) : rows;
}

function isTitle([first = '']: Row): boolean {
  return first !== '' && !isLikeData(first);
}

function isAboveFigures(rows: readonly Row[], at: number): boolean {
  const row = rows[at] ?? [];
  const below = rows.slice(at + 1, at + 1 + sampleRows);
  return !row.some(isLikeData) && row.some((_, column) => isDataColumn(below, column));
}

/** The most frequent row length; of several the greatest. */
function usualWidth(rows: readonly Row[]): number {
  const frequency = new Map<number, number>();
  for (const row of rows.slice(0, sampleRows))
    frequency.set(filledTo(row), (frequency.get(filledTo(row)) ?? 0) + 1);
  const most = Math.max(...frequency.values());
  return Math.max(...[...frequency].flatMap(([width, count]) => (count === most ? [width] : [])));
}

function filledCells(row: Row): number {
  return row.reduce((count, cell) => (cell === '' ? count : count + 1), 0);
}

/** The length of a row without its empty cells at the end. */
function filledTo(row: Row): number {
  return row.findLastIndex((cell) => cell !== '') + 1;
}

function isDataColumn(rows: readonly Row[], column: number): boolean {
  const cells = rows.map((row) => row[column] ?? '').filter((cell) => cell !== '');
  return cells.length > 0 && cells.filter(isLikeData).length > cells.length / 2;
}

/** Makes names unique: columns are identified by them. */
function named(first: Row, width: number): string[] {
  const seen = new Map<string, number>();
  return Array.from({ length: width }, (_, i) => {
    const name = first[i] ?? '';
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return name === '' || times === 1 ? name : `${name} (${times})`;
  });
}

function isNumeric(rows: readonly Row[], column: number): boolean {
  let some = false;
  for (const row of rows) {
    const cell = row[column] ?? '';
    if (cell !== '' && !isPlainNumber(cell)) return false;
    some ||= cell !== '';
  }
  return some;
}

function cellOf(cell: string, numeric: boolean): Cell {
  if (!numeric) return cell;
  return cell === '' ? null : Number(cell);
}
