import { computed, type ComputedRef } from 'vue';
import { clearInsets, shiftSeams, type Point, type Size } from './span/seams.ts';
import { useViewport } from './useViewport.ts';

/**
 * Keeps a tile's texts off the seams of a span: the tile's CSS variables `--clear-left` and the like are the insets of its largest part
 * without a seam, and `--clear-first` is the width up to its first seam. None when no seam crosses it. CSS px
 * @param box of the tile, on the page
 */
export function useTileSeams(box: () => Point & Size): ComputedRef<Readonly<Record<string, string>>> {
  const { seams } = useViewport();
  return computed(() => {
    const { x, y, width, height } = box();
    const inside = shiftSeams(seams.value, { x, y });
    const crossing = {
      x: inside.x.filter(({ start, end }) => start < width && end > 0),
      y: inside.y.filter(({ start, end }) => start < height && end > 0),
    };
    if (crossing.x.length + crossing.y.length === 0) return {};
    const { left, right, top, bottom } = clearInsets(crossing, { width, height });
    return {
      '--clear-left': `${left}px`,
      '--clear-right': `${right}px`,
      '--clear-top': `${top}px`,
      '--clear-bottom': `${bottom}px`,
      ...(crossing.x[0] && { '--clear-first': `${crossing.x[0].start}px` }),
    };
  });
}
