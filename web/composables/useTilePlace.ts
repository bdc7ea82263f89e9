import { computed, type ComputedRef } from 'vue';
import { zoom } from '../charts/unit.ts';
import type { ElementSize } from './element-size.ts';
import { clearInsets, shiftSeams, type Point } from './span/seams.ts';
import { useUnit } from './useUnit.ts';
import { useViewport } from './useViewport.ts';

interface TilePlaceOptions {
  fills: () => boolean;
  /** of the text, unless it fills the page */
  scale: () => number;
  /** the tile on the page, unless it fills it; CSS px */
  at: () => (Point & ElementSize) | undefined;
}

export interface TilePlace {
  /** CSS px per unit */
  readonly unit: ComputedRef<number>;
  /** the same when it fills the page, or does not */
  unitAs(fills: boolean): number;
  /**
   * CSS variables that keep the tile's texts off the seams of a span: `--tile-u`, its unit; `--clear-left` and the like, the insets of its
   * largest part without a seam; `--clear-first`, the width up to its first seam. Only the first when no seam crosses it. CSS px
   */
  readonly style: ComputedRef<Readonly<Record<string, string>>>;
}

/** How large the texts of a tile are, and where on it they may stand. */
export function useTilePlace({ fills, scale, at }: TilePlaceOptions): TilePlace {
  const pageUnit = useUnit();
  const { seams, width, height, handheld } = useViewport();
  /** A full-screen chart on a handheld device is not read from farther away. */
  const filling = computed(() => (handheld.value ? 1 : zoom));
  const unitAs = (isFilling: boolean): number => pageUnit.value * (isFilling ? filling.value : scale());
  const unit = computed(() => unitAs(fills()));

  const clear = computed(() => {
    const page = { x: 0, y: 0, width: width.value, height: height.value };
    const box = fills() ? page : (at() ?? page);
    const inside = shiftSeams(seams.value, box);
    const crossing = {
      x: inside.x.filter(({ start, end }) => start < box.width && end > 0),
      y: inside.y.filter(({ start, end }) => start < box.height && end > 0),
    };
    if (crossing.x.length + crossing.y.length === 0) return {};
    const { left, right, top, bottom } = clearInsets(crossing, box);
    return {
      '--clear-left': `${left}px`,
      '--clear-right': `${right}px`,
      '--clear-top': `${top}px`,
      '--clear-bottom': `${bottom}px`,
      ...(crossing.x[0] && { '--clear-first': `${crossing.x[0].start}px` }),
    };
  });
  return { unit, unitAs, style: computed(() => ({ '--tile-u': `${unit.value}px`, ...clear.value })) };
}
