import { expect, test } from 'vitest';
import { readyFrame } from '../contestants/ready-frame.ts';
import { clientFrame, createFrameCounter, opcodes } from './frames.ts';
import { createResponseCounter } from './responses.ts';

/** Feeds bytes in pieces of a size, and tells what was counted. */
function count(bytes: Buffer, piece: number): [opcode: number, length: number][] {
  const seen: [number, number][] = [];
  const { feed } = createFrameCounter((opcode, length) => seen.push([opcode, length]));
  for (let at = 0; at < bytes.length; at += piece) {
    const part = bytes.subarray(at, at + piece);
    feed(part, part.length);
  }
  return seen;
}

const texts = ['', 'x', 'y'.repeat(125), 'z'.repeat(126), '中'.repeat(30_000), 'end'];
const stream = Buffer.concat([...texts.map(readyFrame), Buffer.from([0x89, 0])]);

test.each([[1], [7], [1000], [stream.length]])(
  'frames of every length are found in chunks of %i bytes',
  (piece) => {
    expect(count(stream, piece)).toEqual([
      ...texts.map((text) => [opcodes.text, Buffer.byteLength(text)]),
      [opcodes.ping, 0],
    ]);
  },
);

test('a frame whose end is missing does not count yet', () => {
  const frame = readyFrame('hello');
  expect(count(frame.subarray(0, -1), 3)).toEqual([]);
});

test('a client frame has its length, its mask and its text', () => {
  expect([...clientFrame('hi')]).toEqual([0x81, 0x82, 0, 0, 0, 0, 104, 105]);
  expect(clientFrame('x'.repeat(200)).subarray(0, 4)).toEqual(Buffer.from([0x81, 0xfe, 0, 200]));
});

test.each([[1], [10], [1000]])('HTTP responses are found by their length in chunks of %i bytes', (piece) => {
  const seen: number[] = [];
  const { feed } = createResponseCounter((status) => seen.push(status));
  const bytes = Buffer.from(
    'HTTP/1.1 200 OK\r\nContent-Length: 5\r\nX-Odd: a\r\n\r\nhello' +
      'HTTP/1.1 304 Not Modified\r\nETag: "x"\r\n\r\n' +
      'HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n' +
      'HTTP/1.1 200 OK\r\ncontent-length: 3\r\n\r\nabc',
  );
  for (let at = 0; at < bytes.length; at += piece) {
    const part = bytes.subarray(at, at + piece);
    feed(part, part.length);
  }
  expect(seen).toEqual([200, 304, 200, 200]);
});

test('a different kind of response is not counted', () => {
  const { feed } = createResponseCounter(() => undefined);
  const bytes = Buffer.from('HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\n\r\n');
  expect(() => feed(bytes, bytes.length)).toThrow('what kind of response');
});
