import { once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { openControlScreen } from '../../helpers/control-screen.ts';
import { clientFrame, openRawSocket } from '../../helpers/raw-socket.ts';
import { useWallServer } from '../../helpers/wall-server.ts';

const plain = useWallServer({ charts: { trend: [1] } });
const compressing = useWallServer({ compress: true });

const [continuation, text, binary, close, ping] = [0, 1, 2, 8, 9];
const limit = 64 * 1024;

/** A frame of any kind: first byte, announced length, masked payload with a mask of zeros. */
function frame(first: number, body: Buffer | string, announced = Buffer.byteLength(body)): Buffer {
  const head = Buffer.alloc(14);
  head[0] = first;
  let length = 2;
  if (announced < 126) head[1] = 0x80 | announced;
  else if (announced < 0x10000) {
    head[1] = 0x80 | 126;
    length = head.writeUInt16BE(announced, 2);
  } else {
    head[1] = 0x80 | 127;
    length = head.writeBigUInt64BE(BigInt(announced), 2);
  }
  return Buffer.concat([head.subarray(0, length + 4), Buffer.from(body)]);
}

const whole = (opcode: number, body: Buffer | string, bits = 0x80) => frame(bits | opcode, body);
const first = (body: Buffer | string) => frame(text, body);
const further = (body: Buffer | string) => frame(continuation, body);
const last = (body: Buffer | string) => frame(0x80 | continuation, body);
const closeWith = (code: number, reason: Buffer | string = '') => {
  const head = Buffer.alloc(2);
  head.writeUInt16BE(code);
  return whole(close, Buffer.concat([head, Buffer.from(reason)]));
};
const times = (count: number, bytes: Buffer) => Array<Buffer>(count).fill(bytes);

/** How a server answers: the code of its close frame, or the texts of its frames until it answers a heartbeat. */
async function answerTo(url: string, parts: readonly Buffer[], offer?: string): Promise<number | string[]> {
  const socket = await openRawSocket(url, offer);
  let bytes = Buffer.alloc(0);
  socket.on('data', (chunk: Buffer) => (bytes = Buffer.concat([bytes, chunk])));
  const ended = once(socket, 'close').then(() => true);
  for (const part of parts) {
    socket.write(part);
    await setImmediate();
  }
  socket.write(clientFrame('{"action":"heartbeat","sent":7}'));
  for (;;) {
    const { texts, code } = read(bytes);
    if (code !== undefined) return code;
    if (texts.some((each) => each.includes('"sent":7'))) return texts.slice(0, -1);
    if (await Promise.race([ended, once(socket, 'data').then(() => false)])) return read(bytes).code ?? NaN;
  }
}

/** The frames of a server: none of these is longer than 64 KiB. */
function read(bytes: Buffer): { texts: string[]; code?: number } {
  const texts: string[] = [];
  for (let at = 0; at + 2 <= bytes.length;) {
    const opcode = bytes[at]! & 0x0f;
    const short = bytes[at + 1]!;
    const start = at + (short < 126 ? 2 : 4);
    const length = short < 126 ? short : bytes.readUInt16BE(at + 2);
    if (opcode === close) return { texts, code: length < 2 ? 1005 : bytes.readUInt16BE(start) };
    if (start + length > bytes.length) break;
    texts.push(bytes.toString('utf8', start, start + length));
    at = start + length;
  }
  return { texts };
}

const relay = '{"action":"x","socketType":"数据"}';
const middle = relay.indexOf('数') + 1;
const inBytes = Buffer.from(relay);
const cut = Buffer.from(relay.slice(0, middle - 1)).length + 1;
const badRequest = (message: string) => JSON.stringify({ action: 'error', error: { code: 400, message } });

describe('our settings: what is refused, and with which code', () => {
  test.each<[string, number, Buffer[]]>([
    ['a frame of one byte more than 64 KiB', 1009, [whole(text, 'x'.repeat(limit + 1))]],
    ['a frame that announces 2 GiB and never sends them', 1009, [frame(0x80 | text, '', 2 ** 31)]],
    [
      'a frame that announces more than a number can hold',
      1009,
      [Buffer.from([0x81, 0xff, 0xff, ...Array<number>(7).fill(0xff), 0, 0, 0, 0])],
    ],
    [
      'fragments that are too large together',
      1009,
      [first('x'.repeat(limit / 2)), further('x'.repeat(limit / 2)), last('x')],
    ],
    ['a message that announces its excess in the last fragment', 1009, [first('x'), frame(0x80, '', limit)]],
    ['65 fragments', 1008, [first('{'), ...times(64, further(' '))]],
    ['65 fragments without a byte', 1008, [first(''), ...times(64, further(''))]],
    [
      'a message that comes in a thousand pieces',
      1008,
      [frame(0x80 | text, '', 2000), ...times(1100, Buffer.from('x'))],
    ],
    ['a binary message', 4400, [whole(binary, relay)]],
    ['an empty binary message', 4400, [whole(binary, '')]],
    ['a binary message in fragments', 4400, [frame(binary, 'a'), last('b')]],
    ['41 pings at once', 4429, [Buffer.concat(times(41, whole(ping, 'x')))]],
    ['41 messages that are relayed at once', 4429, [Buffer.concat(times(41, whole(text, '{"action":"x"}')))]],
    ['a compressed frame without a word about compression', 1002, [whole(text, deflateRawSync(relay), 0xc0)]],
  ])('%s: %i', async (_, code, parts) => {
    const { socketUrl } = plain();
    const control = await openControlScreen(socketUrl);
    expect(await answerTo(socketUrl, parts)).toBe(code);
    // the relays of the one case that has any
    await control.sawOnly(code === 4429 && parts[0]!.includes('action') ? Array<string>(40).fill('x') : []);
  });

  test('a compressed frame to a server that was offered compression, and does not compress: 1002', async () => {
    const { socketUrl } = plain();
    const control = await openControlScreen(socketUrl);
    const parts = [whole(text, deflateRawSync(relay), 0xc0)];
    expect(await answerTo(socketUrl, parts, 'permessage-deflate')).toBe(1002);
    await control.sawNothing();
  });

  test.each<[string, number, Buffer]>([
    ['10 MB in 10 KB', 1009, deflateRawSync(Buffer.alloc(10_000_000, 0x20), { level: 9 })],
    ['what cannot be inflated', 1007, Buffer.from('ffffffffffffffff', 'hex')],
  ])('%s, to a server that compresses: %i', async (_, code, body) => {
    const { socketUrl } = compressing();
    const control = await openControlScreen(socketUrl);
    expect(await answerTo(socketUrl, [whole(text, body, 0xc0)], 'permessage-deflate')).toBe(code);
    await control.sawNothing();
  });
});

describe('what breaks RFC 6455 ends its socket, with its code, and nothing else', () => {
  test.each<[string, number, Buffer[]]>([
    ['an unmasked ping', 1002, [clientFrame('', { opcode: ping, mask: false })]],
    ['a reserved opcode', 1002, [whole(3, '')]],
    ['a reserved bit', 1002, [whole(text, relay, 0xa0)]],
    ['a ping in fragments', 1002, [frame(ping, '')]],
    ['a ping of 126 bytes', 1002, [whole(ping, 'x'.repeat(126))]],
    ['a fragment that continues nothing', 1002, [last('x')]],
    ['a new message within another', 1002, [first('{'), whole(text, '{}')]],
    [
      'bytes that are no UTF-8, in the second of two fragments',
      1007,
      [first('{'), last(Buffer.from([0xc3, 0x28]))],
    ],
    ['a message that ends within a character', 1007, [whole(text, inBytes.subarray(0, cut))]],
    ['half of a surrogate pair', 1007, [whole(text, Buffer.from([0xed, 0xa0, 0x80]))]],
    ['a close with half of a code', 1002, [whole(close, 'x')]],
    ['a close with a code that is never sent', 1002, [closeWith(1005)]],
    ['a close whose reason is no UTF-8', 1007, [closeWith(1000, Buffer.from([0xff]))]],
    [
      'a second request after the handshake',
      1002,
      [Buffer.from('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n')],
    ],
    [
      'a close and then an action',
      1000,
      [Buffer.concat([closeWith(1000), whole(text, '{"action":"themeChange"}')])],
    ],
  ])('%s: %i', async (_, code, parts) => {
    const { socketUrl } = plain();
    const control = await openControlScreen(socketUrl);
    expect(await answerTo(socketUrl, parts)).toBe(code);
    await control.sawNothing();
  });
});

describe('what is odd, and allowed', () => {
  test.each<[string, string[], Buffer[]]>([
    ['64 KiB that are no JSON', [badRequest('not JSON')], [whole(text, 'x'.repeat(limit))]],
    ['an empty message', [badRequest('not JSON')], [whole(text, '')]],
    [
      '64 fragments, cut within a character',
      [relay],
      [first(inBytes.subarray(0, cut)), ...times(62, further('')), last(inBytes.subarray(cut))],
    ],
    [
      'a ping between two fragments',
      ['p', relay],
      [first(inBytes.subarray(0, cut)), whole(ping, 'p'), last(inBytes.subarray(cut))],
    ],
    ['a pong that nobody asked for', [], [whole(10, 'x')]],
    ['three messages in one packet', [relay, relay, relay], [Buffer.concat(times(3, whole(text, relay)))]],
    ['a message byte by byte', [relay], Array.from(whole(text, relay), (byte) => Buffer.from([byte]))],
  ])('%s', async (_, answers, parts) => {
    const { socketUrl } = plain();
    const control = await openControlScreen(socketUrl);
    expect(await answerTo(socketUrl, parts)).toEqual(answers);
    await control.sawOnly(answers.filter((answer) => answer === relay).map(() => 'x'));
  });
});

test('half of a frame, and then nothing, a reset, or the end of the connection: a screen sees nothing', async () => {
  const { socketUrl } = plain();
  const control = await openControlScreen(socketUrl);
  const half = whole(text, relay).subarray(0, 9);
  const [silent, reset, ended] = [
    await openRawSocket(socketUrl),
    await openRawSocket(socketUrl),
    await openRawSocket(socketUrl),
  ];
  for (const socket of [silent, reset, ended]) socket.write(half);
  const closed = once(ended, 'close');
  ended.end();
  reset.resetAndDestroy();
  await closed;
  expect(silent.readyState).toBe('open');
  await control.sawNothing();
});
