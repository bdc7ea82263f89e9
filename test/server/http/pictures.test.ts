import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { BusyError, type Draw } from '../../../server/http/pictures/drawer.ts';
import { drawPicture, type PictureAsk } from '../../../web/charts/picture.ts';
import { type Harness, january, startApp } from './app-harness.ts';

const parts = '[{"name":"Rail","value":46},{"name":"Bus","value":27},{"name":"Bicycle","value":27}]';

let app: Harness;
let asked: PictureAsk[];
/** Draws in this thread, as the server does in another. */
const draw: Draw = async (ask) => {
  asked.push(ask);
  const picture = await drawPicture(ask, () => Promise.resolve(undefined));
  if ('refused' in picture) return picture;
  const etag = createHash('sha256').update(picture.svg).digest('hex');
  return { body: Buffer.from(picture.svg), gzip: gzipSync(picture.svg), etag };
};

beforeEach(async () => {
  asked = [];
  app = await startApp({ draw });
  app.put('transport', parts);
});
afterEach(() => app.close());

describe('a chart as a picture', () => {
  test('is an SVG with the time of its file, which may run and load nothing', async () => {
    const { status, text, headers } = await app.ask('/api/transport.svg');
    expect(status).toBe(200);
    expect(text).toMatch(/^<svg .*<\/svg>$/s);
    expect(headers['content-type']).toBe('image/svg+xml');
    expect(headers['cache-control']).toBe('no-cache');
    expect(headers['last-modified']).toBe(new Date(january).toUTCString());
    expect(headers['x-content-type-options']).toBe('nosniff');
    const policy = headers['content-security-policy'];
    expect(policy).toBe("default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'");
    expect(headers['cross-origin-resource-policy']).toBe('cross-origin');
  });

  test('is 960 x 540 in the first theme unless it is asked for otherwise', async () => {
    await app.ask('/api/transport.svg');
    await app.ask('/api/transport.svg?theme=vintage&width=300&height=2000&type=ring&lang=zh-CN&t=1');
    const usual = { theme: 'chalk', width: 960, height: 540, language: 'en', type: undefined };
    const other = { theme: 'vintage', width: 300, height: 2000, language: 'zh-CN', type: 'ring' };
    expect(asked).toEqual([expect.objectContaining(usual), expect.objectContaining(other)]);
  });

  test.each([
    ['zh-TW,zh;q=0.9', '', 'zh-CN'],
    ['de,en-GB;q=0.5', '', 'en'],
    ['de', '', 'en'],
    ['zh-CN', '?lang=en', 'en'],
    ['en', '?lang=zh', 'zh-CN'],
  ])('for who wants %s, with “%s”, is in %s', async (header, query, language) => {
    const headers = { 'Accept-Language': header };
    const { headers: answered } = await app.ask(`/api/transport.svg${query}`, { headers });
    expect(asked[0]?.language).toBe(language);
    expect(answered.vary).toContain('Accept-Language');
  });

  test('takes the words of the side-car', async () => {
    app.store.setSettings('transport', { title: 'How we <travel>' });
    expect((await app.ask('/api/transport.svg')).text).toContain('How we &lt;travel&gt;');
  });

  test('answers to a percent-encoded name', async () => {
    app.put('销量', parts);
    expect((await app.ask(`/api/${encodeURIComponent('销量')}.svg`)).text).toContain('>销量<');
  });

  test('has to HEAD the headers of GET and no body', async () => {
    const { status, body, headers } = await app.ask('/api/transport.svg', { method: 'HEAD' });
    expect([status, body.length]).toEqual([200, 0]);
    expect(Number(headers['content-length'])).toBeGreaterThan(1000);
  });

  test('comes gzipped, and not at all to who has it', async () => {
    const headers = { 'Accept-Encoding': 'gzip, br' };
    const first = await app.ask('/api/transport.svg', { headers });
    expect(first.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(first.body).toString()).toBe((await app.ask('/api/transport.svg')).text);
    const again = { ...headers, 'If-None-Match': String(first.headers.etag) };
    const second = await app.ask('/api/transport.svg', { headers: again });
    expect([second.status, second.body.length]).toEqual([304, 0]);
    expect(second.headers['content-security-policy']).toContain('sandbox');
  });
});

describe('a picture is drawn', () => {
  test('once for all who ask for the same, also at the same time', async () => {
    const all = await Promise.all(Array.from({ length: 5 }, () => app.ask('/api/transport.svg?theme=chalk')));
    await app.ask('/api/transport.svg');
    expect(asked).toHaveLength(1);
    expect(new Set(all.map(({ text }) => text)).size).toBe(1);
  });

  test('again for another content, other settings and another look', async () => {
    await app.ask('/api/transport.svg');
    app.put('transport', parts.replace('46', '47'));
    const second = await app.ask('/api/transport.svg');
    app.store.setSettings('transport', { unit: 'km' });
    await app.ask('/api/transport.svg');
    await app.ask('/api/transport.svg?width=961');
    expect(asked).toHaveLength(4);
    app.put('transport', parts);
    expect((await app.ask('/api/transport.svg')).headers.etag).not.toBe(second.headers.etag);
  });

  test('again after it could not be', async () => {
    await app.close();
    let busy = true;
    app = await startApp({ draw: (ask) => (busy ? Promise.reject(new BusyError('too many')) : draw(ask)) });
    app.put('transport', parts);
    const refused = await app.ask('/api/transport.svg');
    expect([refused.status, refused.json()]).toEqual([503, { message: 'too many: try again', status: 503 }]);
    expect(refused.headers['retry-after']).toBe('2');
    busy = false;
    expect((await app.ask('/api/transport.svg')).status).toBe(200);
  });

  test('anew when there is no more room for it', async () => {
    await app.close();
    const body = Buffer.alloc(6 * 2 ** 20, ' ');
    app = await startApp({
      draw: (ask) => {
        asked.push(ask);
        return Promise.resolve({ body, gzip: body.subarray(0, 10), etag: 'same' });
      },
    });
    app.put('transport', parts);
    for (const width of [100, 101, 102, 102, 101, 100, 100])
      await app.ask(`/api/transport.svg?width=${width}`, { method: 'HEAD' });
    expect(asked.map(({ width }) => width)).toEqual([100, 101, 102, 100]);
  });
});

describe('refused in words is', () => {
  test.each([
    ['theme=dark', 'theme must be one of chalk, vintage'],
    ['width=63', 'width must be a whole number of pixels from 64 to 4096'],
    ['height=1e3', 'height must be a whole number of pixels from 64 to 4096'],
    ['height=-500', 'height must be a whole number of pixels from 64 to 4096'],
    ['width=99999999999999999999', 'width must be a whole number of pixels from 64 to 4096'],
    ['width=4096&height=4096', '4096 x 4096 is too large: at most 12600000 pixels'],
    ['lang=fr', 'lang must be zh-CN or en'],
    ['width=100&width=200', 'width is given twice'],
  ])('%s with 400', async (query, message) => {
    const answer = await app.ask(`/api/transport.svg?${query}`);
    expect([answer.status, answer.json()]).toEqual([400, { message, status: 400 }]);
    expect(asked).toEqual([]);
  });

  test('an unknown type with 400 and those that there are', async () => {
    const { status, text } = await app.ask('/api/transport.svg?type=cake');
    expect(status).toBe(400);
    expect(text).toMatch(/type must be one of .*pie, ring/);
  });

  test('a type that the content cannot be with 422 and the reason', async () => {
    const { status, text, headers } = await app.ask('/api/transport.svg?type=sankey');
    expect(status).toBe(422);
    expect(text).toContain('sankey: needs source, target and value');
    expect(headers['content-type']).toContain('json');
  });

  test('a chart that is not there with 404', async () => {
    expect((await app.ask('/api/nothing.svg')).json()).toEqual({
      message: 'there is no chart nothing',
      status: 404,
    });
    expect((await app.ask('/api/a%20b.svg')).status).toBe(404);
    expect((await app.ask('/api/..%2ftransport.svg')).status).toBe(404);
  });

  test('another method with 405', async () => {
    expect((await app.ask('/api/transport.svg', { method: 'POST' })).status).toBe(405);
  });
});
