import { stretchesOf, type Seam } from '../span/seams.ts';
import { layOutRows } from './rows.ts';
import type { PageArea, TileRect, LayoutTile } from './tile-rect.ts';

/** Screens of a span that share tiles. */
interface Block {
  readonly columns: readonly Seam[];
  readonly rows: readonly Seam[];
}

/** Lays tiles out over the screens of a span, so that no tile lies on two screens unless there are fewer tiles than screens. */
export function layOutParts(tiles: readonly LayoutTile[], area: PageArea): TileRect[] {
  const { width, height, gap, seams } = area;
  const columns = roomsOf(seams?.x ?? [], width, gap);
  const rows = roomsOf(seams?.y ?? [], height, gap);
  return layOutBlock(tiles, { columns, rows }, gap);
}

/** Where tiles may lie, on both sides of each seam. */
function roomsOf(seams: readonly Seam[], length: number, gap: number): Seam[] {
  const rooms = stretchesOf(seams, length);
  return rooms.map(({ start, end }, i) => ({
    start: i === 0 ? start : start + gap / 2,
    end: i === rooms.length - 1 ? end : end - gap / 2,
  }));
}

function layOutBlock(tiles: readonly LayoutTile[], block: Block, gap: number): TileRect[] {
  const { columns, rows } = block;
  const [x, y] = [columns[0]?.start ?? 0, rows[0]?.start ?? 0];
  const [width, height] = [(columns.at(-1)?.end ?? 0) - x, (rows.at(-1)?.end ?? 0) - y];
  const screens = columns.length * rows.length;
  if (tiles.length < 2 || screens < 2) return layOutRows(tiles, { width, height, gap }, { x, y });
  const isAcross = rows.length === 1 || (columns.length > 1 && width >= height);
  const half = Math.ceil((isAcross ? columns : rows).length / 2);
  const first: Block = isAcross
    ? { columns: columns.slice(0, half), rows }
    : { columns, rows: rows.slice(0, half) };
  const rest: Block = isAcross ? { columns: columns.slice(half), rows } : { columns, rows: rows.slice(half) };
  const share = (tiles.length * first.columns.length * first.rows.length) / screens;
  const count = Math.min(Math.max(1, Math.round(share)), tiles.length - 1);
  return [...layOutBlock(tiles.slice(0, count), first, gap), ...layOutBlock(tiles.slice(count), rest, gap)];
}
