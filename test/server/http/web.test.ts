import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { type Harness, startApp } from './app-harness.ts';
import { request } from './request.ts';
import { china, consolePage, guangdong, makeWebFolder, page, script } from './web-fixture.ts';

const browser = { Accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8' };

let app: Harness;
let folder: Awaited<ReturnType<typeof makeWebFolder>>;
beforeAll(async () => {
  folder = await makeWebFolder();
  app = await startApp({ webDir: folder.webDir });
});
afterAll(async () => {
  await app.close();
  await folder.remove();
});

describe('the page', () => {
  test.each([
    '/',
    '/screen',
    '/screen?wall=main&kiosk',
    '/sellerpage',
    '/trendpage',
    '/mappage',
    '/rankpage',
    '/hotpage',
    '/stockpage',
    '/gallery',
    '/chart/seller',
    `/chart/${encodeURIComponent('销量')}`,
    '/index.html',
  ])('is what %s gets', async (path) => {
    await request(app)
      .get(path)
      .expect(200, page)
      .expect('Content-Type', 'text/html; charset=utf-8')
      .expect('Cache-Control', 'no-cache');
  });

  test.each(['/console', '/console/screens', '/console/people?lang=en'])(
    'of the console is what %s gets, and its files may be kept for ever',
    async (path) => {
      await request(app).get(path).expect(200, consolePage).expect('Cache-Control', 'no-cache');
      await request(app)
        .get('/console-assets/console-4d5e6f.js')
        .expect(200, script)
        .expect('Cache-Control', 'public, max-age=31536000, immutable');
    },
  );

  test('of the console has no other parts', async () => {
    await request(app).get('/console/unheard-of').expect(404);
  });

  test('is 304 for a browser that has it', async () => {
    const { etag = '' } = (await request(app).get('/')).headers;
    await request(app).get('/screen').set('If-None-Match', etag).expect(304);
  });

  test('is only read', async () => {
    await request(app).post('/screen').expect(405).expect('Allow', /GET/);
  });
});

describe('a built file', () => {
  test('with a hash in its name may be kept for ever', async () => {
    await request(app)
      .get('/assets/index-1a2b3c.js')
      .expect(200, script)
      .expect('Content-Type', 'text/javascript; charset=utf-8')
      .expect('Cache-Control', 'public, max-age=31536000, immutable');
  });

  test('without one is asked for again', async () => {
    await request(app)
      .get('/favicon.svg')
      .expect(200)
      .expect('Content-Type', 'image/svg+xml')
      .expect('Cache-Control', 'no-cache');
  });

  test('comes compressed as the build left it, where there is such a form', async () => {
    const br = await app.ask('/assets/index-1a2b3c.js', { headers: { 'Accept-Encoding': 'gzip, br' } });
    expect(br.headers['content-encoding']).toBe('br');
    expect(br.headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(brotliDecompressSync(br.body).toString()).toBe(script);
    const gzip = await app.ask('/assets/index-1a2b3c.js', { headers: { 'Accept-Encoding': 'gzip' } });
    expect(gzip.headers['content-encoding']).toBeUndefined();
    expect(gzip.text).toBe(script);
  });

  test('has to HEAD no body, and no other method', async () => {
    const head = await app.ask('/assets/index-1a2b3c.js', { method: 'HEAD' });
    expect(head.headers['content-length']).toBe(String(script.length));
    expect(head.body.length).toBe(0);
    await request(app).post('/assets/index-1a2b3c.js').expect(405).expect('Allow', 'GET, HEAD');
  });

  test('is still whole while the folder is being built anew', async () => {
    const other = await makeWebFolder();
    const running = await startApp({ webDir: other.webDir });
    onTestFinished(running.close);
    await writeFile(join(other.webDir, 'index.html'), 'half a pa');
    await rm(join(other.webDir, 'assets'), { recursive: true });
    await request(running).get('/').expect(200, page);
    await request(running).get('/assets/index-1a2b3c.js').expect(200, script);
    await other.remove();
  });
});

describe('a map', () => {
  test.each([
    ['/maps/china.json', china],
    ['/maps/guangdong.json', guangdong],
    ['/static/map/china.json', china],
    ['/static/map/province/guangdong.json', guangdong],
    ['/api/map/china', china],
    ['/api/map/china.json', china],
    ['/api/map/province/guangdong', guangdong],
    ['/api/map/province/guangdong.json', guangdong],
    ['/api//map//China', china],
    ['/static/map//province/GuangDong.json', guangdong],
  ])('is at %s, plain and in both codings', async (path, text) => {
    const plain = await app.ask(path);
    expect(plain.status).toBe(200);
    expect(plain.text).toBe(text);
    expect(plain.headers['content-type']).toBe('application/json; charset=utf-8');
    const br = await app.ask(path, { headers: { 'Accept-Encoding': 'br' } });
    expect(brotliDecompressSync(br.body).toString()).toBe(text);
    const gzip = await app.ask(path, { headers: { 'Accept-Encoding': 'gzip' } });
    expect(gunzipSync(gzip.body).toString()).toBe(text);
    const { etag = '' } = gzip.headers;
    await request(app).get(path).set({ 'Accept-Encoding': 'gzip', 'If-None-Match': etag }).expect(304);
  });

  test('of an unknown province is 404', async () => {
    for (const path of ['/static/map/province/atlantis.json', '/api/map/atlantis', '/api/map/LICENSE']) {
      await request(app).get(path).expect(404, { message: 'there is no such map', status: 404 });
    }
  });
});

describe('an unknown path', () => {
  test.each([
    '/nosuch',
    '/assets/nosuch.js',
    '/assets/index-1a2b3c.js.br',
    '/assets',
    '/chart/..%2f..%2fsecret',
    '/chart/',
    '/../secret.json',
    '/..%2fsecret.json',
    '/%2e%2e/secret.json',
    '/assets/../../secret.json',
    '/assets/..%2f..%2fsecret.json',
    '/maps/..%2f..%2fsecret.json',
    '/maps/..%2findex.html',
    '/static/map/province/..%2f..%2fsecret.json',
    '//secret.json',
    '/package.json',
    '/__proto__',
  ])('%s is 404', async (path) => {
    const answer = await request(app).get(path).expect(404);
    expect(answer.body).toMatchObject({ status: 404 });
    expect(answer.text).not.toContain('secret":true');
  });

  test('with a backslash is 404', async () => {
    const answer = await app.ask('/..\\secret.json');
    expect(answer.status).toBe(404);
    expect(answer.json()).toMatchObject({ status: 404 });
    expect(answer.text).not.toContain('secret":true');
  });

  test('is a small page in both languages for a person, under the same policy', async () => {
    const answer = await app.ask('/nosuch<b>', { headers: browser });
    expect(answer.status).toBe(404);
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(answer.text).toContain('没有这个页面');
    expect(answer.text).toContain('There is nothing at this address');
    expect(answer.text).not.toContain('<b>');
    expect(answer.headers['content-security-policy']).toBeDefined();
  });
});

describe('without a build', () => {
  test.each(['/', '/screen', '/chart/seller', '/maps/china.json'])('%s says what to do', async (path) => {
    const bare = await startApp({ webDir: join(folder.webDir, 'nosuch') });
    onTestFinished(bare.close);
    const answer = await request(bare).get(path).expect(503);
    expect(answer.body).toMatchObject({ message: expect.stringContaining('npm run build') as string });
    const seen = await request(bare).get(path).set(browser).expect(503);
    expect(seen.text).toContain('页面尚未构建');
    expect(seen.text).toContain('npm run build');
  });

  test('the charts are there all the same', async () => {
    const bare = await startApp({ webDir: join(folder.webDir, 'nosuch') });
    onTestFinished(bare.close);
    bare.put('seller', '[1]');
    await request(bare).get('/api/seller').expect(200, '[1]');
    await request(bare).get('/nosuch').expect(404);
  });
});
