import { describe, expect, test } from 'vitest';
import type { ChartView, SavedChart } from '../../../web/client/index.ts';
import { acceptEnter, flush, setUp, setUpEntered } from './helpers/screen.ts';

const kept: SavedChart = {
  chartName: 'trend',
  revision: 7,
  etag: 'etag-7',
  modified: 7000,
  data: '[7]',
  settings: { unit: 'kg' },
  problem: null,
};

async function setUpRestored(...charts: SavedChart[]) {
  const parts = await setUp();
  const views: ChartView[] = [];
  parts.service.restoreCharts(charts);
  parts.service.watchChart('trend', (view) => views.push(view));
  return { ...parts, views };
}

describe('a chart from an earlier visit', () => {
  test('is there before the server answers, unconfirmed, with its notes, settings and problem', async () => {
    const problem = { code: 'syntax', file: 'trend.json', reason: 'a comma is missing' } as const;
    const notes = [{ kind: 'separator', text: { en: ';', 'zh-CN': ';' } }] as const;
    const { views } = await setUpRestored({ ...kept, problem, notes });
    expect(views).toEqual([
      {
        data: [7],
        text: '[7]',
        revision: 7,
        etag: 'etag-7',
        modified: 7000,
        notes,
        confirmed: false,
        missing: false,
        problem,
        settings: { unit: 'kg' },
      },
    ]);
  });

  test('reaches callbacks as well', async () => {
    const { service } = await setUp();
    service.restoreCharts([kept]);
    const data = await new Promise((resolve) => {
      service.register('trendData', resolve);
      service.send({ action: 'getData', socketType: 'trendData', chartName: 'trend' });
    });
    expect(data).toEqual([7]);
  });

  test('S-3 is not sent again if it is unchanged, and keeps its identity', async () => {
    const { service, server, time, views } = await setUpRestored(kept);
    service.connect(server.url);
    const peer = await server.peer();
    expect(await acceptEnter(peer, { service, time })).toMatchObject({ known: { trend: 'etag-7' } });
    peer.send({ action: 'settings', chartName: 'trend', settings: { unit: 'kg' } });
    peer.send({
      action: 'getData',
      chartName: 'trend',
      revision: 7,
      etag: 'etag-7',
      modified: 7000,
      unchanged: true,
    });
    await flush(peer, service);
    expect(views.at(-1)).toMatchObject({ confirmed: true, received: time.now() });
    expect(views.at(-1)?.data).toBe(views[0]?.data);
    expect(views.at(-1)?.settings).toBe(views[0]?.settings);
  });

  test('gives way to what the server sends, and disappears if its file was deleted', async () => {
    const { service, server, time, views } = await setUpRestored(kept);
    service.connect(server.url);
    const peer = await server.peer();
    await acceptEnter(peer, { service, time });
    peer.send({
      action: 'getData',
      chartName: 'trend',
      revision: 8,
      etag: 'etag-8',
      modified: 8000,
      data: '[8]',
    });
    await flush(peer, service);
    expect(views.at(-1)).toMatchObject({ data: [8], confirmed: true });
    expect(views.at(-1)).not.toHaveProperty('settings');
    peer.send({ action: 'getData', chartName: 'trend', revision: 9, missing: true });
    await flush(peer, service);
    expect(views.at(-1)).toMatchObject({ data: undefined, missing: true });
    expect([...service.savedCharts()]).toEqual([['trend', undefined]]);
  });

  test('never replaces an answer', async () => {
    const { service, peer } = await setUpEntered();
    const views: ChartView[] = [];
    service.watchChart('trend', (view) => views.push(view));
    peer.send({
      action: 'getData',
      chartName: 'trend',
      revision: 8,
      etag: 'etag-8',
      modified: 8000,
      data: '[8]',
    });
    await flush(peer, service);
    service.restoreCharts([kept]);
    expect(views.at(-1)).toMatchObject({ data: [8], revision: 8 });
  });

  test('is shown as well if the disk was slower than the page', async () => {
    const { service } = await setUp();
    const views: ChartView[] = [];
    service.watchChart('trend', (view) => views.push(view));
    service.restoreCharts([kept]);
    expect(views).toMatchObject([{ data: [7], confirmed: false }]);
  });

  test('that is not JSON is dropped', async () => {
    const { views, reported } = await setUpRestored({ ...kept, data: '[7' });
    expect(views).toEqual([]);
    expect(reported).toHaveLength(1);
  });
});

test('what is saved of a chart is what is restored', async () => {
  const { service, peer } = await setUpEntered();
  service.watchChart('trend', () => {});
  service.watchChart('rank', () => {});
  peer.send({ action: 'settings', chartName: 'trend', settings: { unit: 'kg' } });
  peer.send({
    action: 'getData',
    chartName: 'trend',
    revision: 7,
    etag: 'etag-7',
    modified: 7000,
    data: '[7]',
  });
  await flush(peer, service);
  // of a chart without an answer nothing is known
  expect([...service.savedCharts()]).toEqual([['trend', kept]]);
});
