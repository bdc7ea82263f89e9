import { computed, type ComputedRef, type ShallowRef } from 'vue';
import { placeOnPage } from './scene.ts';
import type { Placement } from './useEcharts.ts';
import { useViewport } from './useViewport.ts';
import { useWallState } from './useWallState.ts';

interface TileMoves {
  canonicalName: string;
  isMaximised: () => boolean;
  /** false for a tile that no change of the wall moves */
  canMove: () => boolean;
  /** px per unit of design when maximised, or not */
  unitAs: (isMaximised: boolean) => number;
}

/**
 * How a tile's chart stands after the wall's next change; undefined when it stays as it is. Measured in the document: for a moment, between
 * two frames, the tile stands there.
 */
export function useUpcomingPlacement(
  tile: Readonly<ShallowRef<HTMLElement | null>>,
  { canonicalName, isMaximised, canMove, unitAs }: TileMoves,
): ComputedRef<Placement | undefined> {
  const wall = useWallState();
  const { seams } = useViewport();

  function place(element: HTMLElement, maximised: boolean): void {
    element.classList.toggle('maximised', maximised);
    element.style.setProperty('--tile-u', `${unitAs(maximised)}px`);
  }

  return computed(() => {
    const next = wall.upcoming.value;
    const canvas = tile.value?.querySelector('.canvas');
    if (!next || !canMove() || !tile.value || !canvas) return undefined;
    const fills = next.fullScreen === canonicalName;
    if (fills === isMaximised()) return undefined;
    place(tile.value, fills);
    const { width, height } = canvas.getBoundingClientRect();
    const at = placeOnPage(canvas, seams.value);
    place(tile.value, !fills);
    return { ...at, width, height, unit: unitAs(fills), filling: fills };
  });
}
