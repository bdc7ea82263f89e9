import type { Cell, Sheet } from 'hucre/xlsx';
import type { Area } from './area.ts';
import { emptyCell, readCell, type SheetCell } from './cell-text.ts';

/** The cells of a sheet that people see; rows may be shorter than others. */
export type SheetGrid = readonly (readonly SheetCell[])[];

/** The cells of a sheet inside an area, without hidden rows and columns. A merged cell's value stands in each of its cells, unless it is a title. */
export function gridOf(sheet: Sheet, area: Area): SheetGrid {
  const grid = sheet.rows.map((row, r) =>
    r < area.top || r > area.bottom ? [] : row.map((value, c) => readCell(value, formatAt(sheet, r, c))),
  );
  for (const merge of sheet.merges ?? []) fillMerge(grid, merge);
  const columns = Array.from({ length: widthOf(grid) }, (_, c) => c).filter(
    (c) => c >= area.left && c <= area.right && !sheet.columns?.[c]?.hidden,
  );
  const isVisible = (r: number) => r >= area.top && r <= area.bottom && !sheet.rowDefs?.get(r)?.hidden;
  return grid
    .filter((row, r) => isVisible(r) && !isUncalculated(sheet, row, r))
    .map((row) => columns.map((c) => row[c] ?? emptyCell));
}

/** How many rows and columns of a sheet are hidden and have a value. */
export function countHidden({ rows, rowDefs, columns }: Sheet): { rows: number; columns: number } {
  const isFilled = (value: unknown) => value !== null && value !== '';
  return {
    rows: rows.filter((row, r) => rowDefs?.get(r)?.hidden && row.some(isFilled)).length,
    columns: (columns ?? []).filter(({ hidden }, c) => hidden && rows.some((row) => isFilled(row[c] ?? null)))
      .length,
  };
}

function formatAt({ cells }: Sheet, row: number, column: number): string | undefined {
  return cells?.get(`${row},${column}`)?.style?.numFmt;
}

/** A row of formulas that have no values yet, such as totals that a program wrote which does not calculate. */
function isUncalculated({ cells }: Sheet, row: readonly SheetCell[], r: number): boolean {
  return !row.some(({ isFigure }) => isFigure) && row.some((_, c) => isWithoutValue(cells?.get(`${r},${c}`)));
}

/** A formula that no program has calculated yet. */
export function isWithoutValue(cell: Cell | undefined): boolean {
  return cell?.type === 'formula' && cell.value === null;
}

type Merge = NonNullable<Sheet['merges']>[number];

/** A title is the only value of its rows. */
function fillMerge(grid: SheetCell[][], { startRow, startCol, endRow, endCol }: Merge): void {
  const first = grid[startRow]?.[startCol];
  if (!first || first.text === '') return;
  const rows = grid.slice(startRow, endRow + 1);
  const isTitle = rows.every((row) => row.every((cell) => cell === first || cell.text === ''));
  if (isTitle) return;
  // a hostile merge covers the whole sheet: only the cells that there are
  const last = Math.min(endCol, widthOf(grid) - 1);
  for (const row of rows) for (let c = startCol; c <= last; c++) row[c] = first;
}

function widthOf(grid: SheetGrid): number {
  return grid.reduce((widest, { length }) => Math.max(widest, length), 0);
}
