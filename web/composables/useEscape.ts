import { onScopeDispose } from 'vue';

/** What Escape ends first: help, then a map's province, then the maximised tile. */
const order = ['help', 'place', 'maximised'] as const;
type Layer = (typeof order)[number];

interface Way {
  readonly layer: Layer;
  readonly isOpen: () => boolean;
  readonly close: () => void;
}
const ways = new Set<Way>();

/** Registers one thing that Escape can end, for as long as the calling scope lives. */
export function useEscape(layer: Layer, isOpen: () => boolean, close: () => void): void {
  const way: Way = { layer, isOpen, close };
  ways.add(way);
  onScopeDispose(() => ways.delete(way));
}

/** Ends the one thing whose turn it is. */
export function escape(): void {
  for (const layer of order) {
    const open = [...ways].find((way) => way.layer === layer && way.isOpen());
    if (open) return open.close();
  }
}
