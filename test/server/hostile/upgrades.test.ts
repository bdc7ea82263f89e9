import { describe, expect, test } from 'vitest';
import { openControlScreen } from '../../helpers/control-screen.ts';
import { rawAnswer } from '../../helpers/raw-answer.ts';
import { useWallServer } from '../../helpers/wall-server.ts';

const wall = useWallServer({ charts: { trend: [1] } });

type Fields = readonly (readonly [name: string, value: string])[];

/** A handshake as any client sends it, but for what is changed, left out (null) or added. */
function handshake(
  changes: Readonly<Record<string, string | null>> = {},
  { line = 'GET / HTTP/1.1', more = '' }: { line?: string; more?: string } = {},
): Buffer {
  const usual: Fields = [
    ['Host', 'localhost'],
    ['Connection', 'Upgrade'],
    ['Upgrade', 'websocket'],
    ['Sec-WebSocket-Version', '13'],
    ['Sec-WebSocket-Key', 'dGhlIHNhbXBsZSBub25jZQ=='],
  ];
  const kept: Fields = usual.map(([name, value]) => [name, changes[name] ?? value]);
  const added = Object.entries(changes).filter(([name]) => !usual.some(([each]) => each === name));
  const fields = [...kept.filter(([name]) => changes[name] !== null), ...added];
  const lines = fields.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  return Buffer.from(`${line}\r\n${lines}${more}\r\n`, 'latin1');
}

const key = 'Sec-WebSocket-Key';
const version = 'Sec-WebSocket-Version';

describe('a bad handshake is refused, its connection ends, and a screen sees nothing', () => {
  test.each<[string, number, Buffer]>([
    ['another method', 405, handshake({}, { line: 'POST / HTTP/1.1' })],
    ['HEAD', 405, handshake({}, { line: 'HEAD / HTTP/1.1' })],
    ['a method in lower case', 400, handshake({}, { line: 'get / HTTP/1.1' })],
    ['HTTP/1.0', 400, handshake({}, { line: 'GET / HTTP/1.0' })],
    ['HTTP/2.0 by name', 400, handshake({}, { line: 'GET / HTTP/2.0' })],
    ['HTTP/1.2', 400, handshake({}, { line: 'GET / HTTP/1.2' })],
    ['the preface of HTTP/2', 400, Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n')],
    ['the first bytes of TLS', 400, Buffer.from('16030100a5010000a10303', 'hex')],
    ['a whole URL of another host', 400, handshake({}, { line: 'GET http://evil.example/ HTTP/1.1' })],
    ['no path', 400, handshake({}, { line: 'GET * HTTP/1.1' })],
    ['a path with a space', 400, handshake({}, { line: 'GET /a b HTTP/1.1' })],
    ['a path of 20 KB', 431, handshake({}, { line: `GET /${'x'.repeat(20_000)} HTTP/1.1` })],
    ['a field of 20 KB', 431, handshake({ 'X-Long': 'x'.repeat(20_000) })],
    ['101 fields', 431, handshake({}, { more: 'X-A: 1\r\n'.repeat(96) })],
    ['no key', 400, handshake({ [key]: null })],
    ['a short key', 400, handshake({ [key]: 'abc' })],
    ['a key that is no base64', 400, handshake({ [key]: '!!!!!!!!!!!!!!!!!!!!!!==' })],
    ['two keys', 400, handshake({}, { more: `${key}: dGhlIHNhbXBsZSBub25jZQ==\r\n` })],
    ['no version', 400, handshake({ [version]: null })],
    ['another version', 400, handshake({ [version]: '12' })],
    ['a list of versions', 400, handshake({ [version]: '13, 8' })],
    ['a subprotocol that is none', 400, handshake({ 'Sec-WebSocket-Protocol': 'a b' })],
    ['content', 400, Buffer.concat([handshake({ 'Content-Length': '5' }), Buffer.from('hello')])],
    [
      'content in chunks',
      400,
      Buffer.concat([handshake({ 'Transfer-Encoding': 'chunked' }), Buffer.from('0\r\n\r\n')]),
    ],
    ['content of two lengths', 400, handshake({ 'Content-Length': '5', 'Transfer-Encoding': 'chunked' })],
    ['no Host', 403, handshake({ Host: null })],
    ['an empty Host', 403, handshake({ Host: '' })],
    ['the Host of others', 403, handshake({ Host: 'evil.example' })],
    ['our Host and that of others', 403, handshake({}, { more: 'Host: evil.example\r\n' })],
    ['two of our own Hosts', 403, handshake({}, { more: 'Host: localhost\r\n' })],
    ['a list of Hosts', 403, handshake({ Host: 'localhost, evil.example' })],
    ['a Host that begins like ours', 403, handshake({ Host: 'localhost.evil.example' })],
    ['a Host with our name for a user', 403, handshake({ Host: 'localhost@evil.example' })],
    ['our Host with a user', 403, handshake({ Host: 'evil.example@localhost' })],
    ['our Host with a path', 403, handshake({ Host: 'localhost/evil.example' })],
    ['our Host with a query', 403, handshake({ Host: 'localhost?evil.example' })],
    ['our Host with a fragment', 403, handshake({ Host: 'localhost#evil.example' })],
    ['our Host with a backslash', 403, handshake({ Host: 'localhost\\evil.example' })],
    ['our Host with a tab in it', 403, handshake({ Host: 'local\thost' })],
    ['our Host, encoded', 403, handshake({ Host: 'local%68ost' })],
    ['a Host of bytes', 403, handshake({ Host: 'localh\xf6st' })],
    ['our Host on a port that is none', 403, handshake({ Host: 'localhost:99999' })],
    ['an Origin of others', 403, handshake({ Origin: 'http://evil.example' })],
    ['an Origin without a name', 403, handshake({ Origin: 'null' })],
    ['an empty Origin', 403, handshake({ Origin: '' })],
    [
      'our Origin and that of others',
      403,
      handshake({ Origin: 'http://localhost' }, { more: 'Origin: http://evil.example\r\n' }),
    ],
    ['our Origin with a user', 403, handshake({ Origin: 'http://evil.example@localhost' })],
    ['an Origin with our name for a user', 403, handshake({ Origin: 'http://localhost@evil.example' })],
    ['a NUL in a field', 400, handshake({ 'X-A': 'a\0b' })],
    ['a carriage return in a field', 400, handshake({ 'X-A': 'a\rb' })],
    ['a folded field', 400, handshake({}, { more: 'X-A: a\r\n b\r\n' })],
    ['a space before a colon', 400, handshake({}, { more: 'X-A : a\r\n' })],
    ['a field without a name', 400, handshake({}, { more: ': a\r\n' })],
    ['a field without a colon', 400, handshake({}, { more: 'X-A\r\n' })],
    ['a field named in Latin-1', 400, handshake({}, { more: 'X-\xc4: a\r\n' })],
    [
      'lines that end with a line feed alone',
      400,
      Buffer.from(handshake().toString().replaceAll('\r\n', '\n')),
    ],
    ['one line that does', 400, Buffer.from(handshake().toString().replace('\r\nUpgrade', '\nUpgrade'))],
  ])('%s: %i', async (_, status, bytes) => {
    const { url, socketUrl } = wall();
    const control = await openControlScreen(socketUrl);
    expect((await rawAnswer(url, bytes)).status).toBe(status);
    await control.sawNothing();
  });
});

describe('what is odd, and allowed', () => {
  test.each<[string, number, Buffer]>([
    ['a handshake as any client sends it', 101, handshake()],
    ['names in other letters', 101, handshake({ Upgrade: 'WebSocket', Connection: 'keep-alive, upgrade' })],
    ['empty lines before it', 101, Buffer.concat([Buffer.from('\r\n\r\n'), handshake()])],
    ['extensions that nobody knows', 101, handshake({ 'Sec-WebSocket-Extensions': 'x-unknown; a=1' })],
    ['a path that cannot be decoded', 101, handshake({}, { line: 'GET /%zz HTTP/1.1' })],
    [
      'a wall that can have no file: opened, and closed with the reason',
      101,
      handshake({}, { line: 'GET /?wall=../x HTTP/1.1' }),
    ],
    [
      'another protocol besides: a page, as for who offers none',
      200,
      handshake({ Upgrade: 'websocket, h2c' }, { line: 'GET /api HTTP/1.1' }),
    ],
    [
      'an offer that the connection does not name',
      200,
      handshake({ Connection: 'keep-alive' }, { line: 'GET /api HTTP/1.1' }),
    ],
  ])('%s: %i', async (_, status, bytes) => {
    const { url, socketUrl } = wall();
    const control = await openControlScreen(socketUrl);
    expect((await rawAnswer(url, bytes)).status).toBe(status);
    await control.sawNothing();
  });
});
