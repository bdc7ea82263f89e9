// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { shallowRef, watch } from 'vue';
import type { ChartTypeName } from '#protocol';
import type { ChartView } from '../../../web/client/index.ts';
import { useDrawable } from '../../../web/composables/index.ts';
import { withSetup } from './with-setup.ts';

const view = (data: unknown, more: Partial<ChartView> = {}): ChartView => ({
  data,
  revision: 1,
  modified: 1000,
  confirmed: true,
  missing: false,
  problem: null,
  ...more,
});
const points = Array.from({ length: 20 }, (_, i) => ({ height: (i * 7) % 13, weight: (i * 5) % 11 }));
const sellers = [{ name: 'A', value: 1 }];

function setUp(first: ChartView, name = 'any', type: ChartTypeName | undefined = undefined) {
  const current = shallowRef(first);
  const requested = shallowRef(type);
  const measure = shallowRef<string>();
  const { result, unmount } = withSetup(() =>
    useDrawable(
      name,
      () => requested.value,
      () => measure.value,
      current,
      'en',
    ),
  );
  return { ...result, current, requested, measure, unmount, type: () => result.drawable.value?.type.name };
}

describe('the content of a chart', () => {
  test('of the six is drawable at once', () => {
    expect(setUp(view(sellers), 'seller').type()).toBe('seller');
  });

  test('of any other is drawable once the chart types are loaded', async () => {
    const { type } = setUp(view(points));
    expect(type()).toBeUndefined();
    await expect.poll(type).toBe('scatter');
  });

  test('has the title that was found while its file was read', async () => {
    const notes = [{ kind: 'title', text: { en: 'People', 'zh-CN': 'People' } }] as const;
    const { drawable, current } = setUp(view(points, { notes }));
    await expect.poll(() => drawable.value?.title).toBe('People');
    current.value = view(points);
    await expect.poll(() => drawable.value?.title).toBeUndefined();
  });

  test('is drawn as the layout asks for', async () => {
    const { type, requested } = setUp(view(points));
    requested.value = 'table';
    await expect.poll(type).toBe('table');
  });

  test('that is replaced while it is resolved is never shown', async () => {
    const { drawable, current } = setUp(view(points));
    const shown: (string | undefined)[] = [];
    watch(drawable, (changed) => shown.push(changed?.type.name), { flush: 'sync' });
    current.value = view([{ city: 'Rome' }, { city: 'Oslo' }], { modified: 2000 });
    await expect.poll(() => shown).toEqual(['table']);
  });
});

describe('the measures of a file', () => {
  const days = Array.from({ length: 20 }, (_, i) => ({
    date: `2024-05-${String(1 + Math.floor(i / 2)).padStart(2, '0')}`,
    shop: ['A', 'B'][i % 2],
    sales: (i * 7) % 13,
    visitors: (i * 5) % 11,
  }));

  test('that are not drawn are offered, and the chosen one is drawn', async () => {
    const { type, drawable, measure } = setUp(view(days));
    await expect.poll(type).toBe('lines');
    expect(drawable.value?.measures).toEqual([
      { key: '', names: ['sales'] },
      { key: 'visitors', names: ['visitors'] },
    ]);
    measure.value = 'visitors';
    await expect.poll(() => drawable.value?.reason.en).toBe('visitors as chosen: lines');
    expect(drawable.value?.measures).toHaveLength(2);
    measure.value = '';
    await expect.poll(() => drawable.value?.reason.en).not.toContain('chosen');
  });
});

describe('content that cannot be drawn', () => {
  test('keeps the previous drawable and its time, and says why', async () => {
    const { type, fault, modified, current, requested } = setUp(view(points), 'any', 'scatter');
    await expect.poll(type).toBe('scatter');
    requested.value = 'no such type' as ChartTypeName;
    current.value = view({ option: { series: [{ type: 'no such series' }] } }, { modified: 2000 });
    await expect.poll(() => fault.value).toBeTruthy();
    expect([type(), modified.value]).toEqual(['scatter', 1000]);
  });
});

test('a deleted file leaves no drawable', () => {
  const { drawable, current } = setUp(view(sellers), 'seller');
  current.value = view(undefined, { missing: true });
  expect(drawable.value).toBeUndefined();
});

test('a file that is rewritten with the same content has a new time, and the same drawable', () => {
  const { drawable, modified, current } = setUp(view(sellers), 'seller');
  const before = drawable.value;
  current.value = view(sellers, { modified: 2000 });
  expect(modified.value).toBe(2000);
  expect(drawable.value).toBe(before);
});

test('what is resolved after unmounting changes nothing', async () => {
  const { drawable, unmount } = setUp(view(points));
  unmount();
  await import('../../../web/charts/resolve.ts');
  await new Promise((resolve) => setTimeout(resolve));
  expect(drawable.value).toBeUndefined();
});
