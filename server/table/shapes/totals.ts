import { parseNumbers } from '../cells/numbers.ts';
import { isEmptyCell, textOf } from '../cells/text.ts';
import { parseTimes } from '../cells/times.ts';
import { noteFound } from '../notes.ts';
import type { RawColumn, RawTable } from '../raw-table.ts';

const totals =
  /^(?:(?:合|总|總)\s*[计計]|[计計]|总和|小[计計]|总数|总额|全部|합계|총계|(?:grand |sub-?|general |service |account |region )?totals?|total (?:general|général|geral|generale)|totale|totaal|toplam|sum|summe|summa|suma|somme|soma|gesamt(?:summe)?|insgesamt|razem|celkem|összesen|итого|всего|all|overall)\s*[:：]?$|^(?:grand |sub-?)?totals?(?:\s*[:：–—-]\s*|\s+(?=[(\[]))\S.{0,39}$/i;
/** Only these many columns name the rows. */
const maxNames = 3;
/** Of two rows each is the sum of the other, if they are alike. */
const minRows = 3;
/** Of the total: parts are rounded, and some rows may not be shown. */
const tolerance = 0.05;

/** `Total: search`, `Total: account` below each other. */
const mostTotals = 3;

/**
 * Leaves out rows of totals, at the end or above all, which would dwarf the others: their names are words for it, they have no time, and at
 * least one number of each is the sum of the others. A series called total has times, and the answers of all add up to nothing.
 */
export function dropTotal(raw: RawTable): RawTable {
  const last = totalsAtEnd(raw);
  const rows = raw.rows - last.length;
  if (last.length > 0 && rows >= minRows - 1 && last.every((_, at) => hasSum(raw, rows + at, [0, rows])))
    return noteFound(withRows(raw, 0, rows), 'left-out', ({ notes }) =>
      notes.lastTotal(last.join(notes.comma)),
    );
  const first = totalAt(raw, 0);
  if (first === undefined || raw.rows < minRows || !hasSum(raw, 0, [1, raw.rows])) return raw;
  return noteFound(withRows(raw, 1, raw.rows), 'left-out', ({ notes }) => notes.firstTotal(first));
}

/** The names of the totals at the end, in the file's order. */
function totalsAtEnd(raw: RawTable): string[] {
  const names: string[] = [];
  while (names.length < mostTotals) {
    const name = totalAt(raw, raw.rows - 1 - names.length);
    if (name === undefined) break;
    names.unshift(name);
  }
  return names;
}

/** The name of a row, if it is one of a total. */
function totalAt({ columns }: RawTable, row: number): string | undefined {
  const name = columns
    .slice(0, maxNames)
    .map(({ cells }) => textOf(cells[row]))
    .find((text) => totals.test(text));
  return name !== undefined && !columns.some((column) => hasTimeAt(column, row)) ? name : undefined;
}

function withRows(raw: RawTable, start: number, end: number): RawTable {
  const columns = raw.columns.map((column) => ({ ...column, cells: column.cells.slice(start, end) }));
  return { ...raw, rows: end - start, columns };
}

function hasTimeAt({ cells }: RawColumn, row: number): boolean {
  const time = parseTimes(cells)?.values[row] ?? NaN;
  return time === time;
}

/** Whether a row has the sum of others in a column. */
function hasSum({ columns }: RawTable, row: number, [start, end]: readonly [number, number]): boolean {
  return columns.some(({ cells }) => {
    if (isEmptyCell(cells[row]) || cells[row] === '') return false;
    const values = parseNumbers(cells)?.values;
    const total = values?.[row] ?? NaN;
    const sum = values?.subarray(start, end).reduce((all, value) => all + (value || 0), 0) ?? NaN;
    return total !== 0 && Math.abs(sum - total) <= Math.abs(total) * tolerance;
  });
}
