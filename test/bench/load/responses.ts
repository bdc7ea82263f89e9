import type { Counter } from './frames.ts';

const endOfHead = Buffer.from('\r\n\r\n');

/** Finds the HTTP responses of one connection by their Content-Length; a 304 has no body. @throws for a response of any other kind */
export function createResponseCounter(onResponse: (status: number) => void): Counter {
  let head: Buffer = Buffer.alloc(0);
  let status = 0;
  let missing = 0;

  /** Takes what belongs to the head, and returns how many of the bytes that were. */
  function feedHead(bytes: Buffer): number {
    const before = head.length;
    head = Buffer.concat([head, bytes]);
    const end = head.indexOf(endOfHead);
    if (end < 0) return bytes.length;
    ({ status, missing } = readHead(head.toString('latin1', 0, end)));
    head = Buffer.alloc(0);
    if (missing === 0) onResponse(status);
    return end + endOfHead.length - before;
  }

  return {
    feed(bytes, end) {
      let at = 0;
      while (at < end) {
        if (missing === 0) at += feedHead(Buffer.from(bytes.subarray(at, end)));
        else {
          const taken = Math.min(missing, end - at);
          at += taken;
          missing -= taken;
          if (missing === 0) onResponse(status);
        }
      }
    },
  };
}

function readHead(head: string): { status: number; missing: number } {
  const status = Number(/^HTTP\/1\.1 (\d+)/.exec(head)?.[1]);
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
  if (status === 304) return { status, missing: 0 };
  if (status !== 200 || length === undefined) throw new Error(`what kind of response is this?\n${head}`);
  return { status, missing: Number(length) };
}
