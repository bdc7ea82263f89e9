/** Counts what arrives on one connection. */
export interface Counter {
  /** The next bytes; the buffer is used again afterwards. */
  feed(bytes: Uint8Array, length: number): void;
}

export const opcodes = { text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const;

/** Finds the frames of a server in a stream by their headers alone (RFC 6455 section 5.2); what is in them is passed over. */
export function createFrameCounter(onFrame: (opcode: number, length: number) => void): Counter {
  const head = new Uint8Array(10);
  let filled = 0;
  let opcode = 0;
  let length = 0;
  let missing = 0;

  function headIsWhole(): boolean {
    if (filled < 2) return false;
    const short = (head[1] ?? 0) & 0x7f;
    return filled === (short < 126 ? 2 : short === 126 ? 4 : 10);
  }

  function beginFrame(): void {
    opcode = (head[0] ?? 0) & 0x0f;
    length = missing = lengthIn(head);
    filled = 0;
    if (missing === 0) onFrame(opcode, 0);
  }

  return {
    feed(bytes, end) {
      let at = 0;
      while (at < end) {
        if (missing > 0) {
          const taken = Math.min(missing, end - at);
          at += taken;
          missing -= taken;
          if (missing === 0) onFrame(opcode, length);
        } else {
          head[filled++] = bytes[at++] ?? 0;
          if (headIsWhole()) beginFrame();
        }
      }
    },
  };
}

function lengthIn(head: Uint8Array): number {
  const view = new DataView(head.buffer);
  const short = view.getUint8(1) & 0x7f;
  if (short < 126) return short;
  return short === 126 ? view.getUint16(2) : Number(view.getBigUint64(2));
}

/** A client's frame: masked, with a mask of zeros, which leaves the text as it is (RFC 6455 section 5.3). */
export function clientFrame(text: string, opcode: number = opcodes.text): Buffer {
  const body = Buffer.from(text);
  const head = body.length < 126 ? 2 : 4;
  const frame = Buffer.alloc(head + 4 + body.length);
  frame[0] = 0x80 | opcode;
  frame[1] = 0x80 | (head === 2 ? body.length : 126);
  if (head === 4) frame.writeUInt16BE(body.length, 2);
  body.copy(frame, head + 4);
  return frame;
}
