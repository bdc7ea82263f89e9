import { quantityInName, quantityOfUnit } from '../aggregation/quantity-names.ts';
import { parseNumbers } from '../cells/numbers.ts';
import { isEmptyCell, textOf } from '../cells/text.ts';
import { parseTimes } from '../cells/times.ts';
import { noteFound } from '../notes.ts';
import type { Cells, RawTable } from '../raw-table.ts';

const totals =
  /^(?:(?:合|总|總)\s*[计計]|[计計]|总和|小[计計]|总数|总额|全部|합계|총계|(?:grand |sub-?|general |service |account |region )?totals?|total (?:general|général|geral|generale)|totale|totaal|toplam|sum|summe|summa|suma|somme|soma|gesamt(?:summe)?|insgesamt|razem|celkem|összesen|итого|всего|all|overall|aggregated?)\s*[:：]?$|^(?:grand |sub-?)?totals?(?:\s*[:：–—-]\s*|\s+(?=[(\[]))\S.{0,39}$|^(?:sub-?total|sous-total|zwischensumme|subtotale)\s+\S.{0,39}$/i;
/** A total of something may as well be the name of a thing, so that its numbers must add up more exactly: `Total dépenses`, `All districts`. */
const totalsOf =
  /^(?:totals?|totaux|totale|totaal|summe|gesamt|suma|soma)\s+\S.{0,39}$|^(?:all|alle|tous les|toutes les|todos los|todas las|tutti i|tutte le|todos os|todas as)\s+\S+(?:\s\S+)?$|^\S.{0,39}\s(?:insgesamt|gesamt|total|totaal|totale)$|^(?:所有|全(?:市|国|國|省|区|県|都|体)).{0,20}$|.(?:合计|总计|合計)$/iu;
const exactly = 0.005;
/** Only these many columns name the rows. */
const maxNames = 3;
/** Of two rows each is the sum of the other, if they are alike. */
const minRows = 3;
/** Of the total: parts are rounded, and some rows may not be shown. */
const tolerance = 0.05;

/** Whether a name is nothing but a word for a total. */
export function isTotalName(name: string): boolean {
  return totals.test(name.trim());
}

/** Of the columns that can be added up so many agree at least; people mistype one of many. */
export const mostAgree = 3 / 4;

/** Of the rows: more of them are a list of totals. */
const mostTotals = 1 / 2;

/**
 * Leaves out rows of totals, which would dwarf the others: at the end, above all, or below each part of a table. Their names are words for it,
 * they have no time, and what can be added of their numbers is the sum of others; a name that mostly is one of a total is one everywhere. A series called
 * total has times, and the answers of all add up to nothing. A row with the sums of all others in every column needs no such name.
 */
export function dropTotal(raw: RawTable): RawTable {
  if (raw.rows < minRows) return raw;
  const names = namesOfTotals(raw);
  const numbers = names.size > 0 ? addableIn(raw) : [];
  const proven = new Map<string, number>();
  for (const [row, name] of names) {
    const proof = proofOf(row, raw.rows, names, numbers);
    proven.set(name, (proven.get(name) ?? 0) + proof);
  }
  const found = new Set([...proven].filter(([, proof]) => proof > 0).map(([name]) => name));
  const rows = [...names].filter(([, name]) => found.has(name)).map(([row]) => row);
  if (rows.length > Math.max(1, raw.rows * mostTotals)) return raw;
  if (rows.length > 0) return withoutHeadings(withoutRows(raw, rows, [...found]), rows.length);
  const whole = [0, raw.rows - 1].find((row) => isWhole(raw, row));
  return whole === undefined ? raw : withoutRows(raw, [whole], [textOf(raw.columns[0]?.cells[whole])]);
}

/** The rows that are called totals and have no time. There are none inside without one at an end. */
function namesOfTotals({ rows, columns }: RawTable): ReadonlyMap<number, string> {
  const names = new Map<number, string>();
  const nameAt = (row: number): string | undefined =>
    // a total may have no name where the others have theirs, and be told by a remark at the end
    (isEmptyCell(columns[0]?.cells[row]) ? columns : columns.slice(0, maxNames))
      .map(({ cells }) => (typeof cells[row] === 'string' ? textOf(cells[row]) : ''))
      .find((text) => totals.test(text) || totalsOf.test(text));
  if (nameAt(0) === undefined && nameAt(rows - 1) === undefined) return names;
  for (let row = 0; row < rows; row += 1) {
    const name = nameAt(row);
    if (name !== undefined) names.set(row, name);
  }
  for (const { cells } of columns) {
    const times = parseTimes(cells)?.values;
    for (const row of names.keys()) if (times && !Number.isNaN(times[row])) names.delete(row);
  }
  return names;
}

/** Columns of numbers that can be added up: neither rates nor prices of one. */
function addableIn({ columns }: RawTable): Float64Array[] {
  const all = columns.flatMap(({ name, unit, cells }) => {
    const numbers = parseNumbers(cells);
    if (!numbers) return [];
    const quantity = quantityOfUnit(unit ?? numbers.unit ?? '') ?? quantityInName(name);
    return [{ values: numbers.values, isRate: quantity === 'rate' || name.trim().endsWith('%') }];
  });
  const addable = all.filter(({ isRate }) => !isRate);
  return (addable.length > 0 ? addable : all).map(({ values }) => values);
}

/**
 * 1 if a row has the sums of the part of the table above it, of all rows above it, or, above all, of those below it; -1 if its numbers are others, 0
 * if it has none. A word that means nothing else is believed where half of the columns add up, others where nearly all do.
 */
function proofOf(
  row: number,
  rows: number,
  names: ReadonlyMap<number, string>,
  numbers: readonly Float64Array[],
): -1 | 0 | 1 {
  const before = [...names.keys()].findLast((one) => one < row && !names.has(one + 1)) ?? -1;
  const parts = row === 0 ? [[1, rows] as const] : [[before + 1, row] as const, [0, row] as const];
  const isSure = totals.test(names.get(row) ?? '');
  const isSumIn = (values: Float64Array): boolean =>
    parts.some(([start, end]) =>
      isNear(sumOf(values, start, end, names), values[row] ?? NaN, isSure ? tolerance : exactly),
    );
  const filled = numbers.filter((values) => (values[row] || 0) !== 0);
  if (filled.length === 0) return 0;
  const count = filled.filter(isSumIn).length;
  const isProven = isSure
    ? count >= filled.length / 2
    : count >= filled.length * mostAgree && parts.some(([start, end]) => end - start > 1);
  return isProven ? 1 : -1;
}

function sumOf(values: Float64Array, start: number, end: number, names: ReadonlyMap<number, string>): number {
  let sum = 0;
  for (let row = start; row < end; row += 1) if (!names.has(row)) sum += values[row] || 0;
  return sum;
}

function isNear(sum: number, total: number, within: number): boolean {
  return Math.abs(sum - total) <= Math.abs(total) * within;
}

/** So many parts, and columns that add up exactly, are not so by chance; where most of them are nothing, they may be. */
const [minParts, minSums, mostParts] = [4, 2, 500];
const rounding = 1e-6;

/** Whether a row has a name, and the sums of all others in all columns of plain numbers. */
function isWhole({ rows, columns }: RawTable, row: number): boolean {
  const [label, ...others] = columns;
  if (rows <= minParts || rows > mostParts || typeof label?.cells[row] !== 'string') return false;
  // called like one of its parts it is one of them
  if (Array.from(label.cells, textOf).filter((name) => name === label.cells[row]).length > 1) return false;
  if (others.length < minSums || others.some(({ cells }) => typeof cells[row] !== 'number')) return false;
  return others.every(({ cells }) => {
    let [sum, total, filled] = [0, 0, 0];
    for (let at = 0; at < rows; at += 1) {
      const value = typeof cells[at] === 'number' ? (cells[at] as number) : 0;
      if (at === row) total = value;
      else {
        sum += value;
        if (value !== 0) filled += 1;
      }
    }
    return total > 0 && filled >= minParts && isNear(sum, total, rounding);
  });
}

/** Of parts with sums of their own the headings go, too: rows with a name and nothing else. */
function withoutHeadings(raw: RawTable, sums: number): RawTable {
  const [names, ...others] = raw.columns;
  const isHeading = (row: number): boolean =>
    !isEmptyCell(names?.cells[row]) && others.every(({ cells }) => isEmptyCell(cells[row]));
  const headings = Array.from({ length: raw.rows }, (_, row) => row).filter(isHeading);
  if (sums < 2 || headings.length === 0 || headings.length > sums) return raw;
  const told = headings.map((row) => textOf(names?.cells[row]));
  return noteFound(rowsLeft(raw, headings), 'left-out', ({ notes }) =>
    notes.headings(told.join(notes.comma)),
  );
}

function withoutRows(raw: RawTable, rows: readonly number[], names: readonly string[]): RawTable {
  const table = rowsLeft(raw, rows);
  const isFirst = rows.length === 1 && rows[0] === 0;
  return noteFound(table, 'left-out', ({ notes }) => {
    const name = names.join(notes.comma);
    if (isFirst) return notes.firstTotal(name);
    return rows.every((row) => row >= table.rows) ? notes.lastTotal(name) : notes.totals(rows.length, name);
  });
}

/** The same table without some rows. */
export function rowsLeft(raw: RawTable, rows: readonly number[]): RawTable {
  const left = new Set(rows);
  const kept = Array.from({ length: raw.rows }, (_, row) => row).filter((row) => !left.has(row));
  const columns = raw.columns.map((column) => ({ ...column, cells: picked(column.cells, kept) }));
  return { ...raw, rows: kept.length, columns };
}

function picked(cells: Cells, rows: readonly number[]): Cells {
  return cells instanceof Float64Array
    ? Float64Array.from(rows, (row) => cells[row] ?? NaN)
    : rows.map((row) => cells[row]);
}
