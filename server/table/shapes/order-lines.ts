import { parseNumbers } from '../cells/numbers.ts';
import { isEmptyCell, textOf } from '../cells/text.ts';
import { parseTimes } from '../cells/times.ts';
import { noteFound } from '../notes.ts';
import type { RawColumn, RawTable } from '../raw-table.ts';
import { measureNameOf } from '../secondary-measures/names.ts';
import { rowsLeft } from './totals.ts';

/** What numbers the orders stands in front. */
const maxKeys = 4;
const [minOrders, minLines, minShare] = [6, 2, 0.05];
/** Where as many rows have a number each, so have the others. */
const firstLook = 200;
/** `#1001`, `INV-7`, `2026-0017`: a number, and not the name of a place or a person. */
const orderNumber = /^[^\p{L}\d]{0,2}\p{L}{0,5}[-_/ ]?\d[-\d_/]*$/u;

/**
 * A shop's export has a row for each thing that was bought, and what is known of the order, such as its total, in the first of them only. Each order
 * becomes one row, so that it counts once; what differs from thing to thing within an order is left out.
 */
export function foldOrders(raw: RawTable): RawTable {
  const key = raw.columns.slice(0, maxKeys).find((column) => isOrderKey(column, raw.rows));
  if (!key) return raw;
  const lines = continuations(key);
  const others = raw.columns.filter((column) => column !== key);
  const hasTotal = others.some(
    (column) =>
      measureNameOf(column.name).isWhole &&
      isOfOrders(column, lines) &&
      parseNumbers(column.cells) !== undefined,
  );
  if (!hasTotal) return raw;
  const ofThings = new Set(others.filter((column) => tellsThings(column, lines)));
  const columns = raw.columns.filter((column) => !ofThings.has(column));
  const names = [...ofThings].map(({ name }) => name);
  return noteFound(rowsLeft({ ...raw, columns }, lines), 'left-out', ({ notes }) =>
    notes.orderLines(lines.length, names.join(notes.comma)),
  );
}

/** Whether a column has numbers of orders, of which some come again, each right below itself. */
function isOrderKey({ cells }: RawColumn, rows: number): boolean {
  if (cells instanceof Float64Array) return false;
  let [runs, before] = [0, ''];
  const seen = new Set<string>();
  for (const [row, cell] of cells.entries()) {
    const text = textOf(cell);
    if (row === firstLook && runs === row) return false;
    if (text !== before) {
      if (seen.has(text) || !orderNumber.test(text)) return false;
      seen.add(text);
      runs += 1;
      before = text;
    }
  }
  if (runs < minOrders || rows - runs < Math.max(minLines, minShare * rows)) return false;
  return parseTimes(cells) === undefined;
}

/** The rows that go on with the order above them. */
function continuations({ cells }: RawColumn): readonly number[] {
  const texts = Array.from(cells, textOf);
  return texts.flatMap((text, row) => (row > 0 && text === texts[row - 1] ? [row] : []));
}

/** Empty where an order goes on, and filled where it begins. */
function isOfOrders({ cells }: RawColumn, lines: readonly number[]): boolean {
  if (!lines.every((row) => isEmptyCell(cells[row]))) return false;
  let filled = 0;
  for (let row = 0; row < cells.length; row += 1) if (!isEmptyCell(cells[row])) filled += 1;
  return filled >= 0.8 * (cells.length - lines.length);
}

/** Whether a column has something else to say of the things of one order. */
function tellsThings({ cells }: RawColumn, lines: readonly number[]): boolean {
  return lines.some((row) => !isEmptyCell(cells[row]) && textOf(cells[row]) !== textOf(cells[row - 1]));
}
