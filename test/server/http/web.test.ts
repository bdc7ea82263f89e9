import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { type Harness, startApp } from './app-harness.ts';
import { china, guangdong, makeWebFolder, page, script } from './web-fixture.ts';

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
    const answer = await app.ask(path);
    expect(answer.status).toBe(200);
    expect(answer.text).toBe(page);
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(answer.headers['cache-control']).toBe('no-cache');
  });

  test('is 304 for a browser that has it', async () => {
    const { etag = '' } = (await app.ask('/')).headers;
    expect((await app.ask('/screen', { headers: { 'If-None-Match': etag } })).status).toBe(304);
  });

  test('is only read', async () => {
    const answer = await app.ask('/screen', { method: 'POST' });
    expect(answer.status).toBe(405);
    expect(answer.headers.allow).toContain('GET');
  });
});

describe('a built file', () => {
  test('with a hash in its name may be kept for ever', async () => {
    const answer = await app.ask('/assets/index-1a2b3c.js');
    expect(answer.text).toBe(script);
    expect(answer.headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  });

  test('without one is asked for again', async () => {
    const answer = await app.ask('/favicon.svg');
    expect(answer.headers['content-type']).toBe('image/svg+xml');
    expect(answer.headers['cache-control']).toBe('no-cache');
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
    const post = await app.ask('/assets/index-1a2b3c.js', { method: 'POST' });
    expect(post.status).toBe(405);
    expect(post.headers.allow).toBe('GET, HEAD');
  });

  test('is still whole while the folder is being built anew', async () => {
    const other = await makeWebFolder();
    const running = await startApp({ webDir: other.webDir });
    onTestFinished(running.close);
    await writeFile(join(other.webDir, 'index.html'), 'half a pa');
    await rm(join(other.webDir, 'assets'), { recursive: true });
    expect((await running.ask('/')).text).toBe(page);
    expect((await running.ask('/assets/index-1a2b3c.js')).text).toBe(script);
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
    const again = await app.ask(path, { headers: { 'Accept-Encoding': 'gzip', 'If-None-Match': etag } });
    expect(again.status).toBe(304);
  });

  test('of an unknown province is 404', async () => {
    for (const path of ['/static/map/province/atlantis.json', '/api/map/atlantis', '/api/map/LICENSE']) {
      const answer = await app.ask(path);
      expect(answer.status).toBe(404);
      expect(answer.json()).toEqual({ message: 'there is no such map', status: 404 });
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
    '/..\\secret.json',
    '/package.json',
    '/__proto__',
  ])('%s is 404', async (path) => {
    const answer = await app.ask(path);
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
    const answer = await bare.ask(path);
    expect(answer.status).toBe(503);
    expect(answer.json()).toMatchObject({ message: expect.stringContaining('npm run build') as string });
    const seen = await bare.ask(path, { headers: browser });
    expect(seen.status).toBe(503);
    expect(seen.text).toContain('页面尚未构建');
    expect(seen.text).toContain('npm run build');
  });

  test('the charts are there all the same', async () => {
    const bare = await startApp({ webDir: join(folder.webDir, 'nosuch') });
    onTestFinished(bare.close);
    bare.put('seller', '[1]');
    expect((await bare.ask('/api/seller')).text).toBe('[1]');
    expect((await bare.ask('/nosuch')).status).toBe(404);
  });
});
