import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSocket } from '../../helpers/socket.ts';
import { startWallServer } from '../../helpers/wall-server.ts';
import { type Harness, startApp } from './app-harness.ts';
import { request } from './request.ts';
import { makeWebFolder, page } from './web-fixture.ts';

const browser = { Accept: 'text/html' };
let app: Harness;
let folder: Awaited<ReturnType<typeof makeWebFolder>>;
beforeAll(async () => {
  folder = await makeWebFolder();
  app = await startApp({ webDir: folder.webDir, basePath: '/wall' });
  app.put('sales', '[1]');
});
afterAll(async () => {
  await app.close();
  await folder.remove();
});

describe('under a base path', () => {
  test.each(['/wall/', '/wall/?kiosk', '/wall/screen', '/wall/chart/sales'])(
    'the page is what %s gets, with the addresses of its files',
    async (path) => {
      const served = page.replaceAll('="/', '="/wall/');
      expect(served).toContain('"/wall/assets/index-1a2b3c.js"');
      await request(app).get(path).expect(200, served);
    },
  );

  test('data, maps, files and health are served, a second time as well', async () => {
    for (const path of [
      '/api/sales',
      '/api/sales',
      '/api//sales',
      '/maps/china.json',
      '/healthz',
      '/favicon.svg',
    ])
      expect([path, (await request(app).get(`/wall${path}`)).status]).toEqual([path, 200]);
    await request(app).get('/wall/api/nothing').expect(404);
  });

  test('the folder without its slash leads to it, and never away', async () => {
    await request(app).get('/wall').expect(308).expect('Location', '/wall/');
    const asked = request(app).get('/wall?screen=left').set('Host', 'evil.example');
    await asked.expect(308).expect('Location', '/wall/?screen=left');
    await request(app).post('/wall').expect(404);
  });

  test.each([
    '/',
    '/api',
    '/api/sales',
    '/wallet',
    '/wall2/api',
    '//wall/api',
    '/w%61ll/api/sales',
    '/healthz',
  ])('%s is 404, and says where the wall is', async (path) => {
    const { body } = await request(app).get(path).expect(404);
    expect(body).toEqual({
      status: 404,
      message: expect.stringContaining('the wall is under /wall/') as string,
    });
    const { text } = await request(app).get(path).set(browser).expect(404);
    expect(text).toContain('<a href="/wall/">');
  });

  test('an error page leads back to the wall', async () => {
    const { text } = await request(app).get('/wall/nothing').set(browser).expect(404);
    expect(text).toContain('<a href="/wall/">');
  });
});

test('sockets are opened under the base path and nowhere else, those of the second port anywhere', async () => {
  const { socketUrl, guestUrl } = await startWallServer({
    basePath: '/wall',
    guestPort: 0,
    charts: { sales: [1] },
  });
  for (const path of ['/wall/', '/wall', '/wall?wall=main', '/wall/any/path']) {
    const socket = await openSocket(`${socketUrl}${path}`);
    socket.send({ action: 'getData', socketType: 'salesData', chartName: 'sales' });
    expect([path, await socket.next('getData')]).toMatchObject([path, { data: '[1]' }]);
  }
  for (const path of ['/', '/wallet', '/api/wall/'])
    await expect(openSocket(`${socketUrl}${path}`), path).rejects.toThrow('404');
  const guest = await openSocket(`${guestUrl}/`);
  guest.send({ action: 'getData', socketType: 'salesData', chartName: 'sales' });
  expect(await guest.next('getData')).toMatchObject({ data: '[1]' });
});

test('a program puts data under the base path only', async () => {
  const { url } = await startWallServer({ basePath: '/wall' });
  const put = (path: string) =>
    fetch(url + path, { method: 'PUT', body: '[1]', headers: { 'Content-Type': 'application/json' } });
  expect([(await put('/api/sales')).status, (await put('/wall/api/sales')).status]).toEqual([404, 201]);
});
