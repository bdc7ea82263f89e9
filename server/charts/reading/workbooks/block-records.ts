import type { SheetCell } from './cell-text.ts';
import type { SheetGrid } from './sheet-grid.ts';

const tallestHeader = 4;

/**
 * A block as the records of a CSV file. The unit that all numbers of a column have stands in brackets behind the column's name; where units
 * differ, or there is no name, each number has its own.
 */
export function recordsOf(block: SheetGrid): string[][] {
  const grid = withOneHeader(block);
  const records = grid.map((row) => row.map(withUnit));
  const width = grid.reduce((widest, { length }) => Math.max(widest, length), 0);
  for (let column = 0; column < width; column++) nameUnit(grid, records, column);
  return records;
}

/** Joins the rows of a header that is tied together by merged cells: `2025` above `Sales` is `2025 Sales`. */
function withOneHeader(grid: SheetGrid): SheetGrid {
  const height = grid.findIndex((row, r) => !isTied(row, grid[r + 1])) + 1;
  const hasFigures = grid
    .slice(0, height)
    .some((row) => row.some((cell, c) => cell.isFigure && !isWide(row, c)));
  if (height < 2 || height > tallestHeader || hasFigures) return grid;
  const rows = grid.slice(0, height);
  const header = (grid[0] ?? []).map((_, c): SheetCell => {
    const texts = new Set(rows.map((row) => row[c]?.text ?? '').filter((text) => text !== ''));
    return { text: [...texts].join(' ') };
  });
  return [header, ...grid.slice(height)];
}

/** Merged with a cell beside it: a number that stands above several columns is a name, such as a year. */
function isWide(row: SheetGrid[number], c: number): boolean {
  return row[c] === row[c - 1] || row[c] === row[c + 1];
}

/** A cell of a row is merged with one beside it, or with one of the next row. */
function isTied(row: SheetGrid[number], next: SheetGrid[number] | undefined): boolean {
  return row.some((cell, c) => cell.text !== '' && (cell === row[c - 1] || cell === next?.[c]));
}

function nameUnit(grid: SheetGrid, records: string[][], column: number): void {
  const first = grid.findIndex((row) => row[column]?.isFigure);
  const unit = first > 0 ? sharedUnit(grid, first, column) : undefined;
  const name = grid[first - 1]?.[column]?.text ?? '';
  if (unit === undefined || name === '') return;
  for (let row = first; row < grid.length; row++) {
    const cells = records[row];
    if (cells) cells[column] = grid[row]?.[column]?.text ?? '';
  }
  const header = records[first - 1];
  if (header) header[column] = /[([（【]/.test(name) ? name : `${name} (${unit})`;
}

function sharedUnit(grid: SheetGrid, from: number, column: number): string | undefined {
  const cells = grid.slice(from).flatMap((row) => row[column] ?? []);
  const units = new Set(cells.filter(({ isFigure }) => isFigure).map(({ unit }) => unit?.name));
  const [unit] = units;
  return units.size === 1 ? unit : undefined;
}

function withUnit({ text, unit }: SheetCell): string {
  if (!unit) return text;
  // three decimals could be taken for a group of thousands
  const digits = /\.\d{3}$/.test(text) ? `${text}0` : text;
  if (!unit.isPrefix) return unit.name === '%' ? `${digits}%` : `${digits} ${unit.name}`;
  return digits.startsWith('-') ? `-${unit.name}${digits.slice(1)}` : unit.name + digits;
}
