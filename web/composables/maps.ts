import { shallowReactive } from 'vue';
import { registerMap } from '../charts/echarts.ts';
import { serverPath } from './base-path.ts';

/** Not validated: a map that is not one fails when it is drawn, which the tile survives. */
type MapInput = Parameters<typeof registerMap>[1];

const retryDelay = 5000;
const loading = new Map<string, Promise<boolean>>();

/** Names of the loaded maps. */
export const loadedMaps: ReadonlySet<string> = shallowReactive(new Set<string>());

/** Loads a map once and registers it under its name. False if it cannot be loaded; a call some seconds later tries again. */
export function loadMap(name: string): Promise<boolean> {
  const existing = loading.get(name);
  if (existing) return existing;
  const started = fetchMap(name).then((loaded) => {
    if (!loaded) setTimeout(() => loading.delete(name), retryDelay);
    return loaded;
  });
  loading.set(name, started);
  return started;
}

/** Loads a map and retries until it is loaded, or until the returned function is called. */
export function loadMapWithRetry(name: string): () => void {
  let timer: ReturnType<typeof setTimeout>;
  const load = async (): Promise<void> => {
    if (!(await loadMap(name))) timer = setTimeout(() => void load(), retryDelay + 1);
  };
  void load();
  return () => clearTimeout(timer);
}

async function fetchMap(name: string): Promise<boolean> {
  try {
    const response = await fetch(serverPath(`/maps/${encodeURIComponent(name)}.json`));
    if (!response.ok) return false;
    registerMap(name, (await response.json()) as MapInput);
    (loadedMaps as Set<string>).add(name);
    return true;
  } catch {
    // Offline, or not a map: ordinary on a wall, and the tile says what it waits for.
    return false;
  }
}
