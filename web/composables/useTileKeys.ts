import { onScopeDispose, watch, type Ref } from 'vue';

/** What keys do to one tile. */
export interface TileHandle {
  isMaximised(): boolean;
  toggleMaximised(): void;
  /** how many there are to turn */
  steps(): number;
  turn(by: number): void;
}

const tiles = new Map<HTMLElement, TileHandle>();

/** Makes a tile reachable for keys, for as long as the calling scope lives. */
export function useTileKeys(root: Readonly<Ref<HTMLElement | null>>, handle: TileHandle): void {
  watch(root, (element, before) => {
    if (before) tiles.delete(before);
    if (element) tiles.set(element, handle);
  });
  onScopeDispose(() => root.value && tiles.delete(root.value));
}

/** The tile that a key means: the maximised one, the one in focus, or the only one there is. */
export function currentTile(): TileHandle | undefined {
  // of the page that is shown, not of one that is prepared behind it
  const all = [...tiles].filter(([element]) => !element.closest('[inert]'));
  const [, handle] =
    all.find(([, tile]) => tile.isMaximised()) ??
    all.find(([element]) => element.contains(document.activeElement)) ??
    (all.length === 1 ? all[0] : undefined) ??
    [];
  return handle;
}
