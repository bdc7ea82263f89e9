import { computed, type ComputedRef } from 'vue';
import type { LayoutPage } from '#protocol';
import { useLayout } from './useLayout.ts';
import { useUrlWords } from './useUrlParams.ts';
import { useWallState } from './useWallState.ts';

export interface Pages {
  readonly all: ComputedRef<readonly LayoutPage[]>;
  /** position of the page that this screen is to show; -1: there is none */
  readonly at: ComputedRef<number>;
  /** this screen keeps to its page, whatever the others show */
  readonly pinned: ComputedRef<boolean>;
  /** only these charts of each page; undefined: all */
  readonly part: ComputedRef<readonly string[] | undefined>;
  /** Goes on by so many pages, round and round, on all screens of the wall. */
  turn(by: number): void;
}

/** The pages of the wall, and what of them is this screen's (PROTOCOL.md S-12). */
export function usePages(): Pages {
  const layout = useLayout();
  const wall = useWallState();
  const { screen } = useUrlWords();

  const all = computed(() => layout.value?.pages ?? []);
  const own = computed(() => {
    const screens = layout.value?.screens ?? {};
    return Object.hasOwn(screens, screen) ? screens[screen] : undefined;
  });
  const shared = computed(() => (all.value.length > 0 ? wall.page.value % all.value.length : -1));
  const pinnedAt = computed(() => {
    const key = own.value?.key;
    return key === undefined ? -1 : all.value.findIndex((page) => page.key === key);
  });
  return {
    all,
    at: computed(() => (pinnedAt.value >= 0 ? pinnedAt.value : shared.value)),
    pinned: computed(() => pinnedAt.value >= 0),
    part: computed(() => own.value?.charts),
    turn(by) {
      const count = all.value.length;
      if (count > 1) wall.turnTo((((shared.value + by) % count) + count) % count);
    },
  };
}
