import { afterEach, expect, test } from 'vitest';
import { createWorkerPool } from '../../../server/charts/reading/worker-pool.ts';
import { createContent } from '../../../server/charts/snapshot.ts';
import { createChartStore } from '../../../server/charts/store.ts';
import { createChartKinds, type ChartKinds } from '../../../server/walls/chart-kinds.ts';
import { createFakeTime } from './fake-time.ts';

const workers = createWorkerPool({ onError: () => {} });
let kinds: ChartKinds | undefined;
afterEach(() => kinds?.close());

function start() {
  const time = createFakeTime();
  let changes = 0;
  let onChanged = () => {};
  const charts = createChartStore({ publish: (event) => kinds?.deliver(event), now: time.now });
  kinds = createChartKinds({
    charts,
    workers,
    timezone: 'UTC',
    after: time.after,
    onChange() {
      changes++;
      onChanged();
    },
  });
  const write = (name: string, content: unknown) => {
    const text = JSON.stringify(content);
    charts.put(name, createContent(text, Buffer.from(text)), time.now());
  };
  const changed = () => new Promise<void>((resolve) => (onChanged = resolve));
  return { time, charts, kinds, write, changed, changes: () => changes };
}

test('a single value, one with what it was before, and a percentage are figures; a list is a chart', async () => {
  const { kinds, write, changed } = start();
  for (const [name, content] of [
    ['visitors', 128_934],
    ['orders', { orders: 1284, previous: 1190 }],
    ['uptime', { name: 'API', uptime: '99.95%' }],
    ['goal', { actual: 812.5, target: 1000 }],
    ['list', ['a', 'b', 'c'].map((name, value) => ({ name, value: value + 1 }))],
  ] as const) {
    write(name, content);
    await changed();
  }
  expect(kinds.of('visitors')).toEqual({ type: 'number', figures: 1 });
  expect(kinds.of('orders')).toEqual({ type: 'number', figures: 1 });
  expect(kinds.of('uptime')).toEqual({ type: 'gauge', figures: 1 });
  expect(kinds.of('goal')).toEqual({ type: 'gauge', figures: undefined });
  expect(kinds.of('list')?.figures).toBeUndefined();
});

test('metrics with former values are so many figures', async () => {
  const { kinds, write, changed } = start();
  const rows = ['Orders', 'Returns', 'NPS'].map((metric, i) => ({
    metric,
    value: 10 + i,
    previous: 9 + 2 * i,
  }));
  write('kpi', rows);
  await changed();
  expect(kinds.of('kpi')).toEqual({ type: 'number', figures: 3 });
});

test('a chart that changes all the time is read once in five seconds, and its last content counts', async () => {
  const { time, kinds, write, changed, changes } = start();
  write('a', 1);
  await changed();
  for (let i = 2; i < 50; i++) write('a', i);
  write(
    'a',
    ['x', 'y'].map((name) => ({ name, value: 2 })),
  );
  expect(changes()).toBe(1);
  const next = changed();
  time.advance(5000);
  await next;
  expect(kinds.of('a')?.figures).toBeUndefined();
  expect(changes()).toBe(2);
});

test('a chart that is gone is nothing', async () => {
  const { charts, kinds, write, changed } = start();
  write('a', 1);
  await changed();
  charts.remove('a');
  expect(kinds.of('a')).toBeUndefined();
});
