import { hostname, networkInterfaces } from 'node:os';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { openControlScreen } from '../../helpers/control-screen.ts';
import { request } from './request.ts';
import { startWriting } from './writing.ts';

/** An address of this machine that others could reach. */
const outer = Object.values(networkInterfaces())
  .flatMap((list) => list ?? [])
  .find(({ family, internal }) => family === 'IPv4' && !internal)?.address;

type Wall = Awaited<ReturnType<typeof startWriting>>;

async function everyWrite(wall: Wall, headers: Record<string, string>): Promise<number[]> {
  const answers = [
    await wall.put('sales', '[2]').set(headers),
    await wall.patch('sales', { append: [1] }).set(headers),
    await wall.delete('sales').set(headers),
  ];
  for (const answer of answers) if (answer.status === 403) expect(answer.body.message).toMatch(/^.{20,}$/);
  return answers.map(({ status }) => status);
}

const taken = [200, 200, 204];
const refused = [403, 403, 403];

describe.each([{ open: false }, { open: true }])('with open: $open', ({ open }) => {
  const start = () => startWriting({ open, charts: { sales: [1] } });

  test('a program on this machine may write, by address and by name', async () => {
    for (const host of ['127.0.0.1', 'localhost', '[::1]', '127.0.0.2', hostname()]) {
      const wall = await start();
      expect(await everyWrite(wall, { Host: `${host}:${wall.port}` }), host).toEqual(taken);
    }
  });

  test('our own page may write', async () => {
    const wall = await start();
    const own = { Host: `localhost:${wall.port}`, Origin: `http://localhost:${wall.port}` };
    expect(await everyWrite(wall, { ...own, 'Sec-Fetch-Site': 'same-origin' })).toEqual(taken);
  });

  test.each<[string, Record<string, string>]>([
    ['another site', { Origin: 'http://evil.example' }],
    ['another port of this machine', { Origin: 'http://127.0.0.1:3000' }],
    ['a sandbox or a file', { Origin: 'null' }],
    ['another site, going by Sec-Fetch-Site alone', { 'Sec-Fetch-Site': 'cross-site' }],
    ['another port, going by Sec-Fetch-Site alone', { 'Sec-Fetch-Site': 'same-site' }],
    ['a name that was bound to our address', { Host: 'evil.example', Origin: 'http://evil.example' }],
    ['a name like ours', { Host: 'localhost.evil.example', Origin: 'http://localhost.evil.example' }],
  ])('a page of %s may not, and nothing is written', async (_, headers) => {
    const wall = await start();
    const control = await openControlScreen(wall.socketUrl);
    expect(await everyWrite(wall, headers)).toEqual(refused);
    expect(await wall.file('sales.json')).toBe('[1]');
    await control.sawNothing();
  });

  test('no browser is let through to a write from another origin', async () => {
    const wall = await start();
    const headers = { Origin: 'http://evil.example', 'Access-Control-Request-Method': 'PUT' };
    const preflight = await request(wall)
      .options('/api/sales')
      .set(headers)
      .expect('Access-Control-Allow-Methods', 'OPTIONS, GET, HEAD');
    expect(preflight.headers['access-control-allow-credentials']).toBeUndefined();
  });
});

test('a name that is not ours is refused to programs too, also where everybody may do everything', async () => {
  for (const open of [false, true]) {
    const wall = await startWriting({ open, charts: { sales: [1] } });
    expect(await everyWrite(wall, { Host: 'wall.example' })).toEqual(refused);
  }
});

test('a name that the server was told of may be used by programs and by its own pages', async () => {
  const own = { Host: 'wall.example', Origin: 'http://wall.example', 'Sec-Fetch-Site': 'same-origin' };
  for (const headers of [{ Host: 'wall.example:80' }, own]) {
    const wall = await startWriting({ allowedHosts: ['wall.example'], charts: { sales: [1] } });
    expect(await everyWrite(wall, headers)).toEqual(taken);
  }
});

test.each([
  'Forwarded',
  'Via',
  'X-Forwarded',
  'X-Forwarded-For',
  'X-Forwarded-Host',
  'X-Forwarded-Proto',
  'X-Real-IP',
  'X-Client-IP',
  'X-Cluster-Client-IP',
  'CF-Connecting-IP',
  'True-Client-IP',
  'Fastly-Client-IP',
  'Fly-Client-IP',
  'X-Original-Forwarded-For',
  'X-Envoy-External-Address',
  'X-Original-Host',
  'X-User-IP',
])('what a proxy passes on with %s may come from anywhere, so it is refused', async (header) => {
  const wall = await startWriting({ charts: { sales: [1] } });
  expect(await everyWrite(wall, { [header]: '127.0.0.1' })).toEqual(refused);
});

test('what a trusted proxy passes on is not made on this machine, not even when the proxy says so', async () => {
  const wall = await startWriting({ trustProxy: ['loopback'], charts: { sales: [1] } });
  for (const headers of [
    { 'X-Forwarded-For': '127.0.0.1' },
    { Forwarded: 'for="[::1]"' },
    { 'X-Forwarded-For': '127.0.0.1', Forwarded: 'for=127.0.0.1' },
  ] as Record<string, string>[])
    expect(await everyWrite(wall, headers)).toEqual(refused);
});

test('our own page may write through a trusted proxy that tells its host, and a page of another site may not', async () => {
  const start = (trustProxy: string[]) =>
    startWriting({ open: true, trustProxy, allowedHosts: ['wall.example'], charts: { sales: [1] } });
  const own = { Origin: 'https://wall.example', 'X-Forwarded-Host': 'wall.example' };
  const other = { Origin: 'https://evil.example', 'X-Forwarded-Host': 'wall.example' };
  expect(await everyWrite(await start(['loopback']), own)).toEqual(taken);
  expect(await everyWrite(await start(['loopback']), other)).toEqual(refused);
  expect(await everyWrite(await start([]), own)).toEqual(refused);
});

test('what comes in HTTP/1.0, as from a proxy that says nothing, is refused', async () => {
  for (const open of [false, true]) {
    const wall = await startWriting({ open });
    const socket = connect(wall.port, '127.0.0.1');
    const head = `Host: localhost:${wall.port}\r\nContent-Type: application/json\r\nContent-Length: 3`;
    socket.write(`PUT /api/sales HTTP/1.0\r\n${head}\r\n\r\n[1]`);
    expect(await text(socket)).toMatch(open ? /^HTTP\/1.1 201 / : /^HTTP\/1.1 403 /);
  }
});

test.skipIf(outer === undefined)('from another machine only with open: true', async () => {
  for (const open of [false, true]) {
    const wall = await startWriting({ open, host: '0.0.0.0' });
    const put = request({ url: `http://${outer}:${wall.port}` }).put('/api/sales');
    await put
      .type('application/json')
      .send('[1]')
      .expect(open ? 201 : 403);
  }
});
