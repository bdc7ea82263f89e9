import { oncePer, type Outgoing } from '../walls/outgoing.ts';

/** First byte of an unfragmented text frame (RFC 6455 section 5.2). */
const finalText = 0x81;

/** One unmasked, unfragmented WebSocket text frame, header included (RFC 6455 section 5.2). */
export function textFrame(text: string): Buffer {
  const length = Buffer.byteLength(text);
  const header = length < 126 ? 2 : length < 0x10000 ? 4 : 10;
  const frame = Buffer.allocUnsafe(header + length);
  frame[0] = finalText;
  if (header === 2) frame[1] = length;
  else if (header === 4) {
    frame[1] = 126;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = 127;
    frame.writeBigUInt64BE(BigInt(length), 2);
  }
  frame.write(text, header);
  return frame;
}

/** The ready frame of an outgoing text, encoded once however many peers it goes to. */
export const frameOf = oncePer((outgoing: Outgoing) => textFrame(outgoing.text()));
