import type { OutboundMessage } from '../walls/outbound-message.ts';
import type { Encode } from './batch.ts';

/** What may wait for a socket that does not drain and cannot be conflated (PROTOCOL.md B-2). Bytes. */
const maxWaiting = 4 * 1024 * 1024;
/** How many messages may wait, whatever they are (PROTOCOL.md B-2). */
const maxMessages = 5000;

export interface Backlog {
  readonly isEmpty: boolean;
  /** More waits than may (PROTOCOL.md B-2). */
  readonly isTooLong: boolean;
  /** Half of what may wait is waiting. */
  readonly isHalfFull: boolean;
  has(key: string): boolean;
  add(message: OutboundMessage, key: string | undefined): void;
  /** Takes the oldest frames, until `bytes` are together. */
  take(bytes: number): Buffer[];
}

/** What waits for a socket that does not drain; of what has a key only the newest (PROTOCOL.md B-1). */
export function createBacklog(encode: Encode): Backlog {
  /**
   * In the order in which they go out; those without a key of the caller's have a number. What has a key is encoded only when it
   * goes out: while it waits it costs a reference to the chart's snapshot, however large that is.
   */
  const waiting = new Map<string | number, OutboundMessage>();
  let unkeyedBytes = 0;
  let added = 0;

  return {
    get isEmpty() {
      return waiting.size === 0;
    },
    get isTooLong() {
      return unkeyedBytes > maxWaiting || waiting.size > maxMessages;
    },
    get isHalfFull() {
      return unkeyedBytes > maxWaiting / 2 || waiting.size > maxMessages / 2;
    },
    has: (key) => waiting.has(key),

    add(message, key) {
      if (key === undefined) unkeyedBytes += encode(message).length;
      else waiting.delete(key); // and to the end: what is newest goes out last
      waiting.set(key ?? added++, message);
    },

    take(bytes) {
      const frames: Buffer[] = [];
      let taken = 0;
      for (const [key, message] of waiting) {
        if (taken >= bytes) break;
        const frame = encode(message);
        taken += frame.length;
        if (typeof key === 'number') unkeyedBytes -= frame.length;
        waiting.delete(key);
        frames.push(frame);
      }
      return frames;
    },
  };
}
