import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import type { ChartStore } from '../../../server/charts/store.ts';
import { type Harness, startApp } from './app-harness.ts';
import type { Answer } from './http-client.ts';

const secret = 'a secret from /etc/chartwall';
const failing: ChartStore = {
  get: () => undefined,
  find: () => undefined,
  changes: 0,
  problem: () => {
    throw new Error(secret);
  },
  settings: () => undefined,
  accept: () => false,
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

const everyKind = async (): Promise<[string, Answer][]> => [
  ['200', await app.ask('/api/seller')],
  ['304', await app.ask('/api/seller', { headers: { 'If-None-Match': '*' } })],
  ['400', await app.ask('/%')],
  ['404', await app.ask('/api/nosuch')],
  ['404', await app.ask('/nosuch')],
  ['405', await app.ask('/api/seller', { method: 'POST' })],
  ['500', await broken.ask('/api/seller')],
  ['503', await app.ask('/')],
];

describe('whatever the answer is', () => {
  test('it says how long it took', async () => {
    for (const [status, { headers }] of await everyKind()) {
      expect(headers['x-response-time'], status).toMatch(/^\d+ms$/);
    }
  });

  test('any page may read it', async () => {
    for (const [status, { headers }] of await everyKind()) {
      expect(headers['access-control-allow-origin'], status).toBe('*');
      expect(headers['access-control-allow-methods'], status).toBe('OPTIONS, GET, HEAD');
    }
  });

  test('it has the status that it claims, and the security headers', async () => {
    for (const [status, answer] of await everyKind()) {
      expect(String(answer.status)).toBe(status);
      expect(answer.headers['content-security-policy'], status).toMatch(/^default-src 'none'/);
      expect(answer.headers['x-content-type-options'], status).toBe('nosniff');
    }
  });

  test('an error is JSON with message and status, and is not kept by caches', async () => {
    for (const [status, answer] of await everyKind()) {
      if (answer.status < 400) continue;
      expect(answer.headers['content-type'], status).toBe('application/json; charset=utf-8');
      expect(answer.json()).toEqual({
        message: expect.stringMatching(/.+/) as string,
        status: answer.status,
      });
      expect(answer.headers['cache-control'], status).toBe('no-store');
    }
  });
});

describe('a fault of the server', () => {
  test('is logged and not told', async () => {
    const answer = await broken.ask('/api/seller');
    expect(answer.status).toBe(500);
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
    const answer = await broken.ask('/api');
    expect(answer.status).toBe(500);
    expect(answer.json()).toMatchObject({ status: 500 });
    expect(answer.text).not.toContain(secret);
    expect(broken.logged).toContainEqual(expect.objectContaining({ level: 50, path: '/api' }));
  });

  test('is logged even if the answer cannot be written', async () => {
    const unwritable = 10n as unknown as string;
    const late = await startApp({ version: unwritable });
    onTestFinished(late.close);
    expect((await late.ask('/version')).status).toBe(500);
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
    await app.ask('/nosuch');
    await app.ask('/%');
    await app.ask('/api/seller', { method: 'POST' });
    expect(app.logged).toEqual([]);
  });
});

describe('methods that scanners try', () => {
  const seen = ['PROPFIND', 'TRACE', 'SEARCH', 'MKCOL', 'LOCK', 'PURGE', 'REPORT'];
  const paths = ['/', '/api', '/api/seller', '/nosuch'];

  test.each(seen)('%s is answered in words, and no error is logged', async (method) => {
    for (const path of paths) {
      const answer = await app.ask(path, { method });
      expect(answer.status, path).toBe(501);
      expect(answer.json()).toEqual({ status: 501, message: `${method} is not answered here` });
    }
    expect(app.logged).toHaveLength(paths.length);
    for (const line of app.logged) {
      expect(line).toMatchObject({ level: 20, method });
      expect(line).not.toHaveProperty('err');
    }
  });
});

describe('a preflight', () => {
  test.each(['/api/seller', '/api/nosuch', '/nosuch'])('to %s is 204 without a body', async (path) => {
    const answer = await app.ask(path, {
      method: 'OPTIONS',
      headers: {
        Origin: 'http://elsewhere.example',
        'Access-Control-Request-Method': 'GET',
        'Access-Control-Request-Headers': 'if-none-match,x-own',
      },
    });
    expect(answer.status).toBe(204);
    expect(answer.body.length).toBe(0);
    expect(answer.headers['content-type']).toBeUndefined();
    expect(answer.headers['access-control-allow-origin']).toBe('*');
    expect(answer.headers['access-control-allow-methods']).toBe('OPTIONS, GET, HEAD');
    expect(answer.headers['access-control-allow-headers']).toBe('if-none-match,x-own');
  });

  test('that names no headers is told the usual ones', async () => {
    const headers = { 'Access-Control-Request-Method': 'GET' };
    const answer = await app.ask('/api/seller', { method: 'OPTIONS', headers });
    expect(answer.status).toBe(204);
    expect(answer.headers['access-control-allow-headers']).toContain('Content-Type');
  });
});

describe('the security headers', () => {
  const policy = async (url = '/') => {
    const header = String((await app.ask(url)).headers['content-security-policy']);
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
    expect((await app.ask('/api/seller')).headers['strict-transport-security']).toBeUndefined();
  });
});

test('a request line with an absolute URL that is none is a bad request, not a fault', async () => {
  expect((await app.ask('http://[')).status).toBe(400);
});
