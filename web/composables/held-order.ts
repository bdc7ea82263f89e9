import type { Drawable } from '../charts/drawable.ts';

/** An order is held for this long after it has changed: bars that overtake each other every second could not be read. ms */
export const orderHeldFor = 6000;

export interface HeldOrder {
  /** Shows a drawable, at first in the order of the one before if that was new. */
  show(next: Drawable | undefined): void;
  stop(): void;
}

/** Shows drawables of types that sort in an order that changes seldom. Values are always the newest. */
export function createHeldOrder(
  draw: (drawable: Drawable | undefined) => void,
  now: () => number,
): HeldOrder {
  let shown: Drawable | undefined;
  let changedAt = -Infinity;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function settle(next: Drawable | undefined): void {
    shown = next;
    draw(next);
  }

  return {
    show(next) {
      clearTimeout(timer);
      const kept = next && shown && inOrderOf(next, shown);
      if (!next || !kept) return settle(next);
      const left = changedAt + orderHeldFor - now();
      if (left <= 0) {
        changedAt = now();
        return settle(next);
      }
      timer = setTimeout(() => {
        changedAt = now();
        settle(next);
      }, left);
      settle(kept);
    },
    stop: () => clearTimeout(timer),
  };
}

/** The drawable in the order of the other one; undefined where that is its own. */
function inOrderOf(next: Drawable, { type, data }: Drawable): Drawable | undefined {
  if (next.type !== type || !type.keepOrder) return undefined;
  const kept = type.keepOrder(next.data, data);
  return kept === next.data ? undefined : { ...next, data: kept };
}
