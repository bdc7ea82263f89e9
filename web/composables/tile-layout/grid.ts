import type { LayoutPage } from '#protocol';
import { span, type PageArea, type TilePlace } from './tile-rect.ts';

export type GridPage = Omit<Extract<LayoutPage, { kind: 'grid' }>, 'kind' | 'key'>;

/** Whether somebody said where the tiles stand; the server then has given each its place (PROTOCOL.md S-12). */
export function isArranged({ columns, rows, tiles }: GridPage): boolean {
  return (
    Boolean(columns && rows) && tiles.every(({ column, row }) => column !== undefined && row !== undefined)
  );
}

/** Tiles at their places on a grid of fractions. */
export function onGrid(
  { columns = [], rows = [], tiles }: GridPage,
  { width, height, gap }: PageArea,
): TilePlace[] {
  const across = tracks(columns, width, gap);
  const down = tracks(rows, height, gap);
  return tiles.map(({ chart, type, column = 1, row = 1, columns: wide = 1, rows: high = 1 }) => {
    const x = covered(across, column, wide);
    const y = covered(down, row, high);
    return { chart, type, x: x.start, y: y.start, width: x.length, height: y.length };
  });
}

interface Track {
  readonly start: number;
  readonly end: number;
}

/** Where tracks of these fractions begin and end; px */
function tracks(fractions: readonly number[], length: number, gap: number): Track[] {
  const whole = fractions.reduce((sum, one) => sum + one, 0);
  const room = Math.max(0, length - (fractions.length - 1) * gap) / whole;
  let next = 0;
  return fractions.map((fraction) => {
    const start = next;
    const end = start + fraction * room;
    next = end + gap;
    return { start, end };
  });
}

/** @param first counted from 1 */
function covered(all: readonly Track[], first: number, count: number): { start: number; length: number } {
  return span(all[first - 1]?.start ?? 0, all[Math.min(first + count - 2, all.length - 1)]?.end ?? 0);
}
