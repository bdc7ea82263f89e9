import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { bearer, testSecret, tokenFor } from '../helpers/auth.ts';
import { openPage, useBrowser } from '../helpers/browser.ts';
import { startForeignSite } from '../helpers/foreign-site.ts';
import { openScreen } from '../helpers/socket.ts';
import { startWallProcess, type WallProcess } from '../helpers/wall-process.ts';

/** A name that somebody else owns, and has bound to this machine's address. */
const foreign = 'evil.example';
const browser = useBrowser([`--host-resolver-rules=MAP ${foreign} 127.0.0.1`]);

/** What a page tries that wants to change a wall, with all that the browser has of it; says what it got. */
function attack(page: Page, wall: string): Promise<{ socket: string; writes: string[]; read: string[] }> {
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
    const credentials = 'include' as const;
    const put = {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json' },
      body: '[666]',
      credentials,
    };
    const post = { method: 'POST', mode: 'no-cors' as const, body: '[666]', credentials };
    const message = { ...post, body: '{"text":"buy now","to":"all"}' };
    const writes = [];
    for (const [path, init] of [
      ['/api/seller', put],
      ['/api/seller', post],
      ['/api/seller/accept', post],
      ['/api/seller', { method: 'DELETE', credentials }],
      ['/api/-/messages', message],
      ['/api/-/logout', post],
    ] as const)
      writes.push(
        await fetch(wall + path, init).then(
          ({ type, ok }) => (ok ? 'taken' : type),
          () => 'refused',
        ),
      );
    const read = [];
    for (const path of ['/api/-/me', '/api/-/messages', '/api/-/walls'])
      read.push(
        await fetch(wall + path, { credentials }).then(
          (answer) => answer.text(),
          () => '',
        ),
      );
    navigator.sendBeacon(`${wall}/api/-/messages`, message.body);
    for (const path of ['/api/seller?value=666', '/api/-/logout', '/?theme=vintage']) {
      const image = new Image();
      image.src = wall + path;
      await image.decode().catch(() => undefined);
    }
    for (const [path, field] of [
      ['/api/seller', '[666,"'],
      ['/api/-/messages', '{"text":"buy now","to":"all","name":"'],
      ['/api/-/logout', ''],
    ] as const) {
      const frame = document.createElement('iframe');
      frame.name = `nowhere${document.forms.length}`;
      document.body.append(frame);
      const form = document.body.appendChild(document.createElement('form'));
      Object.assign(form, { method: 'post', action: wall + path, target: frame.name, enctype: 'text/plain' });
      // a form can send JSON as plain text: `name=value`
      const input = form.appendChild(document.createElement('input'));
      [input.name, input.value] = [field, '"}'];
      const isSent = new Promise((resolve) => (frame.onload = resolve));
      form.submit();
      await isSent;
    }
    return { socket, writes, read };
  }, wall);
}

/** A browser in which Ann is logged in, an operator, if the server has people; `url`: as she reaches it. */
async function openOwnPage(url: string, hasPeople: boolean): Promise<Page> {
  const { page } = await openPage(browser(), `${url}/login`, { width: 640, height: 480 });
  if (!hasPeople) return page;
  const person = { name: 'ann', password: 'correct horse battery' };
  const headers = bearer(await tokenFor('admin'));
  const body = JSON.stringify({ ...person, role: 'operator' });
  expect((await fetch(`${url}/api/-/people`, { method: 'POST', headers, body })).status).toBe(204);
  await page.fill('[name=username]', person.name);
  await page.fill('[name=password]', person.password);
  await page.keyboard.press('Enter');
  await page.locator('[data-chart][data-state=ready]').first().waitFor();
  return page;
}

/** What Ann may do from a page of ours. */
const whoSheIs = (page: Page) =>
  page.evaluate(() => fetch('/api/-/me').then(async (answer) => `${answer.status} ${await answer.text()}`));

const modes: [string, string[]][] = [
  ['without a secret', []],
  ['where everybody may do everything', ['--open']],
  ['with a secret, in the browser of an operator', ['--secret', testSecret]],
];
const attackers: [string, string, string][] = [
  ['another site', foreign, 'localhost'],
  ['a name that was bound to our address', foreign, foreign],
];
const attacks = modes.flatMap(([mode, args]) =>
  attackers.map(([kind, from, to]) => ({ mode, args, kind, from, to })),
);

test.each(attacks)(
  '$mode a page of $kind changes and reads nothing on the wall',
  async ({ args, from, to }) => {
    const server = await startWallProcess({ args });
    await expectNoHarm(server, { args, from, to });
  },
);

test('with a secret a page of this machine on another port, which gets the cookie along, changes and reads nothing either', async () => {
  const args = ['--secret', testSecret];
  const server = await startWallProcess({ args });
  await expectNoHarm(server, { args, from: 'localhost', to: 'localhost' });
});

/** A page of the host `from` attacks the wall under its name `to`, in the browser of an operator. */
async function expectNoHarm(
  server: WallProcess,
  { args, from, to }: { args: readonly string[]; from: string; to: string },
): Promise<void> {
  const isGuarded = args.includes('--secret');
  const { port } = new URL(server.url);
  const headers = isGuarded ? bearer(await tokenFor('operator')) : {};
  const screen = await openScreen(`ws://localhost:${port}`, 'control', {}, { headers });
  const seller = () => fetch(`${server.url}/api/seller`, { headers }).then((answer) => answer.text());
  const before = await seller();
  const own = await openOwnPage(server.url, isGuarded);
  const her = await whoSheIs(own);
  expect(her).toContain(isGuarded ? '200 {"name":"ann","role":"operator"' : '200 {"role":"admin"');
  const site = new URL(await startForeignSite(join(import.meta.dirname, 'foreign-page')));
  const page = await own.context().newPage();
  await page.goto(`http://${from}:${site.port}/original-client.js`);
  await screen.settled();
  const seen = screen.frames.length;
  const { socket, writes, read } = await attack(page, `http://${to}:${port}`);
  expect(socket).toBe('refused');
  expect(writes).not.toContain('taken');
  expect(read.join('')).toBe('');
  await screen.settled();
  expect(screen.frames.slice(seen).map(({ json }) => json.action)).toEqual(['heartbeat']);
  expect(await seller()).toBe(before);
  expect(await whoSheIs(own)).toBe(her);
}

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
