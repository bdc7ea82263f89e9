import { hostname } from 'node:os';
import { describe, expect, test } from 'vitest';
import { openControlScreen } from '../../helpers/control-screen.ts';
import { openScreen, openSocket } from '../../helpers/socket.ts';
import { startWallServer, type TestServerOptions } from '../../helpers/wall-server.ts';

type Headers = Record<string, string>;

/** Whether a socket with these headers is opened: 101, or the status of the refusal. */
async function statusOf(url: string, headers: Headers): Promise<number> {
  try {
    await openSocket(url, { headers });
    return 101;
  } catch (error) {
    return Number(/\d{3}$/.exec((error as Error).message)?.[0]);
  }
}

describe.each([{ open: false }, { open: true }])('B-12 with open: $open', ({ open }) => {
  const start = async (options: TestServerOptions = {}) => {
    const { socketUrl } = await startWallServer({ open, ...options });
    return { socketUrl, port: new URL(socketUrl).port };
  };

  test.each<[string, (port: string) => Headers]>([
    ['a program', () => ({})],
    ['our own page', (port) => ({ Origin: `http://127.0.0.1:${port}` })],
    ['a page of localhost on another port', () => ({ Origin: 'http://localhost:8080' })],
    ['a page of 127.0.0.1 on another port', () => ({ Origin: 'http://127.0.0.1:5173' })],
    ['a page of [::1]', () => ({ Origin: 'http://[::1]:3000' })],
    [
      'our page under the name of this machine',
      (port) => ({ Host: `${hostname()}:${port}`, Origin: `http://${hostname()}:${port}` }),
    ],
    [
      'a page of our address on another port',
      (port) => ({ Host: `192.168.1.5:${port}`, Origin: 'http://192.168.1.5' }),
    ],
  ])('%s gets a socket', async (_, headersFor) => {
    const { socketUrl, port } = await start();
    expect(await statusOf(socketUrl, headersFor(port))).toBe(101);
  });

  test.each<[string, (port: string) => Headers]>([
    ['of another site', () => ({ Origin: 'http://evil.example' })],
    ['of another address', () => ({ Origin: 'http://192.168.1.6' })],
    ['of a sandbox or a file', () => ({ Origin: 'null' })],
    ['of an extension', () => ({ Origin: 'chrome-extension://localhost' })],
    ['of a name like ours', () => ({ Origin: 'http://localhost.evil.example' })],
    ['with an origin that cannot be read', () => ({ Origin: 'http://' })],
    [
      'of a name that was bound to our address',
      (port) => ({ Host: `evil.example:${port}`, Origin: `http://evil.example:${port}` }),
    ],
  ])('a page %s gets 403 and no socket', async (_, headersFor) => {
    const { socketUrl, port } = await start();
    expect(await statusOf(socketUrl, headersFor(port))).toBe(403);
  });

  test('a page of a host that the server was told of gets a socket, also through a proxy that changes the Host', async () => {
    const { socketUrl, port } = await start({ allowedHosts: ['wall.example'] });
    const Origin = 'https://wall.example';
    expect(await statusOf(socketUrl, { Origin, Host: 'wall.example' })).toBe(101);
    expect(await statusOf(socketUrl, { Origin, Host: `localhost:${port}` })).toBe(101);
    expect(await statusOf(socketUrl, { Origin: 'http://evil.example', Host: 'wall.example' })).toBe(403);
  });
});

test('B-12 a name that is not ours is refused to programs too, also where everybody may do everything', async () => {
  for (const open of [false, true]) {
    const { socketUrl } = await startWallServer({ open });
    expect(await statusOf(socketUrl, { Host: 'wall.example' })).toBe(403);
  }
});

test('B-12 a page of another site cannot take the place of a screen', async () => {
  const { socketUrl } = await startWallServer();
  const control = await openControlScreen(socketUrl);
  const { screen } = control.entered;
  await expect(
    openScreen(socketUrl, screen, {}, { headers: { Origin: 'http://evil.example' } }),
  ).rejects.toThrow('403');
  await control.sawNothing();
});
