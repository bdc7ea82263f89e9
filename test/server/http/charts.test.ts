import { setImmediate } from 'node:timers/promises';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { createContent } from '../../../server/charts/snapshot.ts';
import type { ChartStore } from '../../../server/charts/store.ts';
import { createChartList } from '../../../server/http/chart-list.ts';
import { type Harness, january, startApp, startOfRevisions } from './app-harness.ts';
import { request } from './request.ts';
import { workers } from '../../helpers/workers.ts';

const small = '[{"name":"商家1","value":99}]';
const large = JSON.stringify(Array.from({ length: 300 }, (_, i) => ({ name: `商家${i}`, value: i })));

let app: Harness;
beforeEach(async () => {
  app = await startApp();
  app.put('seller', small);
  app.put('rank', large);
});
afterEach(() => app.close());

describe('a chart over HTTP', () => {
  test('is the bare JSON of the file, with its type', async () => {
    await request(app)
      .get('/api/seller')
      .expect(200, small)
      .expect('Content-Type', 'application/json; charset=utf-8')
      .expect('Content-Length', String(Buffer.byteLength(small)))
      .expect('Cache-Control', 'no-cache')
      .expect('Last-Modified', 'Fri, 02 Jan 2026 03:04:05 GMT')
      .expect('Vary', /Accept-Encoding/);
  });

  test('is the newest content at once', async () => {
    app.put('seller', '[1]');
    await request(app).get('/api/seller').expect(200, '[1]');
    app.put('seller', '[2]');
    await request(app).get('/api/seller').expect(200, '[2]');
  });

  test('is the same whatever the query string says', async () => {
    await request(app).get('/api/seller?t=1&chart=rank').expect(200, small);
  });

  test('answers to a percent-encoded CJK name', async () => {
    app.put('销量', '[3]');
    await request(app)
      .get(`/api/${encodeURIComponent('销量')}`)
      .expect(200, '[3]');
  });

  test('answers to both of its names, hot and hotproduct, with the newest content', async () => {
    for (const text of ['["hot"]', '["hotter"]']) {
      app.put('hotproduct', text);
      await request(app).get('/api/hot').expect(200, text);
      await request(app).get('/api/hotproduct').expect(200, text);
    }
  });

  test('has to HEAD the headers of GET and no body', async () => {
    const headers = { 'Accept-Encoding': 'gzip' };
    const get = await app.ask('/api/rank', { headers });
    const head = await app.ask('/api/rank', { method: 'HEAD', headers });
    expect(head.status).toBe(200);
    expect(head.body.length).toBe(0);
    for (const header of [
      'content-type',
      'content-length',
      'content-encoding',
      'etag',
      'last-modified',
      'vary',
    ]) {
      expect(head.headers[header], header).toBe(get.headers[header]);
    }
  });

  test('refuses POST with 405 and says what is allowed', async () => {
    const answer = await request(app).post('/api/seller').expect(405);
    expect(answer.headers.allow?.split(', ').sort()).toEqual([
      'DELETE',
      'GET',
      'HEAD',
      'OPTIONS',
      'PATCH',
      'PUT',
    ]);
    expect(answer.body).toMatchObject({ status: 405 });
  });
});

describe('a chart that is not there', () => {
  test('is a real 404 with a message', async () => {
    const answer = await request(app)
      .get('/api/nosuch')
      .expect(404, { message: 'there is no chart nosuch', status: 404 })
      .expect('Content-Type', 'application/json; charset=utf-8');
    expect(answer.headers.etag).toBeUndefined();
  });

  test('is a 404 again after its file was removed', async () => {
    app.store.remove('seller');
    await request(app).get('/api/seller').expect(404);
  });

  test('says what is wrong with its file when that was never good', async () => {
    app.store.setProblem('map', {
      code: 'syntax',
      file: 'map.json',
      line: 3,
      column: 7,
      reason: 'a comma is missing',
    });
    await request(app).get('/api/map').expect(404, {
      message: 'map has no data yet: map.json:3:7: a comma is missing',
      status: 404,
    });
  });

  test.each([
    '/api/..%2fpackage',
    '/api/..%2f..%2fsecret',
    '/api/../package.json',
    '/api/%2e%2e',
    '/api/..',
    '/api/seller.json',
    '/api/.%2fseller',
    '/api/seller%00',
    '/api/__proto__',
    '/api/constructor',
    `/api/${'a'.repeat(65)}`,
    '/api/a/b',
  ])('is 404 for %s', async (path) => {
    const answer = await request(app).get(path).expect(404);
    expect(answer.body).toMatchObject({ status: 404, message: expect.any(String) as string });
  });

  test('is not even asked for when its name cannot be one', async () => {
    const asked: string[] = [];
    const store: ChartStore = {
      get: (name) => void asked.push(name),
      find: () => undefined,
      problem: () => undefined,
      settings: () => undefined,
      list: () => [],
      changes: 0,
      revision: () => 0,
      onListChange: () => {},
    };
    const watched = await startApp({ charts: store });
    onTestFinished(watched.close);
    for (const path of ['/api/..%2fpackage', '/api/a.json', '/api/a%20b', '/api/__proto__'])
      await request(watched).get(path);
    expect([...new Set(asked)]).toEqual(['__proto__']);
  });

  test.each(['/api/%', '/api/%zz', '/api/%e5%8c', '/%ff'])(
    'is 400 for the broken percent-encoding %s',
    async (path) => {
      const answer = await request(app).get(path).expect(400);
      expect(answer.body).toMatchObject({ status: 400 });
    },
  );
});

describe('a path as old clients write it', () => {
  test.each([
    '/api//seller',
    '//api/seller',
    '/api///seller',
    '/api//seller?t=1',
    '/api/SELLER',
    '/api//Seller',
  ])('%s is the chart seller, to HEAD too', async (path) => {
    const { headers } = await request(app).get(path).expect(200, small);
    await request(app)
      .head(path)
      .expect(200)
      .expect('ETag', headers.etag ?? '')
      .expect('Content-Security-Policy', /frame-ancestors 'none'/);
  });

  test('another case of a name that is there once is that chart, with both of its names', async () => {
    app.put('hot', '["hot"]');
    for (const name of ['hotProduct', 'HOTPRODUCT', 'Hot']) {
      await request(app).get(`/api/${name}`).expect(200, '["hot"]');
    }
    app.store.remove('hot');
    await request(app).get('/api/hotProduct').expect(404);
  });

  test('the exact name always wins, and a third spelling of two is 404', async () => {
    app.put('Seller', '["Seller"]');
    await request(app).get('/api/seller').expect(200, small);
    await request(app).get('/api/Seller').expect(200, '["Seller"]');
    await request(app).get('/api/SELLER').expect(404, { message: 'there is no chart SELLER', status: 404 });
    app.store.remove('seller');
    await request(app).get('/api/SELLER').expect(200, '["Seller"]');
    await request(app).get('/api/seller').expect(200, '["Seller"]');
  });

  test('a name that comes later in just this case takes over at once', async () => {
    for (let i = 0; i < 3; i++) await request(app).get('/api/SELLER').expect(200, small);
    app.put('SELLER', '[1]');
    await request(app).get('/api/SELLER').expect(200, '[1]');
    await request(app).get('/api/seller').expect(200, small);
  });

  test('says of a broken file in another case what is wrong with it', async () => {
    app.store.setProblem('map', { code: 'syntax', file: 'map.json', line: 3, column: 7, reason: 'why' });
    const message = 'map has no data yet: map.json:3:7: why';
    await request(app).get('/api/Map').expect(404, { message, status: 404 });
  });

  test('changes nothing for those who write', async () => {
    for (const method of ['put', 'patch', 'delete', 'post'] as const)
      await request(app)[method]('/api//seller').expect(404);
  });
});

describe('compression', () => {
  const inCoding = (coding: string, path = '/api/rank') =>
    app.ask(path, { headers: { 'Accept-Encoding': coding } });

  test('is brotli where a browser takes it, else gzip, else none', async () => {
    const br = await inCoding('gzip, deflate, br, zstd');
    expect(br.headers['content-encoding']).toBe('br');
    expect(brotliDecompressSync(br.body).toString()).toBe(large);
    const gzip = await inCoding('gzip, deflate');
    expect(gzip.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(gzip.body).toString()).toBe(large);
    const plain = await app.ask('/api/rank');
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(plain.text).toBe(large);
  });

  test('leaves small bodies alone and says that the answer could have varied', async () => {
    const answer = await inCoding('br', '/api/seller');
    expect(answer.headers['content-encoding']).toBeUndefined();
    expect(answer.text).toBe(small);
    expect(answer.headers.vary).toMatch(/Accept-Encoding/);
  });

  test('gives each coding its own strong tag', async () => {
    const answers = [await inCoding('br'), await inCoding('gzip'), await inCoding('identity')];
    const tags = answers.map(({ headers }) => headers.etag);
    expect(new Set(tags).size).toBe(3);
    for (const tag of tags) expect(tag).toMatch(/^"[^"]+"$/);
  });
});

describe('a chart that the client has already', () => {
  const inCoding = (coding: string) => request(app).get('/api/rank').set('Accept-Encoding', coding);
  const known = (tag: string) => inCoding('identity').set('If-None-Match', tag);
  const tagIn = async (coding: string) => (await inCoding(coding).expect(200)).headers.etag ?? '';

  test('is 304 without a body, with its tag and caching rules', async () => {
    const tag = await tagIn('identity');
    const answer = await known(tag)
      .expect(304, '')
      .expect('ETag', tag)
      .expect('Cache-Control', 'no-cache')
      .expect('Vary', /Accept-Encoding/);
    expect(answer.headers['content-type']).toBeUndefined();
    expect(answer.headers['content-encoding']).toBeUndefined();
  });

  test('is recognised in a list, as a weak tag, by * and over HEAD', async () => {
    const tag = await tagIn('identity');
    await known(`"one", "two,three", ${tag}`).expect(304);
    await known(`W/${tag}`).expect(304);
    await known('*').expect(304);
    await request(app).head('/api/rank').set('If-None-Match', tag).expect(304);
  });

  test('is recognised in the coding that is asked for, and only in that', async () => {
    const tag = await tagIn('gzip');
    await known(tag).set('Accept-Encoding', 'gzip').expect(304);
    await known(tag).set('Accept-Encoding', 'br').expect(200);
  });

  test('is sent when the tag is another or no tag at all', async () => {
    const tag = await tagIn('identity');
    await known('"other"').expect(200);
    await known(tag.replaceAll('"', '')).expect(200);
    app.put('rank', '[]');
    await known(tag).expect(200);
  });

  test('is decided by the tag alone: a time says nothing about two changes within one second', async () => {
    const [earlier, later] = ['Thu, 01 Jan 1970 00:00:00 GMT', 'Sat, 01 Jan 2028 00:00:00 GMT'];
    await inCoding('identity').set('If-Modified-Since', later).expect(200);
    await known(await tagIn('identity'))
      .set('If-Modified-Since', earlier)
      .expect(304);
  });

  test('a missing chart stays 404 for If-None-Match: *', async () => {
    await request(app).get('/api/nosuch').set('If-None-Match', '*').expect(404);
  });
});

test('/api lists every chart with revision, time, size, tag and what is wrong with its file', async () => {
  const problem = { code: 'syntax' as const, file: 'rank.json', line: 1, column: 2, reason: 'not JSON' };
  app.put('seller', '[]', january + 500);
  app.store.setProblem('rank', problem);
  app.store.setProblem('stock', { ...problem, file: 'stock.json' });
  const answer = await request(app)
    .get('/api')
    .expect(200)
    .expect('Content-Type', 'application/json; charset=utf-8')
    .expect('Cache-Control', 'no-store');
  const words = expect.any(String) as string;
  const drawn = { type: words, reason: { 'zh-CN': words, en: words } };
  expect(answer.body).toEqual({
    charts: [
      {
        name: 'rank',
        revision: startOfRevisions,
        etag: expect.any(String) as string,
        modified: january,
        bytes: Buffer.byteLength(large),
        problem,
        ...drawn,
        columns: [
          { name: 'name', kind: 'category' },
          { name: 'value', kind: 'measure' },
        ],
      },
      {
        name: 'seller',
        revision: startOfRevisions + 1,
        etag: expect.any(String) as string,
        modified: january + 500,
        bytes: 2,
        ...drawn,
      },
      { name: 'stock', problem: { ...problem, file: 'stock.json' } },
    ],
    walls: [],
  });
});

test('/api says how a chart is drawn as its side-car asks, what is wrong with that, and what is held back', async () => {
  const list = async () =>
    (await request(app).get('/api').expect(200)).body.charts as Record<string, unknown>[];
  const of = async (name: string) => (await list()).find((chart) => chart['name'] === name);
  const before = await of('rank');
  app.store.setSettings('rank', { type: 'pie' });
  expect(await of('rank')).toMatchObject({ settings: true, type: 'pie' });
  app.store.setSettings('rank', { type: 'sankey' });
  expect(await of('rank')).toMatchObject({
    type: before?.['type'],
    refused: { en: expect.any(String) as string },
  });
  const mistake = { code: 'settings' as const, file: 'rank.chart.json', line: 1, column: 2, reason: 'why' };
  app.store.setSettingsProblem('rank', mistake);
  expect(await of('rank')).toMatchObject({ settings: mistake, refused: expect.anything() as unknown });
  const held = createContent('[]', Buffer.from('[]'));
  app.store.hold('rank', { code: 'held', file: 'rank.json', reason: 'why' }, held, january);
  expect(await of('rank')).toMatchObject({
    problem: { code: 'held' },
    held: { etag: held.etag, modified: january, bytes: 2 },
    columns: before?.['columns'],
  });
});

test('/api answers for a thousand charts, and lets others be answered meanwhile', async () => {
  for (let i = 0; i < 1000; i++) app.put(`c${i}`, JSON.stringify([{ name: 'a', value: i }]));
  const order: string[] = [];
  const get = (path: string, word: string) =>
    request(app)
      .get(path)
      .expect(200)
      .expect(() => order.push(word))
      .then();
  const all = get('/api', 'all');
  await get('/api/seller', 'one');
  const { charts } = (await all).body as { charts: { type?: string }[] };
  expect(charts.filter(({ type }) => type !== undefined)).toHaveLength(1002);
  expect(order).toEqual(['one', 'all']);
});

describe('the list of charts', () => {
  /** Counts how often it is made: each time the store is asked for its entries once. */
  async function countedApp() {
    const store = app.store;
    let made = 0;
    const charts: ChartStore = {
      ...store,
      get changes() {
        return store.changes;
      },
      list() {
        made++;
        return store.list();
      },
    };
    const counted = await startApp({ charts });
    onTestFinished(counted.close);
    return { getList: () => request(counted).get('/api').expect(200), made: () => made };
  }

  test('is made once for all who ask at the same time or later, until something changes', async () => {
    const { getList, made } = await countedApp();
    const answers = await Promise.all(Array.from({ length: 10 }, getList));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    await getList();
    expect(made()).toBe(1);
    app.put('seller', '[5]');
    await Promise.all(Array.from({ length: 10 }, getList));
    expect(made()).toBe(2);
  });

  test('says every change that was made before it was asked for, also while it is being made', async () => {
    const { getList, made } = await countedApp();
    for (let i = 0; i < 2000; i++) app.put(`c${i}`, JSON.stringify([{ name: 'a', value: i }]));
    const bytesIn = ({ charts }: { charts: { name: string; bytes: number }[] }) =>
      charts.find(({ name }) => name === 'seller')?.bytes;
    const first = getList().then();
    await vi.waitFor(() => expect(made()).toBe(1));
    const later = [];
    for (let i = 1; i <= 5; i++) {
      app.put('seller', JSON.stringify('x'.repeat(i)));
      later.push(getList().then(({ body }) => expect(bytesIn(body)).toBeGreaterThanOrEqual(i + 2)));
    }
    await Promise.all([first, ...later]);
    expect(made()).toBeLessThanOrEqual(6);
  });

  test('says from the next time on what a chart is that changed while the list was being made', async () => {
    for (let i = 100; i < 300; i++) app.put(`c${i}`, '[1]');
    const list = createChartList({
      charts: app.store,
      walls: { list: () => [] },
      workers,
      timezoneOf: () => undefined,
    });
    const first = list();
    await setImmediate();
    const changed = '[22,333]';
    for (let i = 100; i < 300; i++) app.put(`c${i}`, changed);
    await first;
    const { charts } = JSON.parse(String((await list()).body)) as {
      charts: { name: string; bytes: number }[];
    };
    const stale = charts.filter(({ name, bytes }) => name.startsWith('c') && bytes !== changed.length);
    expect(stale).toEqual([]);
  });

  test('changes with all that it says: problems, times, side-cars, what is held back, files without a name', async () => {
    const list = async () => (await request(app).get('/api')).text;
    const problem = { code: 'syntax' as const, file: 'seller.json', line: 1, column: 1, reason: 'why' };
    const steps: (() => void)[] = [
      () => app.put('seller', small, january + 1),
      () => app.store.setProblem('seller', problem),
      () => app.store.setProblem('a b.json', { ...problem, file: 'a b.json' }),
      () => app.store.remove('a b.json'),
      () => app.store.setSettings('rank', { type: 'pie' }),
      () => app.store.setSettingsProblem('rank', { ...problem, code: 'settings' }),
      () => app.store.setSettings('rank', undefined),
      () => app.store.hold('seller', { ...problem, code: 'held' }, createContent('[]', Buffer.from('[]')), 1),
      () => app.store.accept('seller'),
      () => app.store.remove('rank'),
    ];
    const seen = [await list()];
    for (const step of steps) {
      step();
      seen.push(await list());
    }
    seen.forEach((text, i) => i > 0 && expect(text, String(i)).not.toBe(seen[i - 1]));
  });

  test('says which walls there are now', async () => {
    const walls: { name: string }[] = [];
    const other = await startApp({ walls: { list: () => walls } });
    onTestFinished(other.close);
    await request(other).get('/api').expect(200, { charts: [], walls: [] });
    walls.push({ name: 'lobby' });
    await request(other)
      .get('/api')
      .expect(200, { charts: [], walls: [{ name: 'lobby' }] });
  });

  test('has a tag, and is compressed once it is long', async () => {
    const { headers } = await request(app).get('/api').expect('Cache-Control', 'no-store');
    await request(app)
      .get('/api')
      .set('If-None-Match', headers.etag ?? '')
      .expect(304, '');
    for (let i = 0; i < 100; i++) app.put(`c${i}`, '[1]');
    const plain = await app.ask('/api');
    const gzip = await app.ask('/api', { headers: { 'Accept-Encoding': 'gzip' } });
    expect(gzip.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(gzip.body).toString()).toBe(plain.text);
  });
});
