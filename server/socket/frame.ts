import { constants, deflateRawSync } from 'node:zlib';
import { memoizeWeak, type OutboundMessage } from '../walls/outbound-message.ts';

/** First byte of an unfragmented text frame (RFC 6455 section 5.2), and its bit for a compressed one (RFC 7692 section 6). */
const finalText = 0x81;
const compressedBit = 0x40;

/** Below this many bytes a message fits one packet anyway. */
const smallestCompressed = 1024;
/** What every flushed deflate block ends with, and a message leaves out (RFC 7692 section 7.2.1). */
const flushTail = 4;
/** Fast: the loop waits for it. 200 KB of JSON become some 40 in about 2 ms, once for all peers. */
const deflateOptions = { level: 3, finishFlush: constants.Z_SYNC_FLUSH };

/** The ready frame of an message text, encoded once however many peers it goes to. */
export const frameOf = memoizeWeak((message: OutboundMessage) => {
  const text = message.text();
  const { frame, header } = emptyFrame(finalText, Buffer.byteLength(text));
  frame.write(text, header);
  return frame;
});

/** The same for peers that negotiated permessage-deflate without context takeover: compressed, and that once too. */
export const compressedFrameOf = memoizeWeak((message: OutboundMessage) => {
  const plain = frameOf(message);
  if (plain.length < smallestCompressed) return plain;
  const deflated = deflateRawSync(message.text(), deflateOptions).subarray(0, -flushTail);
  const { frame, header } = emptyFrame(finalText | compressedBit, deflated.length);
  deflated.copy(frame, header);
  return frame;
});

/** An unmasked, unfragmented WebSocket frame (RFC 6455 section 5.2) for so many bytes, which begin behind `header` bytes. */
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
