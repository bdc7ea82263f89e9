import { readdir } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { openControlScreen } from '../../helpers/control-screen.ts';
import { rawAnswer } from '../../helpers/raw-answer.ts';
import { useWallServer } from '../../helpers/wall-server.ts';
import { request } from '../http/request.ts';

const wall = useWallServer({ charts: { trend: [1] } });

const json = 'Content-Type: application/json\r\n';
/** A request whose bounds a proxy before us may read in another way than we do. */
const put = (fields: string, body = '[1]', version = '1.1') =>
  `PUT /api/smuggled HTTP/${version}\r\nHost: localhost\r\n${json}${fields}\r\n${body}`;
const chunked = 'Transfer-Encoding: chunked\r\n';
const inChunks = '3\r\n[1]\r\n0\r\n\r\n';
/** What would be smuggled in behind it. */
const second = 'DELETE /api/trend HTTP/1.1\r\nHost: localhost\r\n\r\n';

describe('a request with doubtful bounds is refused, its connection ends, and nothing of it is done', () => {
  test.each<[string, number, string]>([
    ['a length and chunks', 400, put(`Content-Length: 4\r\n${chunked}`, `0\r\n\r\n${second}`)],
    ['chunks and a length', 400, put(`${chunked}Content-Length: 4\r\n`, `0\r\n\r\n${second}`)],
    ['two lengths', 400, put('Content-Length: 3\r\nContent-Length: 4\r\n')],
    ['the same length twice', 400, put('Content-Length: 3\r\nContent-Length: 3\r\n')],
    ['a list of lengths', 400, put('Content-Length: 3, 3\r\n')],
    ['a length with a plus', 400, put('Content-Length: +3\r\n')],
    ['a length below zero', 400, put('Content-Length: -3\r\n')],
    ['a length in hexadecimal', 400, put('Content-Length: 0x3\r\n')],
    ['a length beyond any number', 400, put('Content-Length: 99999999999999999999999\r\n')],
    ['an unknown coding', 400, put('Transfer-Encoding: xchunked\r\n', inChunks)],
    ['chunks, and then another coding', 400, put('Transfer-Encoding: chunked, identity\r\n', inChunks)],
    ['two codings in two fields', 400, put(`${chunked}Transfer-Encoding: identity\r\n`, inChunks)],
    ['a coding after a vertical tab', 400, put('Transfer-Encoding:\x0bchunked\r\n', inChunks)],
    ['a coding on the next line', 400, put('Transfer-Encoding:\r\n chunked\r\n', inChunks)],
    ['a coding with a space before the colon', 400, put('Transfer-Encoding : chunked\r\n', inChunks)],
    ['chunks in HTTP/1.0', 403, put(chunked, inChunks, '1.0')],
    ['a chunk whose length is no number', 400, put(chunked, `zz\r\n[1]\r\n0\r\n\r\n`)],
    ['a chunk of a length below zero', 400, put(chunked, `-3\r\n[1]\r\n0\r\n\r\n`)],
    ['a chunk beyond any number', 400, put(chunked, `fffffffffffffffff\r\n[1]\r\n0\r\n\r\n`)],
    ['a chunk that is longer than it says', 400, put(chunked, `2\r\n[1]\r\n0\r\n\r\n`)],
    ['chunks that end with a line feed alone', 400, put(chunked, `3\n[1]\n0\n\n`)],
    ['a chunk with 20 KB of extensions', 413, put(chunked, `3;${'x'.repeat(20_000)}\r\n[1]\r\n0\r\n\r\n`)],
    ['lines that end with a line feed alone', 400, put('Content-Length: 3\r\n').replaceAll('\r\n', '\n')],
    ['a folded field', 400, put('X-A: a\r\n b\r\nContent-Length: 3\r\n')],
    ['two Hosts', 400, put('Host: evil.example\r\nContent-Length: 3\r\n')],
    [
      'an offer of another protocol, a length and chunks',
      400,
      put(`Connection: Upgrade\r\nUpgrade: h2c\r\nContent-Length: 3\r\n${chunked}`),
    ],
  ])('%s: %i', async (_, status, bytes) => {
    const { url, socketUrl, dir } = wall();
    const control = await openControlScreen(socketUrl);
    expect((await rawAnswer(url, bytes)).status).toBe(status);
    await request(wall()).get('/api/smuggled').expect(404);
    await request(wall()).get('/api/trend').expect(200, '[1]');
    expect(await readdir(dir)).toEqual(['trend.json']);
    await control.sawNothing();
  });

  test('two Hosts, of a request that only reads: 400', async () => {
    const { url } = wall();
    const get = 'GET /api/trend HTTP/1.1\r\nHost: localhost\r\n';
    // remembered answers are given before anything else
    for (let i = 0; i < 3; i++) await rawAnswer(url, `${get}\r\n`);
    expect((await rawAnswer(url, `${get}Host: evil.example\r\n\r\n`)).status).toBe(400);
  });
});

test('content of a request that takes none is not read as the next request', async () => {
  const { url, socketUrl } = wall();
  const control = await openControlScreen(socketUrl);
  const hidden = `GET /api HTTP/1.1\r\nHost: localhost\r\nContent-Length: ${second.length}\r\n\r\n${second}`;
  expect((await rawAnswer(url, hidden)).status).toBe(200);
  await request(wall()).get('/api/trend').expect(200, '[1]');
  await control.sawNothing();
});
