import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { OverloadedError, type Render, type RenderRequest } from '../../../server/http/pictures/renderer.ts';
import { drawPicture } from '../../../web/charts/picture.ts';
import { type Harness, january, startApp } from './app-harness.ts';
import { request } from './request.ts';

const parts = '[{"name":"Rail","value":46},{"name":"Bus","value":27},{"name":"Bicycle","value":27}]';

let app: Harness;
let rendered: RenderRequest[];
/** Renders in this thread, as the server does in a worker. */
const render: Render = async (request) => {
  rendered.push(request);
  const picture = await drawPicture(request, () => Promise.resolve(undefined));
  if (!('svg' in picture)) return picture;
  const etag = createHash('sha256').update(picture.svg).digest('hex');
  return { body: Buffer.from(picture.svg), gzip: gzipSync(picture.svg), etag };
};

beforeEach(async () => {
  rendered = [];
  app = await startApp({ render });
  app.put('transport', parts);
});
afterEach(() => app.close());

const picture = (query = '') => request(app).get(`/api/transport.svg${query}`);
/** supertest does not take an SVG for a text. */
const svgOf = ({ body }: { body: Buffer }) => body.toString();

describe('a chart as a picture', () => {
  test('is an SVG with the time of its file, which may run and load nothing', async () => {
    const policy = "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'";
    const answer = await picture()
      .expect(200)
      .expect('Content-Type', 'image/svg+xml')
      .expect('Cache-Control', 'no-cache')
      .expect('Last-Modified', new Date(january).toUTCString())
      .expect('X-Content-Type-Options', 'nosniff')
      .expect('Content-Security-Policy', policy)
      .expect('Cross-Origin-Resource-Policy', 'cross-origin');
    expect(svgOf(answer)).toMatch(/^<svg .*<\/svg>$/s);
  });

  test('is 960 x 540 in the first theme unless it is rendered for otherwise', async () => {
    await picture();
    await picture('?theme=vintage&width=300&height=2000&type=ring&lang=zh-CN&t=1');
    const usual = { theme: 'chalk', width: 960, height: 540, language: 'en', type: undefined };
    const other = { theme: 'vintage', width: 300, height: 2000, language: 'zh-CN', type: 'ring' };
    expect(rendered).toEqual([expect.objectContaining(usual), expect.objectContaining(other)]);
  });

  test.each([
    ['zh-TW,zh;q=0.9', '', 'zh-CN'],
    ['de,en-GB;q=0.5', '', 'en'],
    ['de', '', 'en'],
    ['zh-CN', '?lang=en', 'en'],
    ['en', '?lang=zh', 'zh-CN'],
  ])('for who wants %s, with “%s”, is in %s', async (header, query, language) => {
    await picture(query)
      .set('Accept-Language', header)
      .expect('Vary', /Accept-Language/);
    expect(rendered[0]?.language).toBe(language);
  });

  test('draws another measure of the file if it is asked for, and says which there are for any other', async () => {
    const rows = Array.from({ length: 12 }, (_, i) => ({
      month: `2025-${String(i + 1).padStart(2, '0')}`,
      sold: 10 + i,
      paid: 1e4 * (i + 5),
      'Sent & <lost>': 1e8 * (i + 3),
      visits: 1e12 * (i + 2),
    }));
    app.put('shop', JSON.stringify(rows));
    const shop = (query: string) => request(app).get(`/api/shop.svg${query}`);

    expect(svgOf(await shop('?width=800'))).not.toContain('lost');
    expect(svgOf(await shop('?measure=Sent%20%26%20%3Clost%3E'))).toContain('Sent &amp; &lt;lost&gt;');
    await shop('?measure=Paid').expect(400, {
      message: 'measure must be one of paid, Sent & <lost>, visits',
      status: 400,
    });
    await shop('?measure=paid&measure=visits').expect(400, /measure is given twice/);
    await picture('?measure=paid').expect(400, { message: 'this chart has no other measure', status: 400 });
  });

  test('takes the words of the side-car', async () => {
    app.store.setSettings('transport', { title: 'How we <travel>' });
    expect(svgOf(await picture())).toContain('How we &lt;travel&gt;');
  });

  test('answers to a percent-encoded name', async () => {
    app.put('销量', parts);
    expect(svgOf(await request(app).get(`/api/${encodeURIComponent('销量')}.svg`))).toContain('>销量<');
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
    await picture()
      .set({ ...headers, 'If-None-Match': first.headers.etag })
      .expect(304, '')
      .expect('Content-Security-Policy', /sandbox/);
  });
});

describe('a picture is drawn', () => {
  test('once for all who ask for the same, also at the same time', async () => {
    const all = await Promise.all(Array.from({ length: 5 }, () => picture('?theme=chalk').expect(200)));
    await picture();
    expect(rendered).toHaveLength(1);
    expect(new Set(all.map(svgOf)).size).toBe(1);
  });

  test('again for another content, other settings and other options', async () => {
    await picture();
    app.put('transport', parts.replace('46', '47'));
    const second = await picture();
    app.store.setSettings('transport', { unit: 'km' });
    await picture();
    await picture('?width=961');
    expect(rendered).toHaveLength(4);
    app.put('transport', parts);
    expect((await picture()).headers.etag).not.toBe(second.headers.etag);
  });

  test('again after it could not be', async () => {
    await app.close();
    let busy = true;
    app = await startApp({
      render: (request) => (busy ? Promise.reject(new OverloadedError('too many')) : render(request)),
    });
    app.put('transport', parts);
    await picture().expect(503, { message: 'too many: try again', status: 503 }).expect('Retry-After', '2');
    busy = false;
    await picture().expect(200);
  });

  test('for those who wait for it, even when others take its place meanwhile', async () => {
    await app.close();
    let finish = () => {};
    const finished = new Promise<void>((resolve) => (finish = resolve));
    app = await startApp({
      render: async (request) => {
        rendered.push(request);
        if (request.width === 100) await finished;
        return { body: Buffer.from('<svg/>'), gzip: Buffer.from(''), etag: 'same' };
      },
    });
    app.put('transport', parts);
    const first = picture('?width=100').expect(200).then();
    await vi.waitFor(() => expect(rendered).toHaveLength(1));
    for (let width = 200; width < 330; width++) await picture(`?width=${width}`).expect(200);
    finish();
    expect(svgOf(await first)).toBe('<svg/>');
  });

  test('anew when there is no more room for it', async () => {
    await app.close();
    const body = Buffer.alloc(6 * 2 ** 20, ' ');
    app = await startApp({
      render: (request) => {
        rendered.push(request);
        return Promise.resolve({ body, gzip: body.subarray(0, 10), etag: 'same' });
      },
    });
    app.put('transport', parts);
    for (const width of [100, 101, 102, 102, 101, 100, 100])
      await request(app).head(`/api/transport.svg?width=${width}`);
    expect(rendered.map(({ width }) => width)).toEqual([100, 101, 102, 100]);
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
    await picture(`?${query}`).expect(400, { message, status: 400 });
    expect(rendered).toEqual([]);
  });

  test('an unknown type with 400 and those that there are', async () => {
    await picture('?type=cake')
      .expect(400)
      .expect(/type must be one of .*pie, ring/);
  });

  test('a type that the content cannot be with 422 and the reason', async () => {
    await picture('?type=sankey')
      .expect(422)
      .expect(/sankey: needs source, target and value/)
      .expect('Content-Type', /json/);
  });

  test('a chart that is not there with 404', async () => {
    const message = 'there is no chart nothing';
    await request(app).get('/api/nothing.svg').expect(404, { message, status: 404 });
    await request(app).get('/api/a%20b.svg').expect(404);
    await request(app).get('/api/..%2ftransport.svg').expect(404);
  });

  test('another method with 405', async () => {
    await request(app).post('/api/transport.svg').expect(405);
  });
});

test('a picture has the times of its wall or, before it, of its side-car', async () => {
  app = await startApp({ render, timezoneOf: (wall) => (wall === 'main' ? 'Asia/Kolkata' : 'Pacific/Apia') });
  const rows = [8, 9, 10, 11].map((hour) => ({
    time: `2026-07-0${1}T${String(hour).padStart(2, '0')}:00:00Z`,
    load: hour,
  }));
  app.put('load', JSON.stringify(rows));
  const axis = async (query = '') =>
    [
      ...svgOf(await request(app).get(`/api/load.svg${query}`).expect(200)).matchAll(
        />(?:\w+ \d+ )?(\d\d:\d\d)</g,
      ),
    ].map(([, text]) => text);
  expect(await axis()).toEqual(expect.arrayContaining(['14:00', '15:00', '16:00']));
  expect(await axis('?wall=lobby')).toEqual(expect.arrayContaining(['22:00', '23:00']));
  app.store.setSettings('load', { timezone: 'America/New_York' });
  expect(await axis('?wall=lobby')).toEqual(expect.arrayContaining(['05:00', '06:00', '07:00']));
});
