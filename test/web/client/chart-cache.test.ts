import { expect, test } from 'vitest';
import { createChartCache } from '../../../web/client/chart-cache.ts';

function setUp() {
  const cache = createChartCache(
    () => 0,
    (error) => {
      throw error;
    },
  );
  const take = (revision: number) =>
    cache.applyData({
      action: 'getData',
      chartName: 'sales',
      revision,
      etag: `e${revision}`,
      modified: revision,
      data: `[${revision}]`,
    });
  const view = cache.view('sales');
  return { cache, take, shown: () => ({ data: view.value.data, confirmed: view.value.confirmed }) };
}

test('S-2 what a node that is behind has does not take the place of newer content, which counts as confirmed', () => {
  const { cache, take, shown } = setUp();
  cache.enter('epoch');
  take(5);
  cache.markStale();
  cache.enter('epoch');
  expect(take(3)).toBe('unchanged');
  expect(shown()).toEqual({ data: [5], confirmed: true });
  take(6);
  expect(shown().data).toEqual([6]);
});

test.each([
  ['after its nodes have lost what they had', 'epoch', 'other'],
  ['of a server that is alone', undefined, undefined],
])('S-2 whatever comes %s counts, whichever revision it has', (_, before, now) => {
  const { cache, take, shown } = setUp();
  cache.enter(before);
  take(5);
  cache.enter(now);
  take(3);
  expect(shown().data).toEqual([3]);
  take(4);
  expect(shown().data).toEqual([4]);
});

test('S-2 a chart that a node that is behind does not have stays', () => {
  const { cache, take, shown } = setUp();
  cache.enter('epoch');
  take(5);
  cache.enter('epoch');
  cache.applyData({
    action: 'getData',
    chartName: 'sales',
    revision: 4,
    etag: '',
    modified: 4,
    missing: true,
  });
  expect(shown().data).toEqual([5]);
});
