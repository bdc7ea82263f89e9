import { computed, type ComputedRef } from 'vue';
import { canonicalName, type LayoutPage } from '#protocol';
import { selectTiles } from './tile-layout/tile-layout.ts';
import type { LayoutTile } from './tile-layout/tile-rect.ts';
import { useWallState } from './useWallState.ts';

interface PagesOfScreen {
  pages: () => readonly LayoutPage[];
  /** the keys of the page shown, and of the one that the wall's next change shows, if any */
  shown: () => string | undefined;
  upcoming: () => string | undefined;
  pinned: () => boolean;
  only: () => readonly string[] | undefined;
  /** the tiles of a page that this screen shows */
  placesOf: (page: LayoutPage) => readonly LayoutTile[];
}

export interface Covering {
  /** the chart that covers this screen */
  readonly maximised: ComputedRef<string | undefined>;
  /** Its tile, when the page shown has none in sight. */
  readonly elsewhere: ComputedRef<string | undefined>;
  /** That tile, and the one after the wall's next change: it is drawn beforehand, unseen. */
  readonly tiles: ComputedRef<readonly LayoutTile[]>;
}

/**
 * The maximised chart covers a screen also when it is on another page of its layout, or of a span on a part that other screens show. A chart
 * on no page covers nothing.
 */
export function useCovering({ pages, shown, upcoming, pinned, only, placesOf }: PagesOfScreen): Covering {
  const wall = useWallState();
  const pageAt = (key: string | undefined): LayoutPage | undefined =>
    pages().find((page) => page.key === key);

  function isOn(tiles: readonly LayoutTile[], name: string | null): boolean {
    return tiles.some(({ chart }) => canonicalName(chart) === name);
  }

  function tileElsewhere(name: string | null, page: LayoutPage | undefined): LayoutTile | undefined {
    if (page && isOn(placesOf(page), name)) return undefined;
    const onPage = page ? selectTiles(page, only()) : [];
    const others = only()?.map((chart) => ({ chart })) ?? pages().flatMap((each) => selectTiles(each));
    return (pinned() ? onPage : [...onPage, ...others]).find(({ chart }) => canonicalName(chart) === name);
  }

  const here = computed(() => {
    const page = pageAt(shown());
    return page !== undefined && isOn(placesOf(page), wall.fullScreen.value);
  });
  const tile = computed(() => tileElsewhere(wall.fullScreen.value, pageAt(shown())));
  const nextTile = computed(() => {
    const next = wall.upcoming.value;
    return next && tileElsewhere(next.fullScreen, pageAt(upcoming() ?? shown()));
  });
  return {
    maximised: computed(() => (here.value || tile.value ? (wall.fullScreen.value ?? undefined) : undefined)),
    elsewhere: computed(() => tile.value?.chart),
    tiles: computed(() => {
      const both = [tile.value, nextTile.value].filter((each) => each !== undefined);
      return both.filter(({ chart }, i) => i === 0 || chart !== both[0]?.chart);
    }),
  };
}
