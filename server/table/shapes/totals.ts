import { parseNumbers } from '../cells/numbers.ts';
import { isEmptyCell, textOf } from '../cells/text.ts';
import { parseTimes } from '../cells/times.ts';
import { noteFound } from '../notes.ts';
import type { RawColumn, RawTable } from '../raw-table.ts';

const totals =
  /^(?:(?:合|总|總)\s*[计計]|[计計]|总和|小[计計]|总数|总额|全部|합계|총계|(?:grand |sub-?|general )?totals?|total (?:general|général|geral|generale)|totale|totaal|toplam|sum|summe|summa|suma|somme|soma|gesamt(?:summe)?|insgesamt|razem|celkem|összesen|итого|всего|all|overall)\s*[:：]?$/i;
/** Only these many columns name the rows. */
const maxNames = 3;
/** Of the total: parts are rounded, and some rows may not be shown. */
const tolerance = 0.05;

/**
 * Leaves out a last row of totals, which would dwarf the others: its name is a word for it, it has no time, and at least one of its numbers
 * is the sum of those above. A series called total has times, and the answers of all add up to nothing.
 */
export function dropTotal(raw: RawTable): RawTable {
  const last = raw.rows - 1;
  const names = raw.columns.slice(0, maxNames).map(({ cells }) => textOf(cells[last]));
  const total = names.find((name) => totals.test(name));
  if (last < 2 || total === undefined || raw.columns.some((column) => hasTimeAt(column, last))) return raw;
  if (!raw.columns.some((column) => isSumAt(column, last))) return raw;
  const columns = raw.columns.map((column) => ({ ...column, cells: column.cells.slice(0, last) }));
  return noteFound({ ...raw, rows: last, columns }, 'left-out', ({ notes }) => notes.lastTotal(total));
}

function hasTimeAt({ cells }: RawColumn, row: number): boolean {
  const time = parseTimes(cells)?.values[row] ?? NaN;
  return time === time;
}

function isSumAt({ cells }: RawColumn, row: number): boolean {
  if (isEmptyCell(cells[row]) || cells[row] === '') return false;
  const values = parseNumbers(cells)?.values;
  const total = values?.[row] ?? NaN;
  const sum = values?.subarray(0, row).reduce((all, value) => all + (value || 0), 0) ?? NaN;
  return total !== 0 && Math.abs(sum - total) <= Math.abs(total) * tolerance;
}
