import { describe, expect, test, vi } from 'vitest';
import type { ChartView } from '../../../web/client/chart-view.ts';
import { browserEnvironment } from '../../../web/client/environment.ts';
import { SocketService } from '../../../web/client/socket-service.ts';
import { FakeStorage } from './helpers/fake-page.ts';
import { FakeSocket } from './helpers/fake-socket.ts';
import { letIn, settled, setUp, setUpEntered, when } from './helpers/screen.ts';

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

/** Watches a chart; the views that came. */
function watch(service: SocketService, chartName: string): ChartView[] {
  const views: ChartView[] = [];
  service.watchChart(chartName, (view) => views.push(view));
  return views;
}

describe('asking for charts', () => {
  test('all requests of the first load go out in one turn, as soon as the socket is open', () => {
    const charts = ['trend', 'seller', 'map', 'rank', 'hot', 'stock'];
    const socket = new FakeSocket();
    const service = new SocketService({
      ...browserEnvironment(),
      openSocket: () => socket,
      storage: () => new FakeStorage(),
    });
    charts.forEach((chart) => ask(service, chart));
    service.connect('ws://wall.test/');
    expect(socket.sent).toEqual([]);
    socket.emit('open');
    const sent = socket.sent.map((text) => JSON.parse(text) as Record<string, unknown>);
    expect(sent.map(({ action, chartName }) => chartName ?? action)).toEqual(['enter', ...charts]);
    service.close();
  });

  test('the last of six charts has arrived within 100 ms of the first on loopback', async () => {
    const charts = ['trend', 'seller', 'map', 'rank', 'hot', 'stock'];
    const { service, server, time } = await setUp();
    const arrived: number[] = [];
    const all = Promise.all(
      charts.map((chart) => {
        ask(service, chart);
        return new Promise<void>((resolve) =>
          service.register(`${chart}Data`, () => {
            arrived.push(performance.now());
            resolve();
          }),
        );
      }),
    );
    service.connect(server.url);
    const peer = await server.peer();
    await letIn(peer, { service, time });
    for (const chart of charts)
      peer.say({ ...dataOf(chart, []), socketType: (await peer.next('getData'))['socketType'] });
    await all;
    expect(Math.max(...arrived) - Math.min(...arrived)).toBeLessThan(100);
  });

  test('sends a request at once when the link stands, with every field that it has', async () => {
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

  test('asks once for a chart on a link, however many want it', async () => {
    const { service, peer } = await setUpEntered();
    ask(service, 'trend', 'one');
    ask(service, 'trend', 'two');
    watch(service, 'trend');
    ask(service, 'map');
    expect((await peer.next('getData'))['chartName']).toBe('trend');
    expect((await peer.next('getData'))['chartName']).toBe('map');
  });

  test('refuses a name that no chart can have, and does not remember it', async () => {
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
  test('comes to the callback parsed, with the message beside it', async () => {
    const { service, peer } = await setUpEntered();
    const callback = vi.fn();
    service.register('trendData', callback);
    ask(service, 'trend');
    const answer = { ...dataOf('trend', { a: [1] }), socketType: 'trendData' };
    peer.say(answer);
    await settled(peer, service);
    expect(callback.mock.calls).toEqual([[{ a: [1] }, { ...answer, value: '' }]]);
  });

  test('is pushed without a socketType, and comes to every type that asked for that chart, with its own words', async () => {
    const { service, peer } = await setUpEntered();
    const [one, two, other] = [vi.fn(), vi.fn(), vi.fn()];
    service.register('one', one);
    service.register('two', two);
    service.register('mapData', other);
    ask(service, 'trend', 'one');
    ask(service, 'trend', 'two', { requestId: 'second' });
    ask(service, 'map');
    peer.say(dataOf('trend', [1]));
    await settled(peer, service);
    expect(one.mock.calls).toEqual([
      [[1], expect.objectContaining({ socketType: 'one', chartName: 'trend' })],
    ]);
    expect(two.mock.calls).toEqual([
      [[1], expect.objectContaining({ socketType: 'two', requestId: 'second' })],
    ]);
    expect(one.mock.calls[0]?.[1]).not.toHaveProperty('requestId');
    expect(other).not.toHaveBeenCalled();
  });

  test('that one callback changes is not changed for another type or for a watcher', async () => {
    const { service, peer } = await setUpEntered();
    const views = watch(service, 'trend');
    const second = vi.fn();
    service.register('one', (data) => (data as number[]).reverse());
    service.register('two', second);
    ask(service, 'trend', 'one');
    ask(service, 'trend', 'two');
    peer.say(dataOf('trend', [1, 2, 3]));
    await settled(peer, service);
    expect(second.mock.calls[0]?.[0]).toEqual([1, 2, 3]);
    expect(views.at(-1)?.data).toEqual([1, 2, 3]);
  });

  test('that is known already comes to a new component without a wait, though not before it has registered', async () => {
    const { service, peer } = await setUpEntered((service) => ask(service, 'trend', 'first'));
    await peer.next('getData');
    peer.say(dataOf('trend', [1]));
    await settled(peer, service);
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

  test('is not given to a component that left in the same turn', async () => {
    const { service, peer } = await setUpEntered((service) => ask(service, 'trend', 'first'));
    peer.say(dataOf('trend', [1]));
    await settled(peer, service);
    const callback = vi.fn();
    const unregister = service.register('second', callback);
    ask(service, 'trend', 'second');
    unregister();
    await Promise.resolve();
    expect(callback).not.toHaveBeenCalled();
  });

  test('is not asked for again after the last of its callbacks has gone', async () => {
    const { service, server, peer, window } = await setUpEntered();
    const unregister = service.register('trendData', () => {});
    ask(service, 'trend');
    ask(service, 'map');
    unregister();
    peer.close();
    await when(service.connection, ({ status }) => status === 'lost');
    window.dispatchEvent(new Event('online'));
    const next = await server.peer();
    await next.next('enter');
    expect((await next.next('getData'))['chartName']).toBe('map');
  });

  test('that is no JSON changes nothing, is reported, and is asked for again once', async () => {
    const { service, peer, reported } = await setUpEntered();
    const views = watch(service, 'trend');
    await peer.next('getData');
    peer.say(dataOf('trend', [1]));
    peer.say(brokenTrend);
    expect(await peer.next('getData')).toEqual({ action: 'getData', chartName: 'trend' });
    peer.say(brokenTrend);
    await settled(peer, service);
    service.send({ action: 'next' });
    await peer.next('next'); // not getData
    expect(views).toMatchObject([{ data: [1], revision: 1 }]);
    expect(reported).toHaveLength(2);
  });

  test('that is no JSON is asked for once again each time that it comes after good data', async () => {
    const { service, peer } = await setUpEntered();
    const views = watch(service, 'trend');
    await peer.next('getData');
    for (let revision = 3; revision < 6; revision++) {
      peer.say(brokenTrend);
      await peer.next('getData');
      peer.say(dataOf('trend', [revision], revision));
    }
    await settled(peer, service);
    expect(views.map(({ data }) => data)).toEqual([[3], [4], [5]]);
  });

  test('that is called unchanged, but is not what is here, is asked for again', async () => {
    const { service, peer } = await setUpEntered();
    watch(service, 'trend');
    await peer.next('getData');
    peer.say(dataOf('trend', [1], 1));
    peer.say({ action: 'getData', chartName: 'trend', revision: 2, etag: 'another', unchanged: true });
    expect(await peer.next('getData')).toEqual({ action: 'getData', chartName: 'trend' });
  });
});

describe('the view of a chart', () => {
  test('says what the data is, when its file was written and when it came', async () => {
    const { service, peer, time } = await setUpEntered();
    const views = watch(service, 'trend');
    peer.say(dataOf('trend', [1], 5));
    await settled(peer, service);
    expect(views).toEqual([
      {
        data: [1],
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

  test('is given to a later watcher before watchChart returns', async () => {
    const { service, peer } = await setUpEntered();
    watch(service, 'trend');
    peer.say(dataOf('trend', [1]));
    await settled(peer, service);
    expect(watch(service, 'trend')).toMatchObject([{ data: [1] }]);
    expect(watch(service, 'map')).toEqual([]);
  });

  test('keeps its data and renews its times when a file was written again with the same content', async () => {
    const { service, peer, time } = await setUpEntered();
    const views = watch(service, 'trend');
    peer.say(dataOf('trend', [1]));
    await settled(peer, service);
    time.advance(3_000);
    peer.say({
      action: 'getData',
      chartName: 'trend',
      revision: 1,
      etag: 'etag-1',
      modified: 9000,
      unchanged: true,
    });
    await settled(peer, service);
    expect(views).toHaveLength(2);
    expect(views[1]).toEqual({ ...views[0], modified: 9000, received: time.now() });
    expect(views[1]?.data).toBe(views[0]?.data);
  });

  test('S-11 has what a person said of the chart from its first data on, until that changes or goes', async () => {
    const { service, peer } = await setUpEntered();
    const views = watch(service, 'trend');
    const say = (settings: unknown) => peer.say({ action: 'settings', chartName: 'trend', settings });
    say({ type: 'bars' });
    peer.say(dataOf('trend', [1]));
    say({ type: 'lines' });
    peer.say({ action: 'getData', chartName: 'trend', revision: 2, missing: true });
    say(null);
    await settled(peer, service);
    expect(views.map(({ data, settings }) => [data, settings?.type])).toEqual([
      [undefined, 'bars'],
      [[1], 'bars'],
      [[1], 'lines'],
      [undefined, 'lines'],
      [undefined, undefined],
    ]);
  });

  test('keeps the last good data while the file is broken, says what is wrong, and then that it is well', async () => {
    const { service, peer } = await setUpEntered();
    const views = watch(service, 'trend');
    peer.say(dataOf('trend', [1]));
    peer.say({ action: 'problem', chartName: 'trend', problem });
    peer.say({ action: 'problem', chartName: 'trend', problem: null });
    await settled(peer, service);
    expect(views.map(({ data, problem }) => [data, problem])).toEqual([
      [[1], null],
      [[1], problem],
      [[1], null],
    ]);
  });

  test('has no data when the file is gone, and has data again when it is back', async () => {
    const { service, peer } = await setUpEntered();
    const views = watch(service, 'trend');
    peer.say(dataOf('trend', [1]));
    peer.say({ action: 'getData', chartName: 'trend', revision: 2, missing: true });
    peer.say(dataOf('trend', [2], 3));
    await settled(peer, service);
    expect(views.map(({ data, missing }) => [data, missing])).toEqual([
      [[1], false],
      [undefined, true],
      [[2], false],
    ]);
  });

  test('is missing when there is no such chart, until its file appears', async () => {
    const { service, peer } = await setUpEntered();
    const views = watch(service, 'none');
    const error = { code: 404, message: 'there is no chart none' };
    peer.say({ action: 'error', chartName: 'none', error });
    peer.say(dataOf('none', [1]));
    await settled(peer, service);
    expect(views).toMatchObject([
      { missing: true, error, data: undefined },
      { missing: false, data: [1] },
    ]);
    expect(views[1]).not.toHaveProperty('error');
  });

  test.each([400, 429])(
    'says that the server did not answer (%i), which nobody else then has to, until it does',
    async (code) => {
      const { service, peer } = await setUpEntered();
      const onError = vi.fn();
      service.onError(onError);
      const views = watch(service, 'trend');
      const error = { code, message: 'not this one' };
      peer.say({ action: 'error', chartName: 'trend', error });
      peer.say(dataOf('trend', [1]));
      await settled(peer, service);
      expect(views).toMatchObject([
        { error, confirmed: false, missing: false, data: undefined },
        { confirmed: true, data: [1] },
      ]);
      expect(views[1]).not.toHaveProperty('error');
      expect(onError).not.toHaveBeenCalled();
    },
  );

  test('says that newer content was refused when its patch was of no use', async () => {
    const { service, peer } = await setUpEntered();
    const views = watch(service, 'trend');
    await peer.next('getData');
    peer.say(dataOf('trend', [1]));
    peer.say(brokenTrend);
    await peer.next('getData');
    const error = { code: 429, message: 'too many' };
    peer.say({ action: 'error', chartName: 'trend', error });
    await settled(peer, service);
    expect(views.at(-1)).toMatchObject({ data: [1], confirmed: false, error });
  });

  test('says nothing of an error that is about an action on it', async () => {
    const { service, peer } = await setUpEntered();
    const onError = vi.fn();
    service.onError(onError);
    const views = watch(service, 'trend');
    peer.say(dataOf('trend', [1]));
    for (const code of [400, 507])
      peer.say({ action: 'error', chartName: 'trend', error: { code, message: 'no' } });
    await settled(peer, service);
    expect(views).toHaveLength(1);
    expect(onError).toHaveBeenCalledTimes(2);
  });

  test('comes no more after the watching has ended', async () => {
    const { service, peer } = await setUpEntered();
    const listener = vi.fn();
    const stop = service.watchChart('trend', listener);
    const others = watch(service, 'trend');
    stop();
    stop();
    peer.say(dataOf('trend', [1]));
    await settled(peer, service);
    expect(listener).not.toHaveBeenCalled();
    expect(others).toHaveLength(1);
  });
});

describe('after the link was lost', () => {
  async function setUpLost(watched: string[]) {
    const parts = await setUpEntered();
    const views = Object.fromEntries(watched.map((chart) => [chart, watch(parts.service, chart)]));
    const loseAndReturn = async () => {
      parts.server.peers.at(-1)?.close();
      await when(parts.service.connection, ({ status }) => status === 'lost');
      parts.window.dispatchEvent(new Event('online'));
      return parts.server.peer();
    };
    return { ...parts, views, loseAndReturn };
  }

  test('the screen gives its known etags and asks again for everything that is wished for', async () => {
    const { service, peer, loseAndReturn } = await setUpLost(['trend', 'map']);
    ask(service, 'rank', 'rankData');
    peer.say(dataOf('trend', [1], 4));
    peer.say(dataOf('rank', [2], 6));
    await settled(peer, service);
    const next = await loseAndReturn();
    expect((await next.next('enter'))['known']).toEqual({ trend: 'etag-4', rank: 'etag-6' });
    const asked = [await next.next('getData'), await next.next('getData'), await next.next('getData')];
    expect(asked.map(({ chartName, socketType }) => [chartName, socketType])).toEqual([
      ['trend', undefined],
      ['map', undefined],
      ['rank', 'rankData'],
    ]);
  });

  test('a chart that is unchanged keeps its data, and callbacks are not troubled', async () => {
    const { service, time, peer, views, loseAndReturn } = await setUpLost(['trend']);
    const callback = vi.fn();
    service.register('trendData', callback);
    ask(service, 'trend');
    peer.say(dataOf('trend', [1]));
    await settled(peer, service);
    const next = await loseAndReturn();
    await letIn(next, { service, time });
    next.say({
      action: 'getData',
      chartName: 'trend',
      revision: 1,
      etag: 'etag-1',
      modified: 1000,
      unchanged: true,
    });
    await settled(next, service);
    expect(views['trend']?.at(-1)).toMatchObject({ data: [1], missing: false });
    expect(callback).toHaveBeenCalledTimes(1);
  });

  test('what was known is not confirmed until the new link has answered, and not by any other chart', async () => {
    const { service, time, peer, views, loseAndReturn } = await setUpLost(['trend', 'map', 'rank', 'none']);
    for (const chart of ['trend', 'map', 'rank']) peer.say(dataOf(chart, [1]));
    await settled(peer, service);
    const confirmed = () => ['trend', 'map', 'rank', 'none'].map((chart) => views[chart]?.at(-1)?.confirmed);
    expect(confirmed()).toEqual([true, true, true, undefined]);
    const next = await loseAndReturn();
    expect(confirmed()).toEqual([false, false, false, undefined]);
    await letIn(next, { service, time });
    expect(confirmed()).toEqual([false, false, false, undefined]);
    next.say({ action: 'getData', chartName: 'trend', revision: 1, etag: 'etag-1', unchanged: true });
    next.say({ action: 'problem', chartName: 'map', problem });
    next.say({ action: 'error', chartName: 'rank', error: { code: 429, message: 'too many' } });
    next.say({ action: 'error', chartName: 'none', error: { code: 404, message: 'no such chart' } });
    await settled(next, service);
    expect(confirmed()).toEqual([true, false, false, true]);
    expect(views['rank']?.at(-1)).toMatchObject({ data: [1], error: { code: 429 } });
  });

  test('a watcher that asks for another chart as soon as its own is in doubt is heard after the screen has entered', async () => {
    const { service, peer, loseAndReturn } = await setUpLost([]);
    service.watchChart('trend', ({ confirmed }) => {
      if (!confirmed) watch(service, 'map');
    });
    peer.say(dataOf('trend', [1]));
    await settled(peer, service);
    const next = await loseAndReturn();
    await next.next('enter');
    expect((await next.next('getData'))['chartName']).toBe('trend');
    expect((await next.next('getData'))['chartName']).toBe('map');
  });

  test('a link that is closed on purpose leaves what is known in doubt as well', async () => {
    const { service, peer, views } = await setUpLost(['trend']);
    peer.say(dataOf('trend', [1]));
    await settled(peer, service);
    service.close();
    expect(views['trend']?.at(-1)).toMatchObject({ data: [1], confirmed: false });
  });

  test('etags are told only as far as a server reads, however long the names', async () => {
    const charts = Array.from({ length: 400 }, (_, i) => `${'图'.repeat(61)}${100 + i}`);
    const { service, peer, loseAndReturn } = await setUpLost(charts);
    for (const chart of charts) peer.say(dataOf(chart, [1]));
    await settled(peer, service);
    const enter = await (await loseAndReturn()).next('enter');
    const told = Object.keys(enter['known'] as object);
    expect(new TextEncoder().encode(JSON.stringify(enter)).length).toBeLessThan(34 * 1024);
    expect(told).toEqual(charts.slice(0, told.length));
    expect(told.length).toBeGreaterThan(100);
  });

  test('a problem that was mended meanwhile is gone with the first answer, one that was not is told again', async () => {
    const { service, time, peer, views, loseAndReturn } = await setUpLost(['trend', 'map']);
    for (const chart of ['trend', 'map']) {
      peer.say(dataOf(chart, [1]));
      peer.say({ action: 'problem', chartName: chart, problem });
    }
    await settled(peer, service);
    const next = await loseAndReturn();
    await letIn(next, { service, time });
    for (const chartName of ['trend', 'map']) {
      next.say({
        action: 'getData',
        chartName,
        revision: 1,
        etag: 'etag-1',
        modified: 1000,
        unchanged: true,
      });
    }
    next.say({ action: 'problem', chartName: 'map', problem });
    await settled(next, service);
    expect(views['trend']?.at(-1)?.problem).toBeNull();
    expect(views['map']?.at(-1)?.problem).toEqual(problem);
    // later pushes say nothing about the problem
    next.say(dataOf('map', [2], 2));
    await settled(next, service);
    expect(views['map']?.at(-1)?.problem).toEqual(problem);
  });

  test('S-11 settings that are gone meanwhile end with the first answer, those told again stay the same object', async () => {
    const { service, time, peer, views, loseAndReturn } = await setUpLost(['trend', 'map']);
    const settings = { type: 'bars', columns: { a: { role: 'value' } } };
    const say = (to: typeof peer, chartName: string) => to.say({ action: 'settings', chartName, settings });
    for (const chart of ['trend', 'map']) {
      say(peer, chart);
      peer.say(dataOf(chart, [1]));
    }
    await settled(peer, service);
    const before = views['map']?.at(-1)?.settings;
    expect(before).toEqual(settings);
    const next = await loseAndReturn();
    await letIn(next, { service, time });
    next.say(dataOf('trend', [2], 2));
    say(next, 'map');
    next.say(dataOf('map', [2], 2));
    await settled(next, service);
    expect(views['trend']?.at(-1)).not.toHaveProperty('settings');
    expect(views['map']?.at(-1)?.settings).toBe(before);
    // later pushes say nothing about settings
    next.say(dataOf('map', [3], 3));
    await settled(next, service);
    expect(views['map']?.at(-1)?.settings).toBe(before);
  });

  test('a component that comes while there is no link is given what is known', async () => {
    const { service, peer } = await setUpLost(['trend']);
    peer.say(dataOf('trend', [1]));
    await settled(peer, service);
    peer.close();
    await when(service.connection, ({ status }) => status === 'lost');
    const callback = vi.fn();
    service.register('late', callback);
    expect(ask(service, 'trend', 'late')).toEqual({ sent: true });
    await Promise.resolve();
    expect(callback.mock.calls[0]?.[0]).toEqual([1]);
  });

  test('what nobody wishes for any more is forgotten', async () => {
    const { service, peer, loseAndReturn } = await setUpLost(['trend']);
    const stop = service.watchChart('map', () => {});
    peer.say(dataOf('map', [1]));
    await settled(peer, service);
    stop();
    const next = await loseAndReturn();
    expect((await next.next('enter'))['known']).toEqual({});
    expect(watch(service, 'map')).toEqual([]);
  });
});
