import { shallowReactive } from 'vue';
import { registerMap } from '../charts/echarts.ts';

/** Whether it really is a map shows when it is drawn, which the tile survives. */
type MapInput = Parameters<typeof registerMap>[1];

const retryAfter = 5000;
const loading = new Map<string, Promise<boolean>>();

/** Names of the maps that can be drawn. */
export const loadedMaps: ReadonlySet<string> = shallowReactive(new Set<string>());

/**
 * Loads a map once and registers it under its name. False when there is none, or when it cannot be had now: asked for
 * again some seconds later, it is fetched again.
 */
export function loadMap(name: string): Promise<boolean> {
  const already = loading.get(name);
  if (already) return already;
  const now = fetchMap(name).then((loaded) => {
    if (!loaded) setTimeout(() => loading.delete(name), retryAfter);
    return loaded;
  });
  loading.set(name, now);
  return now;
}

/** Loads a map, again and again until it is there or the returned function is called. */
export function needMap(name: string): () => void {
  let timer: ReturnType<typeof setTimeout>;
  const load = async (): Promise<void> => {
    if (!(await loadMap(name))) timer = setTimeout(() => void load(), retryAfter + 1);
  };
  void load();
  return () => clearTimeout(timer);
}

async function fetchMap(name: string): Promise<boolean> {
  try {
    const answer = await fetch(`/maps/${encodeURIComponent(name)}.json`);
    if (!answer.ok) return false;
    registerMap(name, (await answer.json()) as MapInput);
    (loadedMaps as Set<string>).add(name);
    return true;
  } catch {
    // No link just now, or not a map: ordinary on a wall, and the tile says what it waits for.
    return false;
  }
}
