import type { LayoutPage } from '#protocol';
import { pixelSpan, type PageArea, type TileRect } from './tile-rect.ts';

export type GridPage = Omit<Extract<LayoutPage, { kind: 'grid' }>, 'kind' | 'key'>;

/** Whether the wall's file arranges the tiles. Then the server has placed every tile (PROTOCOL.md S-12). */
export function isArranged({ columns, rows, tiles }: GridPage): boolean {
  return (
    Boolean(columns && rows) && tiles.every(({ column, row }) => column !== undefined && row !== undefined)
  );
}

/** Lays tiles out on a grid with fractional tracks. */
export function layOutGrid(
  { columns = [], rows = [], tiles }: GridPage,
  { width, height, gap }: PageArea,
): TileRect[] {
  const across = tracks(columns, width, gap);
  const down = tracks(rows, height, gap);
  return tiles.map(({ chart, type, column = 1, row = 1, columns: columnSpan = 1, rows: rowSpan = 1 }) => {
    const x = spanOf(across, column, columnSpan);
    const y = spanOf(down, row, rowSpan);
    return { chart, type, x: x.start, y: y.start, width: x.length, height: y.length };
  });
}

interface Track {
  readonly start: number;
  readonly end: number;
}

/** Start and end of each track; CSS px. */
function tracks(fractions: readonly number[], length: number, gap: number): Track[] {
  const total = fractions.reduce((sum, one) => sum + one, 0);
  const perFraction = Math.max(0, length - (fractions.length - 1) * gap) / total;
  let next = 0;
  return fractions.map((fraction) => {
    const start = next;
    const end = start + fraction * perFraction;
    next = end + gap;
    return { start, end };
  });
}

/** The span of `count` tracks. @param first counts from 1 */
function spanOf(all: readonly Track[], first: number, count: number): { start: number; length: number } {
  return pixelSpan(all[first - 1]?.start ?? 0, all[Math.min(first + count - 2, all.length - 1)]?.end ?? 0);
}
