// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { defineComponent, h } from 'vue';
import { TileGuard } from '../../../web/components/index.ts';
import { mount, type Mounted } from './mount.ts';

let fails: boolean;
let mounted: Mounted;
beforeEach(async () => {
  vi.useFakeTimers();
  vi.spyOn(console, 'error').mockImplementation(() => {});
  fails = true;
  mounted = mount(
    defineComponent(() => () => [
      h(TileGuard, { name: 'seller' }, () => h(Failing)),
      h(TileGuard, { name: 'map' }, () => h(Neighbour)),
    ]),
  );
  await mounted.settle();
});
afterEach(() => {
  mounted.end();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const Failing = defineComponent(() => () => {
  if (fails) throw new Error('no such colour');
  return h('p', 'well again');
});
const Neighbour = defineComponent(() => () => h('p', 'still here'));

test('a tile that fails shows a message, and its neighbour goes on', () => {
  expect(mounted.find('[data-chart=seller]').dataset['state']).toBe('broken');
  expect(mounted.text()).toContain('no such colour');
  expect(mounted.text()).toContain('still here');
  expect(console.error).toHaveBeenCalledOnce();
});

test('a failed tile recovers with the next change of its chart', async () => {
  fails = false;
  mounted.fake.show('map', { revision: 2 });
  await mounted.settle();
  expect(mounted.text()).toContain('no such colour');
  mounted.fake.show('seller', { revision: 2 });
  await mounted.settle();
  expect(mounted.text()).not.toContain('no such colour');
  expect(mounted.text()).toContain('well again');
});

test('a failed tile is retried every few seconds until it succeeds', async () => {
  await vi.advanceTimersByTimeAsync(25_000);
  expect(console.error).toHaveBeenCalledTimes(3);
  expect(mounted.text()).toContain('no such colour');
  fails = false;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(mounted.text()).toContain('well again');
  expect(vi.getTimerCount()).toBe(0);
});

test('an unmounted guard does not retry', () => {
  mounted.end();
  expect(vi.getTimerCount()).toBe(0);
  expect(mounted.fake.watcherCount('seller')).toBe(0);
});
