// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { shallowRef } from 'vue';
import type { ChartType } from '../../../web/charts/chart-type.ts';
import { useMapDrilldown } from '../../../web/composables/index.ts';
import { withSetup } from './with-setup.ts';

const emptyMap = { type: 'FeatureCollection', features: [] };
const fetchMap = vi.fn<(url: string) => Promise<Response>>();
beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('fetch', fetchMap);
  fetchMap.mockReset().mockImplementation(() => Promise.resolve(Response.json(emptyMap)));
});
afterEach(() => {
  vi.runOnlyPendingTimers();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const type = (mapName?: ChartType['mapName']): ChartType => ({ ...(mapName && { mapName }) }) as ChartType;
/** Drills down, like the map of the six charts. */
const country = type(({ place }) => place ?? 'drilldown country');
const world = type(() => 'drilldown world');
const bars = type();

function setUp(drawn = country) {
  const chartType = shallowRef<ChartType | undefined>(drawn);
  const { result, unmount } = withSetup(() =>
    useMapDrilldown(() => chartType.value && { type: chartType.value }),
  );
  return { ...result, chartType, unmount };
}

describe('the map of a country', () => {
  test('is ready once it is loaded', async () => {
    const { ready } = setUp();
    expect(ready.value).toBe(false);
    await vi.advanceTimersByTimeAsync(0);
    expect(ready.value).toBe(true);
  });

  test('opens a province by its name, once its map is loaded', async () => {
    const { open, place, title } = setUp();
    const opening = open('浙江');
    expect(place.value).toBeUndefined();
    await opening;
    expect([place.value, title.value]).toEqual(['zhejiang', '浙江']);
  });

  test.each(['某地', '', 'constructor'])('does nothing for %j, which has no map', async (name) => {
    const { open, place } = setUp();
    await open(name);
    expect(place.value).toBeUndefined();
  });

  test('stays if the map of a province cannot be loaded', async () => {
    const { open, place } = setUp();
    fetchMap.mockImplementation(() => Promise.resolve(new Response('', { status: 404 })));
    await open('西藏');
    expect(place.value).toBeUndefined();
  });

  test('opens nothing inside a province', async () => {
    const { open, place } = setUp();
    await open('广东');
    await open('江苏');
    expect(place.value).toBe('guangdong');
  });
});

describe('an open province', () => {
  test('is closed by going back, and by a change of the chart type', async () => {
    const { open, back, place, chartType } = setUp();
    await open('广东');
    back();
    expect(place.value).toBeUndefined();
    await open('广东');
    chartType.value = bars;
    expect(place.value).toBeUndefined();
  });

  test('is closed by a double click, but not by the one whose first click has opened it', async () => {
    const { open, onPress, onDoubleClick, place } = setUp();
    onPress();
    await open('广东');
    onDoubleClick();
    expect(place.value).toBe('guangdong');
    onPress();
    onDoubleClick();
    expect(place.value).toBeUndefined();
  });
});

test('a map that does not drill down stays as it is', async () => {
  const { open, place } = setUp(world);
  await open('广东');
  expect(place.value).toBeUndefined();
});

test('a chart without a map is ready, and loads none', () => {
  expect(setUp(bars).ready.value).toBe(true);
  expect(fetchMap).not.toHaveBeenCalled();
});

test('unmounting ends the attempts to load a map', async () => {
  fetchMap.mockImplementation(() => Promise.reject(new TypeError('network error')));
  const { unmount } = setUp(type(() => 'drilldown unreachable'));
  await vi.advanceTimersByTimeAsync(0);
  unmount();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(fetchMap).toHaveBeenCalledOnce();
});
