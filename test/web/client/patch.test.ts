import { findDelta, type ChartPatch } from '#protocol';
import { expect, test, vi } from 'vitest';
import { patchContent } from '../../../web/client/patch.ts';
import { flush, setUpEntered } from './helpers/screen.ts';

const before = JSON.stringify(Array.from({ length: 100 }, (_, i) => ({ name: `热销 ${i} 👍`, value: i })));
const after = before.replace('"value":50', '"value":-50');
const content = { action: 'getData', chartName: 'trend', revision: 5, etag: 'e5', data: before } as const;
const patch: ChartPatch = {
  action: 'patch',
  chartName: 'trend',
  from: 5,
  to: 6,
  etag: 'e6',
  modified: 6000,
  length: after.length,
  ops: findDelta(before, after) ?? [],
};

test('S-10 a patch of the cached content produces the new content', () => {
  expect(patchContent(content, patch)).toEqual({
    action: 'getData',
    chartName: 'trend',
    revision: 6,
    etag: 'e6',
    modified: 6000,
    data: after,
  });
});

test('S-10 a table of 2 MB that is longer as JSON is patched too', () => {
  const long = JSON.stringify(
    Array.from({ length: 90_000 }, (_, i) => ({ 'name of a column': i, other: 1 })),
  );
  const changed = long.replace('"name of a column":50,', '"name of a column":-50,');
  const ops = findDelta(long, changed) ?? [];
  expect(changed.length).toBeGreaterThan(3 * 1024 * 1024);
  expect(patchContent({ ...content, data: long }, { ...patch, length: changed.length, ops })?.data).toBe(
    changed,
  );
});

test('S-17 a patched content keeps its notes', () => {
  const notes = [{ kind: 'encoding', text: { en: 'GB18030', 'zh-CN': 'GB18030' } }] as const;
  expect(patchContent({ ...content, notes }, patch)?.notes).toEqual(notes);
});

test.each<[string, typeof content | undefined, Partial<ChartPatch>]>([
  ['of another revision', content, { from: 4 }],
  ['of a chart that is not cached', undefined, {}],
  ['whose result is shorter than its length', content, { length: after.length + 1 }],
  ['whose result is longer than its length', content, { length: after.length - 1 }],
  ['that copies beyond the end', content, { ops: [[0, after.length + 5]] }],
  [
    'that would fill the memory',
    content,
    { length: 1e12, ops: Array.from({ length: 1000 }, () => [0, 1000] as [number, number]) },
  ],
])('S-10 a patch %s is rejected', (_, cached, invalid) => {
  expect(patchContent(cached, { ...patch, ...invalid })).toBeUndefined();
});

test('S-10 a screen delivers the patched content, and fetches the whole chart if the patch does not apply', async () => {
  const { service, peer } = await setUpEntered();
  const callback = vi.fn();
  service.register('trendData', callback);
  service.send({ action: 'getData', socketType: 'trendData', chartName: 'trend' });
  await peer.next('getData');
  peer.send({ ...content, modified: 5000, socketType: 'trendData' });
  peer.send(patch);
  await flush(peer, service);
  expect(callback.mock.lastCall?.[0]).toEqual(JSON.parse(after));
  peer.send({ ...patch, from: 7, to: 8 });
  expect(await peer.next('getData')).toMatchObject({ chartName: 'trend' });
  peer.send({ ...patch, from: 6, to: 7, length: 3, ops: ['{"a'] });
  await flush(peer, service);
  expect(callback.mock.lastCall?.[0]).toEqual(JSON.parse(after));
});
