import { constants, deflateRawSync } from 'node:zlib';
import { oncePer, type Outgoing } from '../walls/outgoing.ts';

/** First byte of an unfragmented text frame (RFC 6455 section 5.2), and its bit for a compressed one (RFC 7692 section 6). */
const finalText = 0x81;
const compressedBit = 0x40;

/** Below this many bytes a message fits one packet anyway. */
const smallestCompressed = 1024;
/** What every flushed deflate block ends with, and a message leaves out (RFC 7692 section 7.2.1). */
const flushTail = 4;
/** Fast: the loop waits for it. 200 KB of JSON become some 40 in about 2 ms, once for all peers. */
const deflateOptions = { level: 3, finishFlush: constants.Z_SYNC_FLUSH };

/** The ready frame of an outgoing text, encoded once however many peers it goes to. */
export const frameOf = oncePer((outgoing: Outgoing) => frame(finalText, Buffer.from(outgoing.text())));

/** The same for peers that negotiated permessage-deflate without context takeover: compressed, and that once too. */
export const compressedFrameOf = oncePer((outgoing: Outgoing) => {
  const plain = frameOf(outgoing);
  if (plain.length < smallestCompressed) return plain;
  const deflated = deflateRawSync(outgoing.text(), deflateOptions);
  return frame(finalText | compressedBit, deflated.subarray(0, -flushTail));
});

/** One unmasked, unfragmented WebSocket frame, header included (RFC 6455 section 5.2). */
function frame(firstByte: number, payload: Buffer): Buffer {
  const { length } = payload;
  const header = Buffer.alloc(length < 126 ? 2 : length < 0x10000 ? 4 : 10);
  header[0] = firstByte;
  if (header.length === 2) header[1] = length;
  else if (header.length === 4) {
    header[1] = 126;
    header.writeUInt16BE(length, 2);
  } else {
    header[1] = 127;
    header.writeBigUInt64BE(BigInt(length), 2);
  }
  return Buffer.concat([header, payload]);
}
