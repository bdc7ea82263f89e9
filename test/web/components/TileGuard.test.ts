// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest';
import { defineComponent, h } from 'vue';
import { TileGuard } from '../../../web/components/index.ts';
import { mount } from './mount.ts';

test('a tile that fails says so in its own place, and its neighbour goes on', async () => {
  const told = vi.spyOn(console, 'error').mockImplementation(() => {});
  const Failing = defineComponent(() => () => {
    throw new Error('no such colour');
  });
  const Neighbour = defineComponent(() => () => h('p', 'still here'));
  const mounted = mount(
    defineComponent(() => () => [
      h(TileGuard, { name: 'seller' }, () => h(Failing)),
      h(TileGuard, { name: 'map' }, () => h(Neighbour)),
    ]),
  );
  await mounted.settle();
  expect(mounted.find('[data-chart=seller]').dataset['state']).toBe('broken');
  expect(mounted.text()).toContain('no such colour');
  expect(mounted.text()).toContain('still here');
  expect(told).toHaveBeenCalledOnce();
  told.mockRestore();
  mounted.end();
});
