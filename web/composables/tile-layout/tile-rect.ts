import type { ChartTypeName } from '#protocol';
import type { Seams } from '../span/seams.ts';

/** A tile of a page, from the layout. */
export interface LayoutTile {
  readonly chart: string;
  readonly type?: ChartTypeName | undefined;
  /** what the content will be drawn as, as far as the server knows; the layout depends on it, not the drawing */
  readonly drawnAs?: string | undefined;
  /** a headline figure: so many single values, without a drawing */
  readonly figures?: number | undefined;
}

/** A tile's position and size within its page; CSS px. */
export interface TileRect extends LayoutTile {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The area for a page's tiles; CSS px. */
export interface PageArea {
  readonly width: number;
  readonly height: number;
  readonly gap: number;
  /** between the screens of a span, as seen from the area's corner */
  readonly seams?: Seams;
}

/** A span between two edges, rounded to whole pixels: drawings at fractions of a pixel are blurred. */
export function pixelSpan(start: number, end: number): { start: number; length: number } {
  return { start: Math.round(start), length: Math.round(end) - Math.round(start) };
}
