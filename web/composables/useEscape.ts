import { onScopeDispose } from 'vue';

/** The order in which Escape closes things: help and the choice of a span's part, then a map's province, then the maximised tile. */
const order = ['help', 'part', 'place', 'maximised'] as const;
type Layer = (typeof order)[number];

interface Handler {
  readonly layer: Layer;
  readonly isOpen: () => boolean;
  readonly close: () => void;
}
const handlers = new Set<Handler>();

/** Registers something that Escape closes, for as long as the calling scope lives. */
export function useEscape(layer: Layer, isOpen: () => boolean, close: () => void): void {
  const handler: Handler = { layer, isOpen, close };
  handlers.add(handler);
  onScopeDispose(() => handlers.delete(handler));
}

/** Closes the first open thing in that order. */
export function escape(): void {
  for (const layer of order) {
    const open = [...handlers].find((handler) => handler.layer === layer && handler.isOpen());
    if (open) return open.close();
  }
}
