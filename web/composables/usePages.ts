import { computed, type ComputedRef } from 'vue';
import type { LayoutPage } from '#protocol';
import { useScreenOrders } from './operators/screen-orders.ts';
import { useLayout } from './useLayout.ts';
import { useUrlParams } from './useUrlParams.ts';
import { useWallState } from './useWallState.ts';

export interface Pages {
  readonly pages: ComputedRef<readonly LayoutPage[]>;
  /** of the page that this screen shows; -1: none */
  readonly index: ComputedRef<number>;
  /** this screen always shows the same page */
  readonly pinned: ComputedRef<boolean>;
  /** the charts that this screen shows of each page; undefined: all */
  readonly only: ComputedRef<readonly string[] | undefined>;
  /** Moves all screens of the wall by `by` pages, and wraps around. */
  turn(by: number): void;
}

/** The wall's pages, and which part of them this screen shows (PROTOCOL.md S-12). */
export function usePages(): Pages {
  const layout = useLayout();
  const wall = useWallState();
  const { screen } = useUrlParams();
  const { pinned } = useScreenOrders();

  const pages = computed(() => layout.value?.pages ?? []);
  const settings = computed(() => {
    const screens = layout.value?.screens ?? {};
    return Object.hasOwn(screens, screen) ? screens[screen] : undefined;
  });
  const sharedIndex = computed(() => (pages.value.length > 0 ? wall.page.value % pages.value.length : -1));
  const indexOf = (key: string | null | undefined): number =>
    key == null ? -1 : pages.value.findIndex((page) => page.key === key);
  /** What an operator says counts more than the wall's file. */
  const pinnedIndex = computed(() => {
    const index = indexOf(pinned.value);
    return index >= 0 ? index : indexOf(settings.value?.key);
  });
  return {
    pages,
    index: computed(() => (pinnedIndex.value >= 0 ? pinnedIndex.value : sharedIndex.value)),
    pinned: computed(() => pinnedIndex.value >= 0),
    only: computed(() => settings.value?.charts),
    turn(by) {
      const count = pages.value.length;
      if (count > 1) wall.showPage((((sharedIndex.value + by) % count) + count) % count);
    },
  };
}
