import { computed, type ComputedRef } from 'vue';
import type { LayoutPage } from '#protocol';
import type { ElementSize } from './element-size.ts';
import { shiftSeams, type Point } from './span/seams.ts';
import { layOutTiles, stackTiles, textScales } from './tile-layout/tile-layout.ts';
import type { TileRect } from './tile-layout/tile-rect.ts';
import { useUnit } from './useUnit.ts';
import { useViewport } from './useViewport.ts';

/** Above the tiles, the header, and beside them, in units: see wall-page.css. */
const header = 80;
const margin = 20;

export interface PlacedTile extends TileRect {
  /** of its text */
  readonly scale: number;
  /** where it begins on the page */
  readonly at: Point;
}

/** Where the tiles of a page stand on this screen; those that it does not show are left out. */
export function usePlaces(
  only: () => readonly string[] | undefined,
): ComputedRef<(page: LayoutPage) => readonly PlacedTile[]> {
  const unit = useUnit();
  const { width, height, window, offset, seams, handheld } = useViewport();
  /** The page without its margins and, unless it scrolls away, the header. */
  const area = computed(() => ({
    width: width.value - 2 * margin * unit.value,
    height: height.value - (handheld.value ? 0 : (header + margin) * unit.value),
    gap: 16 * unit.value,
    seams: shiftSeams(seams.value, origin.value),
  }));
  const origin = computed(() => ({ x: margin * unit.value, y: header * unit.value }));

  return computed(() => {
    const layOut = handheld.value ? stackTiles : layOutTiles;
    return (page) => {
      const rects = layOut(page, area.value, unit.value, only());
      const scales = textScales(rects, unit.value);
      return rects
        .map((rect, i) => ({
          ...rect,
          scale: scales[i] ?? 1,
          at: { x: origin.value.x + rect.x, y: origin.value.y + rect.y },
        }))
        .filter((tile) => !offset.value || isInSight(tile, offset.value, window.value));
    };
  });
}

function isInSight({ at, width, height }: PlacedTile, { x, y }: Point, window: ElementSize): boolean {
  return at.x < x + window.width && at.x + width > x && at.y < y + window.height && at.y + height > y;
}
