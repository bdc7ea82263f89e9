import type { ECharts } from '../charts/echarts.ts';

type ZRender = ReturnType<ECharts['getZr']>;

/** A place on a drawing, as fractions of its width and height. */
export type Pointed = [x: number, y: number];

export interface Pointer {
  /** Shows what a person's pointer at this place shows, such as a tooltip; null: it has left. */
  point(at: Pointed | null): void;
}

/** The pointer on a drawing. @param onPoint called when a person moves it, and with null when it leaves */
export function createPointer(zr: ZRender, onPoint?: (at: Pointed | null) => void): Pointer {
  let isFollowing = false;
  const width = (): number => zr.getWidth() ?? 1;
  const height = (): number => zr.getHeight() ?? 1;

  function dispatch(name: 'mousemove' | 'mouseout', [x, y]: Pointed): void {
    isFollowing = true;
    const at = { zrX: x * width(), zrY: y * height() };
    zr.handler.dispatch(name, Object.assign(new MouseEvent(name), at));
    isFollowing = false;
  }

  if (onPoint) {
    zr.on('mousemove', ({ offsetX, offsetY }) => {
      if (!isFollowing) onPoint([fraction(offsetX, width()), fraction(offsetY, height())]);
    });
    zr.on('globalout', () => {
      if (!isFollowing) onPoint(null);
    });
  }
  return {
    point: (at) => dispatch(at ? 'mousemove' : 'mouseout', at ?? [0, 0]),
  };
}

/** Four digits: less than a pixel of the largest wall. */
function fraction(value: number, length: number): number {
  return Math.round(Math.min(1, Math.max(0, value / length)) * 10_000) / 10_000;
}
