import type { ChartTypeName } from '#protocol';

/** A tile of a page, as a layout has it. */
export interface LayoutTile {
  readonly chart: string;
  readonly type?: ChartTypeName | undefined;
}

/** Where a tile stands in the area of its page; CSS px. */
export interface TilePlace extends LayoutTile {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What the tiles of a page share; CSS px. */
export interface PageArea {
  readonly width: number;
  readonly height: number;
  readonly gap: number;
}

/** A span from its first to its last edge, on whole pixels: drawings between two of them are blurred. */
export function span(start: number, end: number): { start: number; length: number } {
  return { start: Math.round(start), length: Math.round(end) - Math.round(start) };
}
