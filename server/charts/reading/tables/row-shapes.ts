import { isLikeData, isMissing, type Row } from './rows.ts';
import { isTimeName } from './time-names.ts';

/** Rows that are counted. */
const sampleSize = 100;

/** The most frequent width; of several the greatest. */
export function usualWidth(rows: readonly Row[]): number {
  const counts = new Map<number, number>();
  for (const { width } of rows.slice(0, sampleSize)) counts.set(width, (counts.get(width) ?? 0) + 1);
  const most = Math.max(...counts.values());
  return Math.max(...[...counts].flatMap(([width, count]) => (count === most ? [width] : [])));
}

/** The columns in which most cells are figures or times. */
export function columnsOfData(rows: readonly Row[], width: number): number[] {
  const columns: number[] = [];
  for (let column = 0; column < width; column += 1) {
    const cells = rows.map((row) => row.cells[column] ?? '').filter((cell) => !isMissing(cell));
    if (cells.filter(isLikeData).length > cells.length / 2) columns.push(column);
  }
  return columns;
}

/** `date, total, 1, 2, 4, S1`: where the first cell calls the dates below it so, whole numbers are what the others are called, each another. */
export function areNamesBesideTime({ cells, filled, width }: Row): boolean {
  const others = cells.slice(1, width);
  return (
    filled === width &&
    isTimeName(cells[0] ?? '') &&
    new Set(others).size === others.length &&
    others.every((cell) => !isLikeData(cell) || /^[1-9]\d{0,3}$/.test(cell))
  );
}
