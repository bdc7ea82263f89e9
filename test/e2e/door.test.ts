import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openPage, useBrowser } from '../helpers/browser.ts';
import { startForeignSite } from '../helpers/foreign-site.ts';
import { openScreen } from '../helpers/socket.ts';
import { startWallProcess } from '../helpers/wall-process.ts';

/** A name that somebody else owns, and has bound to this machine's address. */
const foreign = 'evil.example';
const browser = useBrowser([`--host-resolver-rules=MAP ${foreign} 127.0.0.1`]);

/** What a page tries that wants to change a wall; says what it got. */
function attack(page: Page, wall: string): Promise<{ socket: string; writes: string[] }> {
  return page.evaluate(async (wall) => {
    const socket = await new Promise<string>((resolve) => {
      const ws = new WebSocket(wall.replace('http', 'ws'));
      ws.onopen = () => {
        ws.send('{"action":"themeChange","socketType":"themeChange","value":"vintage"}');
        ws.send('{"action":"enter","screen":"control"}');
      };
      ws.onmessage = () => resolve('answered');
      ws.onclose = () => resolve('refused');
    });
    const writes = [];
    const put = { method: 'PUT', headers: { 'Content-Type': 'application/json' }, body: '[666]' };
    const post = { method: 'POST', mode: 'no-cors' as const, body: '[666]' };
    for (const [path, init] of [
      ['/api/seller', put],
      ['/api/seller', post],
      ['/api/seller/accept', post],
      ['/api/seller', { method: 'DELETE' }],
    ] as const)
      writes.push(
        await fetch(wall + path, init).then(
          ({ type, ok }) => (ok ? 'taken' : type),
          () => 'refused',
        ),
      );
    const image = new Image();
    image.src = `${wall}/api/seller?value=666`;
    await image.decode().catch(() => undefined);
    const form = document.body.appendChild(document.createElement('form'));
    form.method = 'post';
    form.action = `${wall}/api/seller`;
    form.target = 'nowhere';
    const frame = document.createElement('iframe');
    frame.name = 'nowhere';
    document.body.append(frame);
    const isSent = new Promise((resolve) => (frame.onload = resolve));
    form.submit();
    await isSent;
    return { socket, writes };
  }, wall);
}

test.each([['another site'], ['a name that was bound to our address']])(
  'a page of %s changes nothing on the wall',
  async (kind) => {
    const server = await startWallProcess();
    const { port } = new URL(server.url);
    const site = new URL(await startForeignSite(join(import.meta.dirname, 'foreign-page')));
    const screen = await openScreen(`ws://localhost:${port}`, 'control');
    const before = await fetch(`${server.url}/api/seller`).then((answer) => answer.text());
    const { page } = await openPage(browser(), `http://${foreign}:${site.port}/original-client.js`);
    const target = kind === 'another site' ? 'localhost' : foreign;
    const { socket, writes } = await attack(page, `http://${target}:${port}`);
    expect(socket).toBe('refused');
    expect(writes).not.toContain('taken');
    await screen.settled();
    expect(screen.frames.map(({ json }) => json.action)).toEqual(['entered', 'heartbeat']);
    expect(await fetch(`${server.url}/api/seller`).then((answer) => answer.text())).toBe(before);
  },
);

test('a page of this machine on another port acts over its socket, as old clients do, and writes nothing', async () => {
  const server = await startWallProcess();
  const screen = await openScreen(server.guestUrl, 'other');
  const site = await startForeignSite(join(import.meta.dirname, 'foreign-page'));
  const { page } = await openPage(browser(), `${site}/original-client.js`);
  const { socket, writes } = await attack(page, server.url);
  expect(socket).toBe('answered');
  expect(writes).not.toContain('taken');
  expect((await screen.next('themeChange')).value).toBe('vintage');
});
