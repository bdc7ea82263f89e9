import { describe, expect, test, vi } from 'vitest';
import type { ChartView } from '../../../web/client/chart-view.ts';
import { browserEnvironment } from '../../../web/client/environment.ts';
import { SocketService } from '../../../web/client/socket-service.ts';
import { FakeStorage } from './helpers/fake-page.ts';
import { FakeSocket } from './helpers/fake-socket.ts';
import { acceptEnter, flush, setUp, setUpEntered, waitFor } from './helpers/screen.ts';

const ask = (service: SocketService, chartName: string, socketType = `${chartName}Data`, more = {}) =>
  service.send({ action: 'getData', socketType, chartName, value: '', ...more });

const dataOf = (chartName: string, data: unknown, revision = 1) => ({
  action: 'getData',
  chartName,
  revision,
  etag: `etag-${revision}`,
  modified: revision * 1000,
  data: JSON.stringify(data),
});

const brokenTrend = { ...dataOf('trend', [], 2), data: '[1, 2' };

const problem = {
  code: 'syntax',
  file: 'trend.json',
  line: 3,
  column: 7,
  reason: 'a comma is missing',
} as const;

/** Watches a chart. Returns the views as they arrive. */
function watch(service: SocketService, chartName: string): ChartView[] {
  const views: ChartView[] = [];
  service.watchChart(chartName, (view) => views.push(view));
  return views;
}

describe('requesting charts', () => {
  test('sends all requests of the first load in one turn, as soon as the socket is open', () => {
    const charts = ['trend', 'seller', 'map', 'rank', 'hot', 'stock'];
    const socket = new FakeSocket();
    const service = new SocketService({
      ...browserEnvironment(),
      openSocket: () => socket,
      storage: () => new FakeStorage(),
      lasting: () => new FakeStorage(),
    });
    charts.forEach((chart) => ask(service, chart));
    service.connect('ws://wall.test/');
    expect(socket.sent).toEqual([]);
    socket.emit('open');
    const sent = socket.sent.map((text) => JSON.parse(text) as Record<string, unknown>);
    expect(sent.map(({ action, chartName }) => chartName ?? action)).toEqual(['enter', ...charts]);
    service.close();
  });

  test('the six charts arrive as fast as the server answers: no timer delays them', async () => {
    const charts = ['trend', 'seller', 'map', 'rank', 'hot', 'stock'];
    const { service, server, time } = await setUp();
    const arrived: string[] = [];
    for (const chart of charts) {
      service.register(`${chart}Data`, () => arrived.push(chart));
      ask(service, chart);
    }
    service.connect(server.url);
    const peer = await server.peer();
    await acceptEnter(peer, { service, time });
    for (const chart of charts)
      peer.send({ ...dataOf(chart, []), socketType: (await peer.next('getData'))['socketType'] });
    await flush(peer, service); // fake time stands still meanwhile
    expect(arrived).toEqual(charts);
  });

  test('sends a request at once while connected, with all its fields', async () => {
    const { service, peer } = await setUpEntered();
    expect(ask(service, 'trend', 'trendData', { requestId: 7 })).toEqual({ sent: true });
    expect(await peer.next('getData')).toEqual({
      action: 'getData',
      socketType: 'trendData',
      chartName: 'trend',
      value: '',
      requestId: 7,
    });
  });

  test('requests a chart once per connection, however many subscribe', async () => {
    const { service, peer } = await setUpEntered();
    ask(service, 'trend', 'one');
    ask(service, 'trend', 'two');
    watch(service, 'trend');
    ask(service, 'map');
    expect((await peer.next('getData'))['chartName']).toBe('trend');
    expect((await peer.next('getData'))['chartName']).toBe('map');
  });

  test('rejects an invalid chart name, and does not subscribe', async () => {
    const { service, peer } = await setUpEntered();
    expect(ask(service, '../package')).toEqual({
      sent: false,
      reason: expect.stringContaining('../package'),
    });
    expect(service.send({ action: 'getData', socketType: 'x' })).toMatchObject({ sent: false });
    const views = watch(service, '../package');
    expect(views).toMatchObject([{ missing: true, error: { code: 404 } }]);
    ask(service, 'trend');
    expect((await peer.next('getData'))['chartName']).toBe('trend');
  });
});

describe("a chart's data", () => {
  test('reaches the callback parsed, with the message beside it', async () => {
    const { service, peer } = await setUpEntered();
    const callback = vi.fn();
    service.register('trendData', callback);
    ask(service, 'trend');
    const answer = { ...dataOf('trend', { a: [1] }), socketType: 'trendData' };
    peer.send(answer);
    await flush(peer, service);
    expect(callback.mock.calls).toEqual([[{ a: [1] }, { ...answer, value: '' }]]);
  });

  test('is pushed without a socketType, and reaches every socketType that requested the chart, with its own fields', async () => {
    const { service, peer } = await setUpEntered();
    const [one, two, other] = [vi.fn(), vi.fn(), vi.fn()];
    service.register('one', one);
    service.register('two', two);
    service.register('mapData', other);
    ask(service, 'trend', 'one');
    ask(service, 'trend', 'two', { requestId: 'second' });
    ask(service, 'map');
    peer.send(dataOf('trend', [1]));
    await flush(peer, service);
    expect(one.mock.calls).toEqual([
      [[1], expect.objectContaining({ socketType: 'one', chartName: 'trend' })],
    ]);
    expect(two.mock.calls).toEqual([
      [[1], expect.objectContaining({ socketType: 'two', requestId: 'second' })],
    ]);
    expect(one.mock.calls[0]?.[1]).not.toHaveProperty('requestId');
    expect(other).not.toHaveBeenCalled();
  });

  test('that one callback modifies stays intact for other socketTypes and watchers', async () => {
    const { service, peer } = await setUpEntered();
    const views = watch(service, 'trend');
    const second = vi.fn();
    service.register('one', (data) => (data as number[]).reverse());
    service.register('two', second);
    ask(service, 'trend', 'one');
    ask(service, 'trend', 'two');
    peer.send(dataOf('trend', [1, 2, 3]));
    await flush(peer, service);
    expect(second.mock.calls[0]?.[0]).toEqual([1, 2, 3]);
    expect(views.at(-1)?.data).toEqual([1, 2, 3]);
  });

  test('that is cached reaches a new component at once, but not before it has registered', async () => {
    const { service, peer } = await setUpEntered((service) => ask(service, 'trend', 'first'));
    await peer.next('getData');
    peer.send(dataOf('trend', [1]));
    await flush(peer, service);
    const callback = vi.fn();
    ask(service, 'trend', 'second');
    expect(callback).not.toHaveBeenCalled();
    service.register('second', callback);
    await Promise.resolve();
    expect(callback.mock.calls).toEqual([
      [[1], expect.objectContaining({ socketType: 'second', revision: 1 })],
    ]);
    expect(peer.received.filter(({ action }) => action === 'getData')).toHaveLength(1);
  });

  test('does not reach a component that unmounts in the same turn', async () => {
    const { service, peer } = await setUpEntered((service) => ask(service, 'trend', 'first'));
    peer.send(dataOf('trend', [1]));
    await flush(peer, service);
    const callback = vi.fn();
    const unregister = service.register('second', callback);
    ask(service, 'trend', 'second');
    unregister();
    await Promise.resolve();
    expect(callback).not.toHaveBeenCalled();
  });

  test('is not requested again after its last callback was unregistered', async () => {
    const { service, server, peer, window } = await setUpEntered();
    const unregister = service.register('trendData', () => {});
    ask(service, 'trend');
    ask(service, 'map');
    unregister();
    peer.close();
    await waitFor(service.connection, ({ status }) => status === 'lost');
    window.dispatchEvent(new Event('online'));
    const next = await server.peer();
    await next.next('enter');
    expect((await next.next('getData'))['chartName']).toBe('map');
  });

  test('that is not JSON changes nothing, is reported, and is fetched again once', async () => {
    const { service, peer, reported } = await setUpEntered();
    const views = watch(service, 'trend');
    await peer.next('getData');
    peer.send(dataOf('trend', [1]));
    peer.send(brokenTrend);
    expect(await peer.next('getData')).toEqual({ action: 'getData', chartName: 'trend' });
    peer.send(brokenTrend);
    await flush(peer, service);
    service.send({ action: 'next' });
    await peer.next('next'); // and not getData
    expect(views).toMatchObject([{ data: [1], revision: 1 }]);
    expect(reported).toHaveLength(2);
  });

  test('that is not JSON is fetched again each time that it follows good data', async () => {
    const { service, peer } = await setUpEntered();
    const views = watch(service, 'trend');
    await peer.next('getData');
    for (let revision = 3; revision < 6; revision++) {
      peer.send(brokenTrend);
      await peer.next('getData');
      peer.send(dataOf('trend', [revision], revision));
    }
    await flush(peer, service);
    expect(views.map(({ data }) => data)).toEqual([[3], [4], [5]]);
  });

  test('that is marked unchanged, but differs from the cached content, is fetched again', async () => {
    const { service, peer } = await setUpEntered();
    watch(service, 'trend');
    await peer.next('getData');
    peer.send(dataOf('trend', [1], 1));
    peer.send({ action: 'getData', chartName: 'trend', revision: 2, etag: 'another', unchanged: true });
    expect(await peer.next('getData')).toEqual({ action: 'getData', chartName: 'trend' });
  });
});

describe('the view of a chart', () => {
  test('has the data, when its file was written and when it was received', async () => {
    const { service, peer, time } = await setUpEntered();
    const views = watch(service, 'trend');
    peer.send(dataOf('trend', [1], 5));
    await flush(peer, service);
    expect(views).toEqual([
      {
        data: [1],
        text: '[1]',
        revision: 5,
        etag: 'etag-5',
        modified: 5000,
        received: time.now(),
        confirmed: true,
        missing: false,
        problem: null,
      },
    ]);
  });

  test('reaches a later watcher before watchChart returns', async () => {
    const { service, peer } = await setUpEntered();
    watch(service, 'trend');
    peer.send(dataOf('trend', [1]));
    await flush(peer, service);
    expect(watch(service, 'trend')).toMatchObject([{ data: [1] }]);
    expect(watch(service, 'map')).toEqual([]);
  });

  test('keeps its data and updates its times when the file is rewritten with the same content', async () => {
    const { service, peer, time } = await setUpEntered();
    const views = watch(service, 'trend');
    peer.send(dataOf('trend', [1]));
    await flush(peer, service);
    time.advance(3_000);
    peer.send({
      action: 'getData',
      chartName: 'trend',
      revision: 1,
      etag: 'etag-1',
      modified: 9000,
      unchanged: true,
    });
    await flush(peer, service);
    expect(views).toHaveLength(2);
    expect(views[1]).toEqual({ ...views[0], modified: 9000, received: time.now() });
    expect(views[1]?.data).toBe(views[0]?.data);
  });

  test('S-11 has the side-car’s settings from its first data on, until they change or are removed', async () => {
    const { service, peer } = await setUpEntered();
    const views = watch(service, 'trend');
    const sendSettings = (settings: unknown) =>
      peer.send({ action: 'settings', chartName: 'trend', settings });
    sendSettings({ type: 'bars' });
    peer.send(dataOf('trend', [1]));
    sendSettings({ type: 'lines' });
    peer.send({ action: 'getData', chartName: 'trend', revision: 2, missing: true });
    sendSettings(null);
    await flush(peer, service);
    expect(views.map(({ data, settings }) => [data, settings?.type])).toEqual([
      [undefined, 'bars'],
      [[1], 'bars'],
      [[1], 'lines'],
      [undefined, 'lines'],
      [undefined, undefined],
    ]);
  });

  test('keeps the last good data while the file is broken, with the problem, until the file is fixed', async () => {
    const { service, peer } = await setUpEntered();
    const views = watch(service, 'trend');
    peer.send(dataOf('trend', [1]));
    peer.send({ action: 'problem', chartName: 'trend', problem });
    peer.send({ action: 'problem', chartName: 'trend', problem: null });
    await flush(peer, service);
    expect(views.map(({ data, problem }) => [data, problem])).toEqual([
      [[1], null],
      [[1], problem],
      [[1], null],
    ]);
  });

  test('has no data while the file is deleted', async () => {
    const { service, peer } = await setUpEntered();
    const views = watch(service, 'trend');
    peer.send(dataOf('trend', [1]));
    peer.send({ action: 'getData', chartName: 'trend', revision: 2, missing: true });
    peer.send(dataOf('trend', [2], 3));
    await flush(peer, service);
    expect(views.map(({ data, missing }) => [data, missing])).toEqual([
      [[1], false],
      [undefined, true],
      [[2], false],
    ]);
  });

  test('is missing until the chart’s file appears', async () => {
    const { service, peer } = await setUpEntered();
    const views = watch(service, 'none');
    const error = { code: 404, message: 'there is no chart none' };
    peer.send({ action: 'error', chartName: 'none', error });
    peer.send(dataOf('none', [1]));
    await flush(peer, service);
    expect(views).toMatchObject([
      { missing: true, error, data: undefined },
      { missing: false, data: [1] },
    ]);
    expect(views[1]).not.toHaveProperty('error');
  });

  test.each([400, 429])(
    'has the refusal (%i) until the server answers; error listeners do not get it',
    async (code) => {
      const { service, peer } = await setUpEntered();
      const onError = vi.fn();
      service.onError(onError);
      const views = watch(service, 'trend');
      const error = { code, message: 'not this one' };
      peer.send({ action: 'error', chartName: 'trend', error });
      peer.send(dataOf('trend', [1]));
      await flush(peer, service);
      expect(views).toMatchObject([
        { error, confirmed: false, missing: false, data: undefined },
        { confirmed: true, data: [1] },
      ]);
      expect(views[1]).not.toHaveProperty('error');
      expect(onError).not.toHaveBeenCalled();
    },
  );

  test('has the refusal when the content was fetched again and refused', async () => {
    const { service, peer } = await setUpEntered();
    const views = watch(service, 'trend');
    await peer.next('getData');
    peer.send(dataOf('trend', [1]));
    peer.send(brokenTrend);
    await peer.next('getData');
    const error = { code: 429, message: 'too many' };
    peer.send({ action: 'error', chartName: 'trend', error });
    await flush(peer, service);
    expect(views.at(-1)).toMatchObject({ data: [1], confirmed: false, error });
  });

  test('ignores an error about an action on the chart', async () => {
    const { service, peer } = await setUpEntered();
    const onError = vi.fn();
    service.onError(onError);
    const views = watch(service, 'trend');
    peer.send(dataOf('trend', [1]));
    for (const code of [400, 507])
      peer.send({ action: 'error', chartName: 'trend', error: { code, message: 'no' } });
    await flush(peer, service);
    expect(views).toHaveLength(1);
    expect(onError).toHaveBeenCalledTimes(2);
  });

  test('is not delivered after unsubscribing', async () => {
    const { service, peer } = await setUpEntered();
    const listener = vi.fn();
    const stop = service.watchChart('trend', listener);
    const others = watch(service, 'trend');
    stop();
    stop();
    peer.send(dataOf('trend', [1]));
    await flush(peer, service);
    expect(listener).not.toHaveBeenCalled();
    expect(others).toHaveLength(1);
  });
});

describe('after the connection was lost', () => {
  async function setUpLost(watched: string[]) {
    const parts = await setUpEntered();
    const views = Object.fromEntries(watched.map((chart) => [chart, watch(parts.service, chart)]));
    const loseAndReturn = async () => {
      parts.server.peers.at(-1)?.close();
      await waitFor(parts.service.connection, ({ status }) => status === 'lost');
      parts.window.dispatchEvent(new Event('online'));
      return parts.server.peer();
    };
    return { ...parts, views, loseAndReturn };
  }

  test('the screen sends its cached etags and requests every subscribed chart again', async () => {
    const { service, peer, loseAndReturn } = await setUpLost(['trend', 'map']);
    ask(service, 'rank', 'rankData');
    peer.send(dataOf('trend', [1], 4));
    peer.send(dataOf('rank', [2], 6));
    await flush(peer, service);
    const next = await loseAndReturn();
    expect((await next.next('enter'))['known']).toEqual({ trend: 'etag-4', rank: 'etag-6' });
    const asked = [await next.next('getData'), await next.next('getData'), await next.next('getData')];
    expect(asked.map(({ chartName, socketType }) => [chartName, socketType])).toEqual([
      ['trend', undefined],
      ['map', undefined],
      ['rank', 'rankData'],
    ]);
  });

  test('an unchanged chart keeps its data, and callbacks are not called', async () => {
    const { service, time, peer, views, loseAndReturn } = await setUpLost(['trend']);
    const callback = vi.fn();
    service.register('trendData', callback);
    ask(service, 'trend');
    peer.send(dataOf('trend', [1]));
    await flush(peer, service);
    const next = await loseAndReturn();
    await acceptEnter(next, { service, time });
    next.send({
      action: 'getData',
      chartName: 'trend',
      revision: 1,
      etag: 'etag-1',
      modified: 1000,
      unchanged: true,
    });
    await flush(next, service);
    expect(views['trend']?.at(-1)).toMatchObject({ data: [1], missing: false });
    expect(callback).toHaveBeenCalledTimes(1);
  });

  test('a view is unconfirmed until the new connection has answered for that very chart', async () => {
    const { service, time, peer, views, loseAndReturn } = await setUpLost(['trend', 'map', 'rank', 'none']);
    for (const chart of ['trend', 'map', 'rank']) peer.send(dataOf(chart, [1]));
    await flush(peer, service);
    const confirmed = () => ['trend', 'map', 'rank', 'none'].map((chart) => views[chart]?.at(-1)?.confirmed);
    expect(confirmed()).toEqual([true, true, true, undefined]);
    const next = await loseAndReturn();
    expect(confirmed()).toEqual([false, false, false, undefined]);
    await acceptEnter(next, { service, time });
    expect(confirmed()).toEqual([false, false, false, undefined]);
    next.send({ action: 'getData', chartName: 'trend', revision: 1, etag: 'etag-1', unchanged: true });
    next.send({ action: 'problem', chartName: 'map', problem });
    next.send({ action: 'error', chartName: 'rank', error: { code: 429, message: 'too many' } });
    next.send({ action: 'error', chartName: 'none', error: { code: 404, message: 'no such chart' } });
    await flush(next, service);
    expect(confirmed()).toEqual([true, false, false, true]);
    expect(views['rank']?.at(-1)).toMatchObject({ data: [1], error: { code: 429 } });
  });

  test('a request made while views turn unconfirmed is sent after the screen has entered', async () => {
    const { service, peer, loseAndReturn } = await setUpLost([]);
    service.watchChart('trend', ({ confirmed }) => {
      if (!confirmed) watch(service, 'map');
    });
    peer.send(dataOf('trend', [1]));
    await flush(peer, service);
    const next = await loseAndReturn();
    await next.next('enter');
    expect((await next.next('getData'))['chartName']).toBe('trend');
    expect((await next.next('getData'))['chartName']).toBe('map');
  });

  test('closing the connection on purpose leaves views unconfirmed as well', async () => {
    const { service, peer, views } = await setUpLost(['trend']);
    peer.send(dataOf('trend', [1]));
    await flush(peer, service);
    service.close();
    expect(views['trend']?.at(-1)).toMatchObject({ data: [1], confirmed: false });
  });

  test('cached etags stay below the server’s message limit, however long the names', async () => {
    const charts = Array.from({ length: 400 }, (_, i) => `${'图'.repeat(61)}${100 + i}`);
    const { service, peer, loseAndReturn } = await setUpLost(charts);
    for (const chart of charts) peer.send(dataOf(chart, [1]));
    await flush(peer, service);
    const enter = await (await loseAndReturn()).next('enter');
    const names = Object.keys(enter['known'] as object);
    expect(new TextEncoder().encode(JSON.stringify(enter)).length).toBeLessThan(34 * 1024);
    expect(names).toEqual(charts.slice(0, names.length));
    expect(names.length).toBeGreaterThan(100);
  });

  test('the first answer clears a problem, unless the server sends it again', async () => {
    const { service, time, peer, views, loseAndReturn } = await setUpLost(['trend', 'map']);
    for (const chart of ['trend', 'map']) {
      peer.send(dataOf(chart, [1]));
      peer.send({ action: 'problem', chartName: chart, problem });
    }
    await flush(peer, service);
    const next = await loseAndReturn();
    await acceptEnter(next, { service, time });
    for (const chartName of ['trend', 'map']) {
      next.send({
        action: 'getData',
        chartName,
        revision: 1,
        etag: 'etag-1',
        modified: 1000,
        unchanged: true,
      });
    }
    next.send({ action: 'problem', chartName: 'map', problem });
    await flush(next, service);
    expect(views['trend']?.at(-1)?.problem).toBeNull();
    expect(views['map']?.at(-1)?.problem).toEqual(problem);
    // later pushes do not repeat the problem
    next.send(dataOf('map', [2], 2));
    await flush(next, service);
    expect(views['map']?.at(-1)?.problem).toEqual(problem);
  });

  test('S-11 the first answer clears settings; settings that were sent again stay the same object', async () => {
    const { service, time, peer, views, loseAndReturn } = await setUpLost(['trend', 'map']);
    const settings = { type: 'bars', columns: { a: { role: 'value' } } };
    const sendSettings = (to: typeof peer, chartName: string) =>
      to.send({ action: 'settings', chartName, settings });
    for (const chart of ['trend', 'map']) {
      sendSettings(peer, chart);
      peer.send(dataOf(chart, [1]));
    }
    await flush(peer, service);
    const before = views['map']?.at(-1)?.settings;
    expect(before).toEqual(settings);
    const next = await loseAndReturn();
    await acceptEnter(next, { service, time });
    next.send(dataOf('trend', [2], 2));
    sendSettings(next, 'map');
    next.send(dataOf('map', [2], 2));
    await flush(next, service);
    expect(views['trend']?.at(-1)).not.toHaveProperty('settings');
    expect(views['map']?.at(-1)?.settings).toBe(before);
    // later pushes do not repeat settings
    next.send(dataOf('map', [3], 3));
    await flush(next, service);
    expect(views['map']?.at(-1)?.settings).toBe(before);
  });

  test('a component that mounts while disconnected gets the cached content', async () => {
    const { service, peer } = await setUpLost(['trend']);
    peer.send(dataOf('trend', [1]));
    await flush(peer, service);
    peer.close();
    await waitFor(service.connection, ({ status }) => status === 'lost');
    const callback = vi.fn();
    service.register('late', callback);
    expect(ask(service, 'trend', 'late')).toEqual({ sent: true });
    await Promise.resolve();
    expect(callback.mock.calls[0]?.[0]).toEqual([1]);
  });

  test('charts without subscribers are forgotten', async () => {
    const { service, peer, loseAndReturn } = await setUpLost(['trend']);
    const stop = service.watchChart('map', () => {});
    peer.send(dataOf('map', [1]));
    await flush(peer, service);
    stop();
    const next = await loseAndReturn();
    expect((await next.next('enter'))['known']).toEqual({});
    expect(watch(service, 'map')).toEqual([]);
  });
});
