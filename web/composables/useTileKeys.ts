import { onScopeDispose, watch, type Ref } from 'vue';

/** What keys can do with one tile. */
export interface TileHandle {
  isMaximised(): boolean;
  toggleMaximised(): void;
  /** the number of its steps */
  steps(): number;
  turn(by: number): void;
}

const tiles = new Map<HTMLElement, TileHandle>();

/** Registers a tile for keys, for as long as the calling scope lives. */
export function useTileKeys(root: Readonly<Ref<HTMLElement | null>>, handle: TileHandle): void {
  watch(root, (element, before) => {
    if (before) tiles.delete(before);
    if (element) tiles.set(element, handle);
  });
  onScopeDispose(() => root.value && tiles.delete(root.value));
}

/** The tile that keys act on: the maximised one, the focused one, or the only one. */
export function currentTile(): TileHandle | undefined {
  // on the visible page, not on the preloaded one behind it
  const all = [...tiles].filter(([element]) => !element.closest('[inert]'));
  const [, handle] =
    all.find(([, tile]) => tile.isMaximised()) ??
    all.find(([element]) => element.contains(document.activeElement)) ??
    (all.length === 1 ? all[0] : undefined) ??
    [];
  return handle;
}
