import type { LayoutPage } from '#protocol';
import type { Seam } from '../span/seams.ts';
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
  { width, height, gap, seams }: PageArea,
): TileRect[] {
  const across = tracks(columns, { start: 0, end: width }, gap, seams?.x);
  const down = tracks(rows, { start: 0, end: height }, gap, seams?.y);
  return tiles.map(({ chart, type, column = 1, row = 1, columns: columnSpan = 1, rows: rowSpan = 1 }) => {
    const x = spanOf(across, column, columnSpan);
    const y = spanOf(down, row, rowSpan);
    return { chart, type, x: x.start, y: y.start, width: x.length, height: y.length };
  });
}

/** A gap between tracks moves to a seam that is nearer than this part of the tracks beside it. */
const nearby = 0.25;

/** Start and end of each track; CSS px. A gap near a seam moves onto it, so that tiles end at the edges of screens. */
function tracks(fractions: readonly number[], room: Seam, gap: number, seams: readonly Seam[] = []): Seam[] {
  const plain = plainTracks(fractions, room, gap);
  for (const seam of seams) {
    const index = gapNear(plain, seam);
    if (index === undefined) continue;
    const before = { start: room.start, end: seam.start - gap / 2 };
    const after = { start: seam.end + gap / 2, end: room.end };
    return [
      ...tracks(
        fractions.slice(0, index),
        before,
        gap,
        seams.filter(({ start }) => start < seam.start),
      ),
      ...tracks(
        fractions.slice(index),
        after,
        gap,
        seams.filter(({ start }) => start > seam.start),
      ),
    ];
  }
  return plain;
}

function plainTracks(fractions: readonly number[], { start: first, end: last }: Seam, gap: number): Seam[] {
  const total = fractions.reduce((sum, one) => sum + one, 0);
  const perFraction = Math.max(0, last - first - (fractions.length - 1) * gap) / total;
  let next = first;
  return fractions.map((fraction) => {
    const start = next;
    const end = start + fraction * perFraction;
    next = end + gap;
    return { start, end };
  });
}

/** The track that begins after the gap nearest to the seam; undefined when none is near. */
function gapNear(all: readonly Seam[], seam: Seam): number | undefined {
  const near = all.slice(1).flatMap((track, i) => {
    const before = all[i] ?? track;
    const distance = Math.abs((before.end + track.start - seam.start - seam.end) / 2);
    const shortest = Math.min(before.end - before.start, track.end - track.start);
    return distance <= nearby * shortest ? [{ index: i + 1, distance }] : [];
  });
  return near.sort((a, b) => a.distance - b.distance)[0]?.index;
}

/** The span of `count` tracks. @param first counts from 1 */
function spanOf(all: readonly Seam[], first: number, count: number): { start: number; length: number } {
  return pixelSpan(all[first - 1]?.start ?? 0, all[Math.min(first + count - 2, all.length - 1)]?.end ?? 0);
}
