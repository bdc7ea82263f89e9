import { once } from 'node:events';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { request, type RequestOptions } from 'node:https';
import type { IncomingMessage } from 'node:http';
import { connect as connectPlain, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { connect, type TLSSocket } from 'node:tls';
import { text } from 'node:stream/consumers';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openScreen, openSocket } from '../../helpers/socket.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';
import { startWallServer, type TestServer, type TestServerOptions } from '../../helpers/wall-server.ts';
import { createHttpServer } from '../../../server/http/server.ts';
import { createPair } from '../tls/pair.ts';
import { startApp } from './app-harness.ts';

async function startSelfSigned(options: TestServerOptions = {}) {
  const wall = await startWallServer({ tls: 'self-signed', charts: { sales: [1] }, ...options });
  const ca = await readFile(join(wall.stateDir, 'tls/ca.pem'), 'utf8');
  return { ...wall, ca };
}

async function get(url: string, options: RequestOptions): Promise<{ answer: IncomingMessage; body: string }> {
  const asked = request(url, { agent: false, ...options }).end();
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  return { answer, body: await text(answer) };
}

/** Shakes hands, and ends the connection with the test. */
async function shakeHands({ url }: Pick<TestServer, 'url'>, options: object): Promise<TLSSocket> {
  const socket = connect({ host: '127.0.0.1', port: Number(new URL(url).port), ...options });
  onTestFinished(() => void socket.destroy());
  await once(socket, 'secureConnect');
  return socket;
}

describe('with TLS', () => {
  test('a client that trusts the authority gets data and sockets, on the second port too, and others get neither', async () => {
    const { url, socketUrl, guestUrl, ca } = await startSelfSigned({ guestPort: 0 });
    const { answer, body } = await get(`${url}/api/sales`, { ca });
    expect([answer.statusCode, body]).toEqual([200, '[1]']);
    const screen = await openScreen(socketUrl, 'left', {}, { ca });
    expect(screen.entered['screen']).toBe('left');
    const guest = await openSocket(guestUrl ?? '', { ca });
    guest.send({ action: 'getData', socketType: 'salesData', chartName: 'sales' });
    expect(await guest.next('getData')).toMatchObject({ data: '[1]' });
    await expect(get(`${url}/api/sales`, {})).rejects.toThrow('unable to verify the first certificate');
    await expect(openSocket(socketUrl)).rejects.toThrow('unable to verify the first certificate');
  });

  test('a change reaches a screen over wss', async () => {
    const { socketUrl, ca, write } = await startSelfSigned();
    const screen = await openScreen(socketUrl, 'left', {}, { ca });
    screen.send({ action: 'getData', socketType: 'salesData', chartName: 'sales' });
    expect(await screen.next('getData')).toMatchObject({ data: '[1]' });
    await write('sales', '[1,2,3]');
    expect(await screen.next('getData')).toMatchObject({ chartName: 'sales', data: '[1,2,3]' });
  });

  test('an offer of another protocol is ignored, as without', async () => {
    const { url, ca } = await startSelfSigned();
    const socket = await shakeHands({ url }, { ca });
    socket.end('GET /api/sales HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n');
    expect(await text(socket)).toMatch(/^HTTP\/1.1 200 [^]*\[1\]$/);
  });

  test('TLS 1.2 and 1.3 are spoken, and nothing older', async () => {
    const wall = await startSelfSigned();
    for (const version of ['TLSv1.2', 'TLSv1.3'])
      expect(
        (await shakeHands(wall, { ca: wall.ca, minVersion: version, maxVersion: version })).getProtocol(),
      ).toBe(version);
    const old = { ca: wall.ca, minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' };
    await expect(shakeHands(wall, old)).rejects.toThrow(/protocol/);
  });

  test('B-13 who does not shake hands in time is cut off', async () => {
    const tls = await createPair();
    const server = createHttpServer(() => {}, { tls, headerTimeout: 70 });
    onTestFinished(() => void server.close());
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const socket = connectPlain((server.address() as AddressInfo).port, '127.0.0.1');
    socket.on('error', () => {});
    await once(socket, 'close');
  });

  test('what is no TLS is cut off, and a screen sees nothing', async () => {
    const { url, socketUrl, ca } = await startSelfSigned();
    const screen = await openScreen(socketUrl, 'left', {}, { ca });
    const socket = connectPlain(Number(new URL(url).port), '127.0.0.1');
    socket.on('error', () => {});
    socket.end('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n');
    await once(socket, 'close');
    screen.send({ action: 'heartbeat', sent: 1 });
    expect(await screen.next('heartbeat')).toBeDefined();
  });

  test('a new certificate is used without dropping a socket, and a broken one is not', async () => {
    const [first, second] = [await createPair(), await createPair()];
    const folder = await tempFolder();
    const files = { cert: join(folder, 'cert.pem'), key: join(folder, 'key.pem') };
    const replace = async (file: string, content: string) => {
      await writeFile(`${file}.new`, content);
      await rename(`${file}.new`, file);
    };
    await replace(files.cert, first.cert);
    await replace(files.key, first.key);
    const wall = await startWallServer({ tls: files, charts: { sales: [1] } });
    const issuer = async (ca: string) => (await shakeHands(wall, { ca })).getPeerCertificate().fingerprint256;
    const before = await issuer(first.ca);
    const screen = await openScreen(wall.socketUrl, 'left', {}, { ca: first.ca });

    await replace(files.key, second.key);
    await replace(files.cert, second.cert);
    await expect.poll(() => issuer(second.ca).catch(String)).toMatch(/^([0-9A-F]{2}:){31}/);
    expect(await issuer(second.ca)).not.toBe(before);
    screen.send({ action: 'heartbeat', sent: 1 });
    expect(await screen.next('heartbeat')).toBeDefined();
  });
});

describe('the port without TLS', () => {
  const ask = async (url: string | null, options: RequestInit = {}) =>
    fetch(`${url}/chart/sales?kiosk`, { redirect: 'manual', ...options });

  test('leads to the one with it', async () => {
    const { url, redirectUrl } = await startSelfSigned({ redirectPort: 0 });
    const answer = await ask(redirectUrl);
    expect([answer.status, answer.headers.get('location')]).toEqual([308, `${url}/chart/sales?kiosk`]);
  });

  test.each([
    'evil.example',
    'evil.example:80',
    'localhost.evil.example',
    '@evil.example',
    '',
    '127.0.0.1@evil.example',
  ])('never repeats the Host "%s"', async (host) => {
    const { url, redirectUrl } = await startSelfSigned({ redirectPort: 0 });
    const socket = connectPlain(Number(new URL(redirectUrl ?? '').port), '127.0.0.1');
    socket.end(`GET //evil.example/ HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
    const answer = await text(socket);
    expect(answer).toContain(`\r\nLocation: ${url}//evil.example/\r\n`);
  });

  test('uses the name of ours that was asked for', async () => {
    const { url, redirectUrl } = await startSelfSigned({ redirectPort: 0, allowedHosts: ['wall.example'] });
    const socket = connectPlain(Number(new URL(redirectUrl ?? '').port), '127.0.0.1');
    socket.end('GET /screen HTTP/1.1\r\nHost: WALL.example:80\r\nConnection: close\r\n\r\n');
    expect(await text(socket)).toContain(
      `\r\nLocation: https://wall.example:${new URL(url).port}/screen\r\n`,
    );
  });

  test('leads whoever asked for another name to the first that the server was told of', async () => {
    const allowedHosts = ['wall.example', 'tv.example'];
    const { redirectUrl } = await startSelfSigned({ redirectPort: 0, allowedHosts });
    expect((await ask(redirectUrl, { headers: {} })).headers.get('location')).toContain('https://127.0.0.1:');
    const socket = connectPlain(Number(new URL(redirectUrl ?? '').port), '127.0.0.1');
    socket.end('GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n');
    expect(await text(socket)).toContain('\r\nLocation: https://wall.example:');
  });

  test('takes no data and opens no socket', async () => {
    const { redirectUrl } = await startSelfSigned({ redirectPort: 0 });
    expect((await ask(redirectUrl, { method: 'PUT', body: '[1]' })).status).toBe(403);
    await expect(openSocket((redirectUrl ?? '').replace('http', 'ws'))).rejects.toThrow('308');
  });
});

test('browsers are told to insist on TLS only with a certificate of a known authority', async () => {
  const { url, ca } = await startSelfSigned();
  for (const path of ['/', '/api/sales', '/healthz'])
    expect((await get(url + path, { ca })).answer.headers['strict-transport-security']).toBeUndefined();
  const app = await startApp({ isPubliclyTrusted: () => true });
  onTestFinished(app.close);
  const answer = await fetch(`${app.url}/healthz`);
  expect(answer.headers.get('strict-transport-security')).toBe('max-age=15552000');
});
