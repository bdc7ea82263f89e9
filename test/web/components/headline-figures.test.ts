// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ChartTile } from '../../../web/components/index.ts';
import { mount, type Mounted } from './mount.ts';

/** The first content loads the chart types. */
const patient = { timeout: 10_000 };
let tile: Mounted | undefined;
beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }));
afterEach(() => {
  tile?.end();
  tile = undefined;
  vi.useRealTimers();
});

async function show(data: unknown, name = 'orders') {
  tile ??= mount(ChartTile, { props: { name, type: 'number', headline: true } });
  const mounted = tile;
  mounted.fake.show(name, { data, modified: Date.now() });
  await vi.waitFor(() => mounted.find('.value'), patient);
  await mounted.settle();
  return mounted;
}

const said = ({ all }: Mounted, selector: string) =>
  all(selector).map((element) => element.textContent?.trim());

test('a value and what it was before are a figure with its change', async () => {
  const mounted = await show({ orders: 1284, previous: 1190 });
  expect(said(mounted, '.said')).toEqual(['1,284']);
  expect(said(mounted, '.change')).toEqual(['▲ +7.9%']);
  expect(said(mounted, '.against')).toEqual(['vs previous']);
  expect(said(mounted, '.name')).toEqual([]);
});

test('metrics of one file are figures side by side, each with its name', async () => {
  const rows = [
    { metric: 'Orders', value: 1284, previous: 1190 },
    { metric: 'Returns', value: 31, previous: 40 },
  ];
  const mounted = await show(rows, 'kpi');
  expect(said(mounted, '.name')).toEqual(['Orders', 'Returns']);
  expect(said(mounted, '.change')).toEqual(['▲ +7.9%', '▼ −22.5%']);
});

test('a changed figure rolls once over a line; at first nothing does', async () => {
  const mounted = await show({ orders: 1284 });
  expect(mounted.all('.rolling .line')).toHaveLength(0);
  await show({ orders: 1290 });
  await vi.waitFor(() => expect(said(mounted, '.said')).toEqual(['1,290']), patient);
  expect(mounted.all('.rolling .line')).toHaveLength(1);
});

test('the ages of headline figures are not said while they are young', async () => {
  expect((await show({ orders: 1284 })).all('.age')).toEqual([]);
});

test('what is no value any more is drawn', async () => {
  const mounted = await show({ orders: 1284 });
  mounted.fake.show('orders', {
    data: ['a', 'b'].map((name) => ({ name, note: 'x' })),
    modified: Date.now(),
  });
  await vi.waitFor(() => expect(mounted.all('.value')).toHaveLength(0), patient);
});
