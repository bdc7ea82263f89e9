import { mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocketServer } from 'ws';
import { openPage, useBrowser } from '../../helpers/browser.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';
import { startApp } from './app-harness.ts';

const browser = useBrowser();

const page = `<!doctype html><html lang="en"><link rel="icon" href="data:,"><title>wall</title><p>wall</p>
<script>window.inlineRan = true</script><script src="/assets/page.js"></script></html>`;

/** What a wall page does, and what an attacker would like to do from within one. */
const script = `
const reach = (url) => new Promise((resolve) => {
  const socket = new WebSocket(url);
  socket.onopen = () => resolve('open');
  socket.onerror = () => resolve('refused');
});
const read = (url) => fetch(url).then(() => 'read', () => 'refused');
window.probe = async (foreign) => {
  const words = document.querySelector('p');
  words.style.cssText = 'color: rgb(1, 2, 3)';
  words.insertAdjacentHTML('afterend', '<b onclick="window.handlerRan = true">b</b>');
  document.querySelector('b').click();
  return {
    own: await reach('ws://' + location.host + '/'),
    foreign: await reach('ws://' + foreign + '/'),
    ownData: await read('/api'),
    foreignData: await read('http://' + foreign + '/'),
    colour: getComputedStyle(words).color,
    inlineRan: window.inlineRan === true,
    handlerRan: window.handlerRan === true,
  };
};
`;

async function startPage() {
  const webDir = await tempFolder();
  await mkdir(join(webDir, 'assets'));
  await writeFile(join(webDir, 'index.html'), page);
  await writeFile(join(webDir, 'assets/page.js'), script);
  const app = await startApp({ webDir });
  onTestFinished(app.close);
  return app;
}

/** A server on another port that takes everything; resolves to its host and port. */
async function startForeign(): Promise<string> {
  const server = createServer((_request, response) => {
    response.setHeader('Access-Control-Allow-Origin', '*').end('[]');
  });
  const sockets = new WebSocketServer({ server });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    sockets.close();
    server.close();
    server.closeAllConnections();
  });
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test('a page runs its own scripts, styles itself and talks to its own server over plain http, and nothing else', async () => {
  const app = await startPage();
  const sockets = new WebSocketServer({ server: app.server });
  onTestFinished(() => sockets.clients.forEach((socket) => socket.terminate()));
  const { page } = await openPage(browser(), `${app.url}/screen`);
  const foreign = await startForeign();
  expect(await page.evaluate(`window.probe('${foreign}')`)).toEqual({
    own: 'open',
    foreign: 'refused',
    ownData: 'read',
    foreignData: 'refused',
    colour: 'rgb(1, 2, 3)',
    inlineRan: false,
    handlerRan: false,
  });
});

test('the page for an unknown path is styled under the policy, in both colour schemes', async () => {
  const app = await startPage();
  const backgrounds = new Set<unknown>();
  for (const colorScheme of ['light', 'dark'] as const) {
    const { page, complaints } = await openPage(browser(), `${app.url}/nosuch`, { colorScheme });
    expect(await page.evaluate('getComputedStyle(document.body).display')).toBe('grid');
    backgrounds.add(await page.evaluate('getComputedStyle(document.body).backgroundColor'));
    expect(complaints.filter((text) => text.includes('Content Security Policy'))).toEqual([]);
  }
  expect(backgrounds.size).toBe(2);
});
