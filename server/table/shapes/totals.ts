import { textOf } from '../cells/text.ts';
import type { RawTable } from '../raw-table.ts';

const totals =
  /^(?:合\s*计|总\s*计|总和|小计|总数|全部|total|totals|grand total|sum|summe|gesamt|insgesamt|subtotal|all)[:：]?$/i;

/** Removes a last row of totals, which would dwarf the others. */
export function dropTotal(raw: RawTable): RawTable {
  const last = raw.rows - 1;
  if (last < 2 || !raw.columns.slice(0, 2).some(({ cells }) => totals.test(textOf(cells[last])))) return raw;
  return {
    ...raw,
    rows: last,
    columns: raw.columns.map((column) => ({ ...column, cells: column.cells.slice(0, last) })),
  };
}
