import { parseNumbers } from '../cells/numbers.ts';
import { isEmptyCell, textOf } from '../cells/text.ts';
import { parseTimes } from '../cells/times.ts';
import { noteFound } from '../notes.ts';
import type { Cells, RawColumn, RawTable } from '../raw-table.ts';

const totals =
  /^(?:(?:合|总|總)\s*[计計]|[计計]|总和|小[计計]|总数|总额|全部|합계|총계|(?:grand |sub-?|general |service |account |region )?totals?|total (?:general|général|geral|generale)|totale|totaal|toplam|sum|summe|summa|suma|somme|soma|gesamt(?:summe)?|insgesamt|razem|celkem|összesen|итого|всего|all|overall)\s*[:：]?$/i;
/** Only these many columns name the rows. */
const maxNames = 3;
/** Of two rows each is the sum of the other, if they are alike. */
const minRows = 3;
/** Of the total: parts are rounded, and some rows may not be shown. */
const tolerance = 0.05;

/**
 * Leaves out a row of totals, at the end or above all, which would dwarf the others: its name is a word for it, it has no time, and at least
 * one of its numbers is the sum of the others. A series called total has times, and the answers of all add up to nothing.
 */
export function dropTotal(raw: RawTable): RawTable {
  return dropTotalAt(raw, raw.rows - 1) ?? dropTotalAt(raw, 0) ?? raw;
}

function dropTotalAt(raw: RawTable, row: number): RawTable | undefined {
  const names = raw.columns.slice(0, maxNames).map(({ cells }) => textOf(cells[row]));
  const total = names.find((name) => totals.test(name));
  if (raw.rows < minRows || total === undefined || raw.columns.some((column) => hasTimeAt(column, row)))
    return undefined;
  if (!raw.columns.some((column) => isSumAt(column, row))) return undefined;
  const columns = raw.columns.map((column) => ({ ...column, cells: withoutRow(column.cells, row) }));
  return noteFound({ ...raw, rows: raw.rows - 1, columns }, 'left-out', ({ notes }) =>
    row === 0 ? notes.firstTotal(total) : notes.lastTotal(total),
  );
}

function withoutRow(cells: Cells, row: number): Cells {
  return row === 0 ? cells.slice(1) : cells.slice(0, row);
}

function hasTimeAt({ cells }: RawColumn, row: number): boolean {
  const time = parseTimes(cells)?.values[row] ?? NaN;
  return time === time;
}

function isSumAt({ cells }: RawColumn, row: number): boolean {
  if (isEmptyCell(cells[row]) || cells[row] === '') return false;
  const values = parseNumbers(cells)?.values;
  const total = values?.[row] ?? NaN;
  const sum = (values?.reduce((all, value) => all + (value || 0), 0) ?? NaN) - total;
  return total !== 0 && Math.abs(sum - total) <= Math.abs(total) * tolerance;
}
