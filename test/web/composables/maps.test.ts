import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { loadedMaps, loadMap, loadMapWithRetry } from '../../../web/composables/maps.ts';

const map = { type: 'FeatureCollection', features: [] };
const notFound = (): Response => new Response('not found', { status: 404 });
const fetchMap = vi.fn<(url: string) => Promise<Response>>();

/** Maps stay registered for the whole page, so every test has one of its own. */
let count = 0;
let name: string;
beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('fetch', fetchMap);
  fetchMap.mockReset().mockImplementation(() => Promise.resolve(Response.json(map)));
  name = `map ${count++}`;
});
afterEach(() => {
  vi.runOnlyPendingTimers();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('a map', () => {
  test('is fetched once, however many charts need it', async () => {
    expect(await Promise.all([loadMap(name), loadMap(name)])).toEqual([true, true]);
    expect(await loadMap(name)).toBe(true);
    expect(fetchMap.mock.calls).toEqual([[`/maps/${encodeURIComponent(name)}.json`]]);
    expect(loadedMaps.has(name)).toBe(true);
  });

  test.each([
    ['that does not exist', () => Promise.resolve(notFound())],
    ['that cannot be reached', () => Promise.reject(new TypeError('network error'))],
    ['that is not JSON', () => Promise.resolve(new Response('<html>'))],
  ])('%s is not loaded, and not an error', async (_, respond) => {
    fetchMap.mockImplementation(respond);
    expect(await loadMap(name)).toBe(false);
    expect(loadedMaps.has(name)).toBe(false);
  });

  test('that failed is fetched again only after 5 s', async () => {
    fetchMap.mockImplementationOnce(() => Promise.resolve(notFound()));
    await loadMap(name);
    expect(await loadMap(name)).toBe(false);
    expect(fetchMap).toHaveBeenCalledOnce();
    await vi.advanceTimersByTimeAsync(5000);
    expect(await loadMap(name)).toBe(true);
  });
});

describe('a map that a chart needs', () => {
  test('is tried again until it is loaded', async () => {
    fetchMap.mockImplementationOnce(() => Promise.resolve(notFound()));
    fetchMap.mockImplementationOnce(() => Promise.reject(new TypeError('network error')));
    loadMapWithRetry(name);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(loadedMaps.has(name)).toBe(true);
    expect(fetchMap).toHaveBeenCalledTimes(3);
  });

  test('is not tried again once nothing needs it', async () => {
    fetchMap.mockImplementation(() => Promise.resolve(notFound()));
    const stop = loadMapWithRetry(name);
    await vi.advanceTimersByTimeAsync(0);
    stop();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(fetchMap).toHaveBeenCalledOnce();
  });
});
