// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { createKeptCharts } from '../../../web/pages/kept-charts.ts';
import type { SavedChart } from '../../../web/client/index.ts';

const mebi = 1024 * 1024;
const chart = (chartName: string, data = '[1]', more: Partial<SavedChart> = {}): SavedChart => ({
  chartName,
  revision: 1,
  etag: 'e',
  modified: 1000,
  data,
  problem: null,
  ...more,
});
const asMap = (...charts: SavedChart[]) => new Map(charts.map((each) => [each.chartName, each]));

/** A browser's cache: entries by URL, in the order in which they were put. */
function fakeCache(entries: Record<string, string> = {}) {
  const bodies = new Map(Object.entries(entries).map(([path, text]) => [urlOf(path), text]));
  let puts = 0;
  return {
    paths: () => [...bodies.keys()].map((url) => new URL(url).pathname),
    puts: () => puts,
    keys: () => Promise.resolve([...bodies.keys()].map((url) => ({ url }) as Request)),
    matchAll: () => Promise.resolve([...bodies.values()].map((text) => new Response(text))),
    async put(path: RequestInfo | URL, response: Response) {
      puts++;
      bodies.delete(urlOf(path));
      bodies.set(urlOf(path), await response.text());
    },
    delete: (path: RequestInfo | URL) => Promise.resolve(bodies.delete(urlOf(path))),
  };
}

function urlOf(path: unknown): string {
  return new URL(String(path), location.href).href;
}

test('what was written is read by the next page, whatever the names', async () => {
  const cache = fakeCache();
  const charts = [chart('trend'), chart('销量'), chart('a-b', '{}', { settings: { unit: 'kg' } })];
  await createKeptCharts(cache).write(asMap(...charts));
  expect(await createKeptCharts(cache).read()).toEqual(charts);
});

test('only what has changed is written', async () => {
  const cache = fakeCache();
  const kept = createKeptCharts(cache);
  expect(await kept.write(asMap(chart('trend'), chart('rank')))).toBeGreaterThan(100);
  expect(await kept.write(asMap(chart('trend'), chart('rank')))).toBe(0);
  await kept.write(asMap(chart('trend', '[2]', { etag: 'f' }), chart('rank')));
  expect(cache.puts()).toBe(3);
  // what the page has just read is written already
  const next = createKeptCharts(cache);
  await next.write(asMap(...(await next.read())));
  expect(cache.puts()).toBe(3);
});

test('a deleted chart is no longer kept; one that is not asked for at the moment is', async () => {
  const cache = fakeCache();
  const kept = createKeptCharts(cache);
  await kept.write(asMap(chart('trend'), chart('rank'), chart('hot')));
  await kept.write(
    new Map([
      ['trend', undefined],
      ['rank', chart('rank')],
    ]),
  );
  expect(cache.paths()).toEqual(['/rank', '/hot']);
});

test('what cannot be decoded, or lies under another name, is dropped and deleted', async () => {
  const good = chart('trend');
  const cache = fakeCache({
    '/trend': JSON.stringify(good),
    '/rank': '{"chartName": "rank"',
    '/hot': JSON.stringify({ ...chart('hot'), data: [1] }),
    '/map': JSON.stringify(chart('map', '[1]', { settings: { type: 'no such type' } as never })),
    '/stock': JSON.stringify(chart('seller')),
    '/..%2Fx': JSON.stringify(chart('../x')),
  });
  expect(await createKeptCharts(cache).read()).toEqual([good]);
  expect(cache.paths()).toEqual(['/trend']);
});

test('at most 20 MiB are kept: what was written longest ago is dropped', async () => {
  const cache = fakeCache();
  const kept = createKeptCharts(cache);
  const large = (name: string) => chart(name, JSON.stringify('x'.repeat(6 * mebi)));
  await kept.write(asMap(large('a'), large('b'), large('c')));
  await kept.write(asMap({ ...large('a'), revision: 2 }));
  expect(cache.paths()).toEqual(['/b', '/c', '/a']);
  await kept.write(asMap(large('d')));
  expect(cache.paths()).toEqual(['/c', '/a', '/d']);
  // what an earlier page has written counts as well
  const next = createKeptCharts(cache);
  await next.read();
  await next.write(asMap(large('e')));
  expect(cache.paths()).toEqual(['/a', '/d', '/e']);
});
