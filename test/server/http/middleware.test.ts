import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import type { ChartStore } from '../../../server/charts/store.ts';
import { type Harness, startApp } from './app-harness.ts';
import { request } from './request.ts';

const secret = 'a secret from /etc/chartwall';
const failing: ChartStore = {
  get: () => undefined,
  find: () => undefined,
  changes: 0,
  problem: () => {
    throw new Error(secret);
  },
  settings: () => undefined,
  revision: () => 0,
  onListChange: () => {},
  list: () => {
    // What is thrown need not be an Error.
    throw secret as unknown as Error;
  },
};

let app: Harness;
let broken: Harness;
beforeEach(async () => {
  app = await startApp();
  app.put('seller', '[1]');
  broken = await startApp({ charts: failing });
});
afterEach(async () => {
  await app.close();
  await broken.close();
});

const everyKind = () => [
  request(app).get('/api/seller').expect(200),
  request(app).get('/api/seller').set('If-None-Match', '*').expect(304),
  request(app).get('/%').expect(400),
  request(app).get('/api/nosuch').expect(404),
  request(app).get('/nosuch').expect(404),
  request(app).post('/api/seller').expect(405),
  request(broken).get('/api/seller').expect(500),
  request(app).get('/').expect(503),
];

describe('whatever the answer is', () => {
  test('it says how long it took', async () => {
    for (const kind of everyKind()) await kind.expect('X-Response-Time', /^\d+ms$/);
  });

  test('any page may read it', async () => {
    for (const kind of everyKind())
      await kind
        .expect('Access-Control-Allow-Origin', '*')
        .expect('Access-Control-Allow-Methods', 'OPTIONS, GET, HEAD');
  });

  test('it has the status that it claims, and the security headers', async () => {
    for (const kind of everyKind())
      await kind
        .expect('Content-Security-Policy', /^default-src 'none'/)
        .expect('X-Content-Type-Options', 'nosniff');
  });

  test('an error is JSON with message and status, and is not kept by caches', async () => {
    const refused = (await Promise.all(everyKind())).filter(({ status }) => status >= 400);
    expect(refused).toHaveLength(6);
    for (const { status, headers, body } of refused) {
      expect(headers['content-type'], String(status)).toBe('application/json; charset=utf-8');
      expect(body).toEqual({ message: expect.stringMatching(/.+/) as string, status });
      expect(headers['cache-control'], String(status)).toBe('no-store');
    }
  });
});

describe('a fault of the server', () => {
  test('is logged and not told', async () => {
    const answer = await request(broken).get('/api/seller').expect(500);
    expect(answer.text).not.toContain(secret);
    expect(answer.text).not.toMatch(/\bat .*:\d+/);
    expect(broken.logged).toContainEqual(
      expect.objectContaining({
        level: 50,
        path: '/api/seller',
        err: expect.objectContaining({ message: secret }) as unknown,
      }),
    );
  });

  test('is answered and logged even if what was thrown is no Error', async () => {
    const answer = await request(broken).get('/api').expect(500);
    expect(answer.body).toMatchObject({ status: 500 });
    expect(answer.text).not.toContain(secret);
    expect(broken.logged).toContainEqual(expect.objectContaining({ level: 50, path: '/api' }));
  });

  test('is logged even if the answer cannot be written', async () => {
    const unwritable = 10n as unknown as string;
    const late = await startApp({ version: unwritable });
    onTestFinished(late.close);
    await request(late).get('/version').expect(500);
    expect(late.logged).toContainEqual(
      expect.objectContaining({ level: 50, msg: 'an answer could not be sent' }),
    );
  });

  test('is not that a client leaves before it has its answer', async () => {
    app.put('seller', JSON.stringify('x'.repeat(10_000_000)));
    const socket = connect(app.port, '127.0.0.1');
    socket.write('GET /api/seller HTTP/1.1\r\nHost: wall\r\n\r\n');
    await once(socket, 'data');
    socket.resetAndDestroy();
    await vi.waitFor(() => expect(app.logged).toHaveLength(1));
    expect(app.logged).toEqual([expect.objectContaining({ level: 20 })]);
  });

  test('is not what a client does wrong: that is not logged', async () => {
    await request(app).get('/nosuch');
    await request(app).get('/%');
    await request(app).post('/api/seller');
    expect(app.logged).toEqual([]);
  });
});

describe('methods that scanners try', () => {
  const seen = ['propfind', 'trace', 'search', 'mkcol', 'lock', 'purge', 'report'] as const;
  const paths = ['/', '/api', '/api/seller', '/nosuch'];

  test.each(seen)('%s is answered in words, and no error is logged', async (verb) => {
    const method = verb.toUpperCase();
    for (const path of paths)
      await request(app)
        [verb](path)
        .expect(501, { status: 501, message: `${method} is not answered here` });
    expect(app.logged).toHaveLength(paths.length);
    for (const line of app.logged) {
      expect(line).toMatchObject({ level: 20, method });
      expect(line).not.toHaveProperty('err');
    }
  });
});

describe('a preflight', () => {
  test.each(['/api/seller', '/api/nosuch', '/nosuch'])('to %s is 204 without a body', async (path) => {
    const answer = await request(app)
      .options(path)
      .set({
        Origin: 'http://elsewhere.example',
        'Access-Control-Request-Method': 'GET',
        'Access-Control-Request-Headers': 'if-none-match,x-own',
      })
      .expect(204, '')
      .expect('Access-Control-Allow-Origin', '*')
      .expect('Access-Control-Allow-Methods', 'OPTIONS, GET, HEAD')
      .expect('Access-Control-Allow-Headers', 'if-none-match,x-own');
    expect(answer.headers['content-type']).toBeUndefined();
  });

  test('that names no headers is told the usual ones', async () => {
    await request(app)
      .options('/api/seller')
      .set('Access-Control-Request-Method', 'GET')
      .expect(204)
      .expect('Access-Control-Allow-Headers', /Content-Type/);
  });
});

describe('the security headers', () => {
  const policy = async (url = '/') => {
    const header = String((await request(app).get(url)).headers['content-security-policy']);
    return new Map(header.split(';').map((part) => [part.split(' ')[0], part.split(' ').slice(1).join(' ')]));
  };

  test('allow what our pages need and no more', async () => {
    const directives = await policy();
    expect(directives.get('default-src')).toBe("'none'");
    expect(directives.get('script-src')).toBe("'self'");
    expect(directives.get('connect-src')).toBe("'self'");
    expect(directives.get('img-src')).toBe("'self' data:");
    expect(directives.get('font-src')).toBe("'self'");
    expect(directives.get('style-src')).toMatch(/^'self' 'sha256-[\w+/]+=*'$/);
    expect([...directives.values()].join(' ')).not.toMatch(/unsafe|\*|https?:/);
  });

  test('allow an answer that is no page nothing but the style of an error', async () => {
    const directives = Object.fromEntries(await policy('/api/seller'));
    expect(Object.keys(directives)).toEqual(['default-src', 'style-src', 'frame-ancestors']);
    expect(directives).toMatchObject({ 'default-src': "'none'", 'frame-ancestors': "'none'" });
    expect(directives['style-src']).toMatch(/^'sha256-[\w+/]+=*'$/);
  });

  test('leave a page on plain http alone', async () => {
    expect([...(await policy()).keys()]).not.toContain('upgrade-insecure-requests');
    expect((await request(app).get('/api/seller')).headers['strict-transport-security']).toBeUndefined();
  });
});

test('a request line with an absolute URL that is none is a bad request, not a fault', async () => {
  expect((await app.ask('http://[')).status).toBe(400);
});
