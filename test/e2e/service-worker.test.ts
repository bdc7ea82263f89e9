import { once } from 'node:events';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { openPage, useBrowser } from '../helpers/browser.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

const root = join(import.meta.dirname, '../..');
const { makeServiceWorker } = (await import(join(root, '.config/service-worker.mjs'))) as {
  makeServiceWorker(source: string, folder: string): Promise<void>;
};
const browser = useBrowser();
const soon = { timeout: 10_000, interval: 20 };

type Trouble = 'none' | 'gone' | 'silent' | 'moved' | 502;

test('the page is kept for all of its paths: when the server is gone, silent, or a proxy answers for it', async () => {
  const site = await startSite();
  const screen = await openKept(site);
  for (const trouble of ['gone', 'silent', 502] as const) {
    site.trouble = trouble;
    for (const path of ['/', '/screen?wall=lobby', '/chart/seller'])
      expect([trouble, path, await textAt(screen, site.url + path)]).toEqual([trouble, path, 'version 1']);
  }
});

test('a server that answers is always asked first, also when it redirects', async () => {
  const site = await startSite();
  const screen = await openKept(site);
  await site.write('index.html', '<p>from the server');
  expect(await textAt(screen, site.url)).toBe('from the server');
  site.trouble = 'moved';
  expect(await textAt(screen, site.url)).toBe('signed in');
});

test('what is no page is never kept, and neither are its errors hidden', async () => {
  const site = await startSite();
  const screen = await openKept(site);
  const page = await screen.newPage();
  await page.goto(`${site.url}/chart/seller`);
  const ask = (path: string) => page.evaluate((url) => fetch(url).then((answer) => answer.status), path);
  const paths = ['/api', '/api/seller', '/healthz', '/readyz', '/metrics', '/version'];
  for (const path of paths) expect([path, await ask(path)]).toEqual([path, 200]);
  site.trouble = 502;
  for (const path of paths) {
    expect([path, await ask(path)]).toEqual([path, 502]);
    expect([path, await textAt(screen, site.url + path)]).toEqual([path, 'trouble']);
  }
  expect((await keptBy(page)).flat()).not.toContainEqual(
    expect.stringMatching(/api|healthz|readyz|metrics|version$/),
  );
});

test('a map is kept once it was shown', async () => {
  const site = await startSite();
  await site.write('maps/guangdong.json', '"a map"');
  const screen = await openKept(site);
  const page = await screen.newPage();
  await page.goto(site.url);
  const load = (map: string) =>
    page.evaluate((url) => fetch(url).then((answer) => answer.text()), `/maps/${map}.json`);
  expect([await load('china'), await load('guangdong')]).toEqual(['"china"', '"a map"']);
  await expect
    .poll(() => keptBy(page), soon)
    .toContainEqual(expect.arrayContaining(['/maps/guangdong.json']));
  site.trouble = 'gone';
  expect([await load('china'), await load('guangdong')]).toEqual(['"china"', '"a map"']);
});

test('a new version takes the place of the old one whole, while the old page is open; what belongs to walls stays', async () => {
  const site = await startSite();
  const screen = await openKept(site);
  const page = await screen.newPage();
  await page.goto(site.url);
  await page.evaluate(() => caches.open('wall-main'));
  await site.publish(2);
  await page.reload();
  await expect
    .poll(() => keptBy(page), soon)
    .toEqual([[], ['/', '/assets/page-2.js', '/favicon.svg', '/maps/china.json', '/maps/world.json']]);
  site.trouble = 'gone';
  expect(await textAt(screen, site.url)).toBe('version 2');
});

test('walls under two paths of a host keep their pages apart', async () => {
  const site = await startSite();
  const screen = await openKept(site);
  const page = await screen.newPage();
  await page.goto(`${site.url}/wall/`);
  await registerUnder(page, '/wall/');
  await site.publish(2);
  await page.goto(site.url);
  const below = ['/wall/', '/wall/assets/page-1.js', '/wall/favicon.svg'];
  await expect
    .poll(() => keptBy(page), soon)
    .toEqual([
      ['/', '/assets/page-2.js', '/favicon.svg', '/maps/china.json', '/maps/world.json'],
      [...below, '/wall/maps/china.json', '/wall/maps/world.json'],
    ]);
  site.trouble = 'gone';
  expect(await textAt(screen, site.url)).toBe('version 2');
  expect(await textAt(screen, `${site.url}/wall/chart/seller`)).toBe('version 1');
});

test('a page whose files belong to another version is not kept', async () => {
  const site = await startSite();
  const screen = await openKept(site);
  await site.publish(2);
  // the server is updated between the script and the page
  await site.write('index.html', '<script src="/assets/page-3.js"></script>');
  const page = await screen.newPage();
  await page.goto(site.url);
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update().catch(() => {});
    while (registration.installing) await new Promise((done) => setTimeout(done, 20));
  });
  site.trouble = 'gone';
  expect(await textAt(screen, site.url)).toBe('version 1');
});

/** A small page with the service worker that the build makes for it, on a server that can fail. */
async function startSite() {
  const folder = await tempFolder();
  const site = { url: '', trouble: 'none' as Trouble, write, publish };

  async function write(path: string, content: string): Promise<void> {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }

  async function publish(version: number): Promise<void> {
    await rm(join(folder, 'assets'), { recursive: true, force: true });
    await write('index.html', `<p></p><script src="/assets/page-${version}.js"></script>`);
    await write(
      `assets/page-${version}.js`,
      `document.querySelector('p').textContent = 'version ${version}'`,
    );
    await makeServiceWorker(join(root, 'web/service-worker.js'), folder);
  }

  await write('favicon.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>');
  for (const map of ['china', 'world']) await write(`maps/${map}.json`, JSON.stringify(map));
  await publish(1);
  const types: Record<string, string> = { js: 'text/javascript', html: 'text/html', svg: 'image/svg+xml' };
  const server = createServer((request, response) => {
    if (site.trouble === 'gone') return void request.socket.destroy();
    if (site.trouble === 'silent') return;
    if (site.trouble === 'moved' && request.url === '/api/sign-in') return void response.end('signed in');
    if (site.trouble === 'moved') return void response.writeHead(302, { Location: '/api/sign-in' }).end();
    if (site.trouble === 502)
      return void response.writeHead(502, { 'Content-Type': 'text/html' }).end('trouble');
    const { pathname: asked } = new URL(request.url ?? '/', 'http://any');
    const pathname = asked.replace(/^\/wall(?=\/)/, '');
    const path = /^\/(assets|maps|favicon|service-worker)/.test(pathname) ? pathname : '/index.html';
    readFile(join(folder, path)).then(
      (file) => {
        const body =
          path === '/index.html' && asked !== pathname ? String(file).replace('"/', '"/wall/') : file;
        response
          .writeHead(200, { 'Content-Type': types[path.split('.').at(-1) ?? ''] ?? 'application/json' })
          .end(body);
      },
      () => response.writeHead(404).end(),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  site.url = `http://localhost:${(server.address() as AddressInfo).port}`;
  return site;
}

/** A screen whose browser keeps the site's page. */
async function openKept({ url }: { url: string }): Promise<BrowserContext> {
  const { page } = await openPage(browser(), url);
  await registerUnder(page, '/');
  return page.context();
}

function registerUnder(page: Page, base: string): Promise<void> {
  return page.evaluate(async (path) => {
    await navigator.serviceWorker.register(`${path}service-worker.js`);
    const isOurs = () =>
      navigator.serviceWorker.controller?.scriptURL === `${location.origin}${path}service-worker.js`;
    while (!isOurs()) await new Promise((done) => setTimeout(done, 20));
  }, base);
}

async function textAt(screen: BrowserContext, url: string): Promise<string> {
  const page = await screen.newPage();
  await page.goto(url);
  const text = await page.innerText('body');
  await page.close();
  return text;
}

/** The paths in each of the browser's caches. */
function keptBy(page: Page): Promise<string[][]> {
  return page.evaluate(async () => {
    const all = (await caches.keys()).sort().reverse();
    return Promise.all(
      all.map(async (name) =>
        (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname),
      ),
    );
  });
}
