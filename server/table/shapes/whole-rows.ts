import { quantityInName, quantityOfUnit, type QuantityName } from '../aggregation/quantity-names.ts';
import { parseNumbers } from '../cells/numbers.ts';
import { isEmptyCell, textOf } from '../cells/text.ts';
import { parseTimes } from '../cells/times.ts';
import { noteFound } from '../notes.ts';
import type { RawColumn, RawTable } from '../raw-table.ts';
import { mostAgree, rowsLeft } from './totals.ts';

const [minRows, maxRows, minParts] = [6, 500, 5];
/** Above the parts may stand their whole, and a larger one. */
const maxHeads = 3;
/** So many columns add up by no chance; as many are looked at. */
const [minSums, maxColumns] = [2, 8];
const exactly = 0.005;

/**
 * Leaves out rows that hold others once more without being called totals: a country above its parts, with what stands above that; and in a list
 * with codes the rows that have none, and the sum of what stands above them.
 */
export function dropWholes(raw: RawTable): RawTable {
  if (raw.rows < minRows || raw.rows > maxRows) return raw;
  const rows = sumsWithoutCode(raw) ?? wholesAbove(raw);
  const names = raw.columns.find(isText);
  if (!rows || !names || !haveOwnNames(rows, names) || parseTimes(names.cells)) return raw;
  const told = rows.map((row) => textOf(names.cells[row]));
  return noteFound(rowsLeft(raw, rows), 'left-out', ({ notes }) =>
    told.length === 1 && rows[0] === 0
      ? notes.firstTotal(told.join())
      : notes.totals(rows.length, told.join(notes.comma)),
  );
}

/** A row that is called like one of its parts is one of them. */
function haveOwnNames(rows: readonly number[], { cells }: RawColumn): boolean {
  const left = new Set(rows);
  const names = new Set(rows.map((row) => textOf(cells[row])));
  return !Array.from(cells, textOf).some((name, row) => !left.has(row) && names.has(name));
}

function isText({ cells }: RawColumn): boolean {
  const [first, second] = [cells[0], cells[1]];
  return [first, second].every((cell) => typeof cell === 'string' && /\p{L}{2}/u.test(cell));
}

/** The rows above the parts, if the last of them is the sum of all below it in two columns or more, and none above it is smaller there. */
function wholesAbove({ rows, columns }: RawTable): readonly number[] | undefined {
  const first = columns[0];
  if (!first || !isText(first)) return undefined;
  const addable = columns.slice(1).filter(isAddable);
  const numbers = numbersOf(addable.filter(({ cells }) => beginsWithWhole(cells)));
  if (numbers.length < minSums) return undefined;
  // amounts that are not the sum of the others prove that the row is none
  if (addable.some((column) => isAmount(column) && !beginsWithWhole(column.cells))) return undefined;
  for (let head = 0; head < maxHeads; head += 1) {
    const sums = numbers.filter((values) => isSumOfBelow(values, head, rows));
    if (sums.length < minSums || sums.length < numbers.length) continue;
    const isAbove = (row: number): boolean =>
      sums.every((values) => (values[row] ?? NaN) >= (values[head] ?? NaN));
    const above = Array.from({ length: head + 1 }, (_, row) => row);
    return above.every(isAbove) ? above : undefined;
  }
  return undefined;
}

/** Whether one of the first rows is not less than the few rows below it: most columns need not be read for that. */
function beginsWithWhole(cells: RawColumn['cells']): boolean {
  const start = Array.from(parseNumbers(Array.from<unknown>(cells.slice(0, minParts + 1)))?.values ?? []);
  return start.slice(0, maxHeads).some((value, head) => {
    const below = start.slice(head + 1).reduce((sum, one) => sum + (one || 0), 0);
    return value > 0 && value * (1 + exactly) >= below;
  });
}

function isSumOfBelow(values: Float64Array, head: number, rows: number): boolean {
  let [sum, parts] = [0, 0];
  for (let row = head + 1; row < rows; row += 1) {
    const value = values[row] ?? NaN;
    if (value < 0) return false;
    if (!(value > 0)) continue;
    sum += value;
    parts += 1;
  }
  return parts >= minParts && isNear(sum, values[head] ?? NaN);
}

function isNear(sum: number, whole: number): boolean {
  return whole > 0 && Math.abs(sum - whole) <= exactly * whole;
}

const mostSums = 1 / 4;

/** The rows without a code where the others have one, if most of them are the sum of those since the last of them, or that sum again. */
function sumsWithoutCode({ rows, columns }: RawTable): readonly number[] | undefined {
  // of the codes of several levels the one that most rows of sums lack
  const codes = columns.slice(0, maxColumns).filter(({ cells }) => lacksSome(cells, rows));
  const lacking = codes.map(({ cells }) =>
    Array.from({ length: rows }, (_, row) => row).filter((row) => isEmptyCell(cells[row])),
  );
  const marked = lacking.toSorted((one, other) => other.length - one.length)[0];
  const code = marked && codes[lacking.indexOf(marked)];
  if (!code) return undefined;
  const isMarked = new Set(marked);
  const numbers = numbersOf(columns.slice(columns.indexOf(code) + 1).filter(isAddable));
  const found: number[] = [];
  for (const [at, row] of marked.entries()) {
    const before = marked[at - 1] ?? -1;
    const isAgain = before === row - 1;
    const filled = numbers.filter((values) => (values[row] ?? 0) > 0);
    const sums = filled.filter((values) => {
      let sum = 0;
      for (let one = before + 1; one < row; one += 1) if (!isMarked.has(one)) sum += values[one] || 0;
      return isNear(isAgain ? (values[before] ?? NaN) : sum, values[row] ?? NaN);
    });
    // the same once more only below a sum
    const isProven = sums.length >= minSums && sums.length >= filled.length * mostAgree;
    if (isProven && (!isAgain || found.includes(before))) found.push(row);
  }
  return found.length > marked.length / 2 ? found : undefined;
}

/** Codes are digits, hardly two rows have the same, and few rows have none. */
function lacksSome(cells: RawColumn['cells'], rows: number): boolean {
  let empty = 0;
  const codes = new Set<string>();
  for (let row = 0; row < rows; row += 1) {
    const cell: unknown = cells[row];
    if (isEmptyCell(cell)) empty += 1;
    else if (typeof cell === 'number' ? !Number.isInteger(cell) : !/^\d+$/.test(textOf(cell))) return false;
    else codes.add(textOf(cell));
    if (empty > rows * mostSums) return false;
  }
  return empty > 0 && codes.size > (rows - empty) / 2;
}

/** Rates are not added up. */
function isAddable(column: RawColumn): boolean {
  return quantityIn(column) !== 'rate';
}

function isAmount(column: RawColumn): boolean {
  return quantityIn(column) === 'amount' && parseNumbers(column.cells) !== undefined;
}

function quantityIn({ name, unit }: RawColumn): QuantityName | undefined {
  return unit === undefined ? quantityInName(name) : quantityOfUnit(unit);
}

function numbersOf(columns: readonly RawColumn[]): Float64Array[] {
  return columns.slice(0, maxColumns).flatMap(({ cells }) => parseNumbers(cells)?.values ?? []);
}
