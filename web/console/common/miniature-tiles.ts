import type { LayoutPage } from '#protocol';
import { layOutTiles } from '../../composables/tile-layout/tile-layout.ts';

/** A page is laid out as on a screen of this height, so that screens of one shape share their pictures. CSS px */
const height = 1080;
/** As on the wall's page (composables/usePlaces.ts). Units, which are px at this height */
const [header, margin, gap] = [80, 20, 16];
/** The server draws no smaller pictures. px */
const least = 64;

/** A chart on a miniature: where it stands, in hundredths of the miniature, and the size of its picture in px. */
export interface MiniatureTile {
  readonly chart: string;
  readonly type: string | undefined;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly pixels: { readonly width: number; readonly height: number };
}

/** What a page looks like on a screen of this shape (width / height); `only`: these charts fill it. */
export function miniatureTiles(page: LayoutPage, ratio: number, only?: readonly string[]): MiniatureTile[] {
  const width = height * ratio;
  const unit = Math.min(width / 1920, 1);
  const area = {
    width: width - 2 * margin * unit,
    height: height - (header + margin) * unit,
    gap: gap * unit,
  };
  return layOutTiles(page, area, unit, only).map((rect) => ({
    chart: rect.chart,
    type: rect.type,
    left: (100 * (rect.x + margin * unit)) / width,
    top: (100 * (rect.y + header * unit)) / height,
    width: (100 * rect.width) / width,
    height: (100 * rect.height) / height,
    pixels: { width: sizeOf(rect.width), height: sizeOf(rect.height) },
  }));
}

/** The shape of a viewport, in steps: windows that differ by a scroll bar have the same. */
export function ratioOf([width, height]: readonly [number, number]): number {
  if (width <= 0 || height <= 0) return 16 / 9;
  return Math.min(4, Math.max(0.4, Math.round((width / height) * 18) / 18));
}

function sizeOf(length: number): number {
  return Math.max(least, 2 * Math.round(length / 2));
}
