import { constants, deflateRawSync } from 'node:zlib';
import { memoizeWeak, type OutboundMessage } from '../walls/outbound-message.ts';

/** First byte of an unfragmented text frame (RFC 6455 section 5.2), and its bit for a compressed one (RFC 7692 section 6). */
const finalText = 0x81;
const compressedBit = 0x40;

/** A message with fewer bytes fits into one packet anyway. */
const smallestCompressed = 1024;
/** Length of the end of every flushed deflate block, which messages leave out (RFC 7692 section 7.2.1). Bytes. */
const flushTail = 4;
/** Fast rather than small, because it blocks the event loop: 200 KB of JSON become about 40 in 2 ms, once for all peers. */
const deflateOptions = { level: 3, finishFlush: constants.Z_SYNC_FLUSH };

/** The complete frame of a message, encoded once for all peers. */
export const frameOf = memoizeWeak((message: OutboundMessage) => {
  const text = message.text();
  const { frame, header } = emptyFrame(finalText, Buffer.byteLength(text));
  frame.write(text, header);
  return frame;
});

/** The same, compressed, for peers that negotiated permessage-deflate without context takeover. */
export const compressedFrameOf = memoizeWeak((message: OutboundMessage) => {
  const plain = frameOf(message);
  if (plain.length < smallestCompressed) return plain;
  const deflated = deflateRawSync(message.text(), deflateOptions).subarray(0, -flushTail);
  const { frame, header } = emptyFrame(finalText | compressedBit, deflated.length);
  deflated.copy(frame, header);
  return frame;
});

/** An unmasked, unfragmented WebSocket frame (RFC 6455 section 5.2) for a payload of `length` bytes, which starts after `header` bytes. */
function emptyFrame(firstByte: number, length: number): { frame: Buffer; header: number } {
  const header = length < 126 ? 2 : length < 0x10000 ? 4 : 10;
  const frame = Buffer.allocUnsafe(header + length);
  frame[0] = firstByte;
  if (header === 2) frame[1] = length;
  else if (header === 4) {
    frame[1] = 126;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = 127;
    frame.writeBigUInt64BE(BigInt(length), 2);
  }
  return { frame, header };
}
