import { expect, test } from 'vitest';
import { bearer, tokenFor, withSecret } from '../../helpers/auth.ts';
import { openSocket } from '../../helpers/socket.ts';
import { useWallServer } from '../../helpers/wall-server.ts';
import { request } from '../http/request.ts';

const friend = 'https://intranet.example';
const wall = useWallServer({
  auth: withSecret,
  origins: [friend],
  allowedHosts: ['wall.example'],
  charts: { sales: [1] },
});

const origins: [string, string, (port: string) => string, boolean][] = [
  ['its own page', 'localhost', (port) => `http://localhost:${port}`, true],
  ['its own page behind a proxy that changes the Host', 'localhost', () => 'https://wall.example', true],
  ['a page that it was told of', 'localhost', () => friend, true],
  ['a page of this machine on another port', 'localhost', () => 'http://localhost:3000', false],
  ['a page of its host on another port', 'wall.example', () => 'https://wall.example:8443', false],
  ['a page of another site', 'localhost', () => 'http://evil.example', false],
  ['a page of a name that was bound to its address', 'evil.example', () => 'http://evil.example', false],
  ['a sandbox or a file', 'localhost', () => 'null', false],
];

test.each(origins)('B-12 with a secret, %s', async (_, host, originFor, isLetIn) => {
  const { port } = new URL(wall().url);
  const headers = { Host: `${host}:${port}`, Origin: originFor(port), ...bearer(await tokenFor('operator')) };
  const opened = openSocket(wall().socketUrl, { headers }).then(
    () => '101',
    (error: Error) => error.message,
  );
  expect(await opened).toMatch(isLetIn ? /^101$/ : /403/);
  const put = request(wall()).put('/api/sales').set(headers).type('application/json').send('[1]');
  expect((await put).status).toBe(isLetIn ? 200 : 403);
});

test('B-12 with a secret only pages that the server was told of may read answers', async () => {
  const read = async (Origin: string) =>
    (
      await request(wall())
        .get('/api/sales')
        .set({ Origin, ...bearer(await tokenFor('viewer')) })
    ).headers;
  expect((await read(friend))['access-control-allow-origin']).toBe(friend);
  const other = await read('http://evil.example');
  expect(other['access-control-allow-origin']).toBeUndefined();
  expect(other['vary']).toContain('Origin');
});
