import { closeCodes } from '#protocol';
import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import type { OutboundMessage } from '../walls/outbound-message.ts';
import type { SessionPeer } from '../walls/session-peer.ts';
import { createBacklog, type Backlog } from './backlog.ts';
import { bytesOf, hasKey, messagesOf, withMessage, type Batch, type Encode } from './batch.ts';
import type { Flushable, Flusher } from './flusher.ts';
import { compressedFrameOf, frameOf } from './frame.ts';

/** What one flush hands to a socket at most; the rest stays where a newer one can take its place. Bytes. */
const maxInFlight = 1024 * 1024;
/** A turn's messages beyond this many are kept as those of a slow socket are: a batch is searched from end to end. */
const maxBatch = 64;
/** How long a socket that was closed for cause may take to read the close frame. ms */
const closeGrace = 1000;

/**
 * The server's end of one socket. ws receives, pings and closes; data frames are written by us to the socket that we were handed
 * at the upgrade, so that one ready frame serves all peers and one write serves all frames of a turn.
 *
 * A class, as the session is: functions of each peer's own would cost 5,000 screens 1 KB each.
 */
export class Peer implements SessionPeer, Flushable {
  private readonly ws: WebSocket;
  private readonly socket: Duplex;
  private readonly flusher: Flusher;
  private readonly encode: Encode;
  /** What this turn sends; undefined: nothing. */
  private batch: Batch | undefined = undefined;
  /** What waits for a socket that does not drain; undefined while it drains. */
  private backlog: Backlog | undefined = undefined;
  /** It will flush at the end of this turn, or when the socket has drained. */
  private isDue = false;
  private closed = false;

  constructor(ws: WebSocket, socket: Duplex, flusher: Flusher) {
    this.ws = ws;
    this.socket = socket;
    this.flusher = flusher;
    this.encode = ws.extensions.includes('permessage-deflate') ? compressedFrameOf : frameOf;
  }

  get isClosed(): boolean {
    return this.closed;
  }

  get isSlow(): boolean {
    return this.backlog !== undefined;
  }

  get isCongested(): boolean {
    return this.backlog?.isHalfFull ?? false;
  }

  send(message: OutboundMessage, key?: string): void {
    if (this.closed) return;
    if (this.batch && this.batch.length >= maxBatch) this.queue();
    if (this.backlog) this.backlog.add(message, key);
    else this.batch = withMessage(this.batch ?? this.flusher.empty, message, key);
    if (this.backlog?.isTooLong) this.close(closeCodes.tooMany, 'too much is waiting to be read');
    else this.flushLater();
  }

  isWaiting(key: string): boolean {
    return this.backlog?.has(key) ?? hasKey(this.batch, key);
  }

  close(code: number, reason: string): void {
    if (this.closed) return;
    this.flush();
    this.closed = true;
    this.batch = this.backlog = undefined;
    this.ws.close(code, reason);
    // nothing more is parsed of what a peer sends after it was closed for cause (PROTOCOL.md B-4)
    if (code >= 4000) this.ws.pause();
    setTimeout(() => this.ws.terminate(), closeGrace);
  }

  flush(): void {
    this.isDue = false;
    if (this.closed || this.socket.destroyed) return;
    if (this.socket.writableNeedDrain) this.flushOnDrain();
    else if (this.batch) this.flushBatch(this.batch);
    else if (this.backlog) this.flushBacklog(this.backlog);
  }

  private flushBatch(batch: Batch): void {
    const frames = bytesOf(batch, this.encode);
    if (frames.length > 1 && lengthOf(frames) > maxInFlight) {
      this.queue();
      return this.flushLater();
    }
    this.batch = undefined;
    this.write(frames);
  }

  private flushBacklog(backlog: Backlog): void {
    this.write(backlog.take(maxInFlight - this.socket.writableLength));
    if (backlog.isEmpty) this.backlog = undefined;
    else this.flushLater();
  }

  /** At the end of the turn. */
  private flushLater(): void {
    if (this.isDue) return;
    this.isDue = true;
    this.flusher.request(this);
  }

  private flushOnDrain(): void {
    this.queue();
    this.isDue = true;
    this.socket.once('drain', () => this.flush());
  }

  /** What this turn sends, and what comes after it, waits: of each key only the newest. */
  private queue(): void {
    this.backlog ??= createBacklog(this.encode);
    if (!this.batch) return;
    for (const { message, key } of messagesOf(this.batch)) this.backlog.add(message, key);
    this.batch = undefined;
  }

  /** All in one write. */
  private write(frames: readonly Buffer[]): void {
    if (frames.length > 1) this.socket.cork();
    for (const frame of frames) this.socket.write(frame);
    if (frames.length > 1) this.socket.uncork();
  }
}

function lengthOf(frames: readonly Buffer[]): number {
  return frames.reduce((sum, { length }) => sum + length, 0);
}
