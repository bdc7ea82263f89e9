import { closeCodes } from '#protocol';
import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import type { Outgoing } from '../walls/outgoing.ts';
import type { SessionPeer } from '../walls/session.ts';
import { compressedFrameOf, frameOf } from './frame.ts';

/** What may wait for a socket that does not drain and cannot be conflated (PROTOCOL.md B-2). Bytes. */
const maxWaiting = 4 * 1024 * 1024;
/** How many messages may wait, whatever they are (PROTOCOL.md B-2). */
const maxMessages = 5000;
/** What one flush hands to a socket at most; the rest stays where a newer one can take its place. Bytes. */
const maxInFlight = 1024 * 1024;
/** Frames up to this many bytes are copied together. */
const smallFrame = 1024;
/** How long a socket that was closed for cause may take to read the close frame. ms */
const closeGrace = 1000;

export interface Peer extends SessionPeer {
  readonly isClosed: boolean;
}

/**
 * The server's end of one socket. ws receives, pings and closes; data frames are written by us to the socket that we were handed
 * at the upgrade, so that one ready frame serves all peers and one write serves all frames of a turn.
 */
export function createPeer(ws: WebSocket, socket: Duplex, requestFlush: (flush: () => void) => void): Peer {
  /**
   * In the order in which they go out; those without a key of the caller's have a number. What has a key is encoded only when it
   * goes out: while it waits it costs a reference to the chart's snapshot, however large that is.
   */
  const waiting = new Map<string | number, Outgoing>();
  const encode = ws.extensions.includes('permessage-deflate') ? compressedFrameOf : frameOf;
  let unkeyedBytes = 0;
  let sent = 0;
  let closed = false;

  socket.on('drain', () => {
    if (waiting.size > 0) flush();
  });

  function flush(): void {
    if (closed || socket.destroyed || socket.writableNeedDrain || waiting.size === 0) return;
    write(taken());
    if (waiting.size > 0 && !socket.writableNeedDrain) requestFlush(flush);
  }

  /** Takes what goes out now from what waits. */
  function taken(): Buffer[] {
    const frames: Buffer[] = [];
    let bytes = socket.writableLength;
    for (const [key, outgoing] of waiting) {
      if (bytes >= maxInFlight) break;
      const frame = encode(outgoing);
      bytes += frame.length;
      if (typeof key === 'number') unkeyedBytes -= frame.length;
      waiting.delete(key);
      frames.push(frame);
    }
    return frames;
  }

  /** All in one write; a burst of small frames as one buffer, which costs less to copy than to hand over piece by piece. */
  function write(frames: Buffer[]): void {
    const [first] = frames;
    if (frames.length === 1 && first) socket.write(first);
    else if (frames.every(({ length }) => length <= smallFrame)) socket.write(Buffer.concat(frames));
    else {
      socket.cork();
      for (const frame of frames) socket.write(frame);
      socket.uncork();
    }
  }

  function close(code: number, reason: string): void {
    if (closed) return;
    flush();
    closed = true;
    waiting.clear();
    ws.close(code, reason);
    // nothing more is parsed of what a peer sends after it was closed for cause (PROTOCOL.md B-4)
    if (code >= 4000) ws.pause();
    setTimeout(() => ws.terminate(), closeGrace);
  }

  return {
    get isClosed() {
      return closed;
    },

    send(outgoing: Outgoing, key?: string): void {
      if (closed) return;
      if (key === undefined) unkeyedBytes += encode(outgoing).length;
      else waiting.delete(key); // and to the end: what is newest goes out last
      waiting.set(key ?? sent++, outgoing);
      if (unkeyedBytes > maxWaiting || waiting.size > maxMessages) {
        return close(closeCodes.tooMany, 'too much is waiting to be read');
      }
      if (!socket.writableNeedDrain) requestFlush(flush);
    },

    isWaiting: (key) => waiting.has(key),
    close,
  };
}
