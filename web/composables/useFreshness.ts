import {
  computed,
  inject,
  onScopeDispose,
  provide,
  shallowReactive,
  type ComputedRef,
  type InjectionKey,
} from 'vue';
import { formatAge, formatTime } from './format-time.ts';
import { useLanguage } from './useLanguage.ts';
import { useNow } from './useNow.ts';
import { useTimeZone } from './useTimeZone.ts';

/** A tile says when its data is from if the wall's newest is so much younger. ms */
const differing = 10 * 60_000;

/** When the data of each tile of the wall was written, ms since 1970 by the server's clock. */
type Freshness = Map<symbol, () => number | undefined>;

const freshnessKey: InjectionKey<Freshness> = Symbol('freshness');

/** For a wall: the time of its newest data is said once, so that its tiles need not say theirs. */
export function provideFreshness(): void {
  provide(freshnessKey, shallowReactive(new Map<symbol, () => number | undefined>()));
}

/** `10:42, 3 min ago`: of the newest data on the wall; undefined while there is none. */
export function useWallFreshness(): ComputedRef<string | undefined> {
  const tiles = inject(freshnessKey, undefined);
  const { language, words } = useLanguage();
  const now = useNow();
  const timeZone = useTimeZone();
  return computed(() => {
    const newest = tiles && newestIn(tiles);
    if (newest === undefined) return undefined;
    const time = formatTime(newest, now.value, { language, timeZone: timeZone.value });
    return words.timeAndAge(time, formatAge(newest, now.value, words));
  });
}

/** Whether a tile's data is so much older than the wall's that the tile says when it is from. Alone on its page it does. */
export function useFreshness(modified: () => number | undefined): ComputedRef<boolean> {
  const tiles = inject(freshnessKey, undefined);
  const key = Symbol('tile');
  tiles?.set(key, modified);
  onScopeDispose(() => tiles?.delete(key));
  return computed(() => {
    const [own, newest] = [modified(), tiles && newestIn(tiles)];
    return own === undefined || newest === undefined || newest - own > differing;
  });
}

function newestIn(tiles: Freshness): number | undefined {
  const times = [...tiles.values()].flatMap((modified) => modified() ?? []);
  return times.length > 0 ? Math.max(...times) : undefined;
}
