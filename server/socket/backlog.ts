import { limits } from '#protocol';
import type { OutboundMessage } from '../walls/outbound-message.ts';
import type { Encode } from './batch.ts';

const { queuedBytes, queuedMessages } = limits;

export interface Backlog {
  readonly isEmpty: boolean;
  /** More waits than is allowed (PROTOCOL.md B-2). */
  readonly isTooLong: boolean;
  /** Half of what is allowed waits. */
  readonly isHalfFull: boolean;
  has(key: string): boolean;
  add(message: OutboundMessage, key: string | undefined): void;
  /** Removes the oldest messages until `bytes` are reached; returns their frames. */
  take(bytes: number): Buffer[];
}

/** The messages that wait for a socket that does not drain; per key only the newest (PROTOCOL.md B-1). */
export function createBacklog(encode: Encode): Backlog {
  /**
   * In the order in which they are sent; messages without a key get a number. A message with a key is encoded only when it is sent:
   * while it waits it costs no more than a reference to the chart's snapshot.
   */
  const waiting = new Map<string | number, OutboundMessage>();
  let unkeyedBytes = 0;
  let added = 0;

  return {
    get isEmpty() {
      return waiting.size === 0;
    },
    get isTooLong() {
      return unkeyedBytes > queuedBytes || waiting.size > queuedMessages;
    },
    get isHalfFull() {
      return unkeyedBytes > queuedBytes / 2 || waiting.size > queuedMessages / 2;
    },
    has: (key) => waiting.has(key),

    add(message, key) {
      if (key === undefined) unkeyedBytes += encode(message).length;
      else waiting.delete(key); // the newest is sent last
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
