/** The centre of a cell, and the side of the square that fits into it, px. */
export interface Cell {
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

/**
 * Arranges `count` cells in centred rows so that the squares in them are as large as possible. Upper rows have fewer cells: five become two
 * above three.
 */
export function arrange(count: number, width: number, height: number): Cell[] {
  if (count < 1) return [];
  const sizeIn = (rows: number): number => Math.min(width / Math.ceil(count / rows), height / rows);
  const choices = Array.from({ length: count }, (_, i) => i + 1);
  const rows = choices.reduce((best, one) => (sizeIn(one) > sizeIn(best) ? one : best));
  const columns = Math.ceil(count / rows);
  const rowHeight = height / rows;
  const size = sizeIn(rows);
  let left = count;
  return Array.from({ length: rows }, (_, row) => {
    const inRow = Math.floor(left / (rows - row));
    left -= inRow;
    const cellWidth = width / Math.max(inRow, columns);
    const start = (width - inRow * cellWidth) / 2;
    return Array.from({ length: inRow }, (_, column) => ({
      x: start + (column + 0.5) * cellWidth,
      y: (row + 0.5) * rowHeight,
      size,
    }));
  }).flat();
}
