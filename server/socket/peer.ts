import { closeCodes, limits } from '#protocol';
import type { Socket } from 'node:net';
import type { WebSocket } from 'ws';
import type { OutboundMessage } from '../walls/outbound-message.ts';
import type { SessionPeer } from '../walls/session-peer.ts';
import { countRefusal, type Tally } from '../walls/tally.ts';
import { createBacklog, type Backlog } from './backlog.ts';
import { bytesOf, hasKey, messagesOf, withMessage, type Batch, type Encode } from './batch.ts';
import type { Flushable, Flusher } from './flusher.ts';
import { compressedFrameOf, frameOf } from './frame.ts';

/** The most that one flush writes to a socket; newer messages can still replace the rest. Bytes. */
const maxInFlight = 1024 * 1024;
/** A batch is searched linearly, so after this many messages the rest of a turn goes to the backlog. */
const maxBatch = 64;

/**
 * The server's end of a socket. ws receives, pings and closes; data frames are written by us, to the socket that the upgrade gave us. So
 * one encoded frame serves all peers, and one write serves all frames of a turn.
 *
 * A class, as the session is: with functions of its own each peer would take 1 KB more.
 */
export class Peer implements SessionPeer, Flushable {
  private readonly ws: WebSocket;
  private readonly socket: Socket;
  private readonly flusher: Flusher;
  private readonly encode: Encode;
  /** what is sent at the end of this turn */
  private batch: Batch | undefined = undefined;
  /** what waits for the socket to drain; undefined while it drains */
  private backlog: Backlog | undefined = undefined;
  /** a flush is due, at the end of this turn or when the socket has drained */
  private isDue = false;
  private closed = false;

  constructor(ws: WebSocket, socket: Socket, flusher: Flusher) {
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

  /** Adds the bytes of its socket, of its upgrade too. */
  count(sum: Pick<Tally, 'bytesReceived' | 'bytesSent'>): void {
    sum.bytesReceived += this.socket.bytesRead;
    sum.bytesSent += this.socket.bytesWritten;
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
    // after a close for cause nothing that the peer sends is parsed (PROTOCOL.md B-4)
    if (code >= 4000) {
      this.ws.pause();
      countRefusal(this.flusher.tally, 'socket', code);
    }
    setTimeout(() => this.ws.terminate(), limits.closeGrace);
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
    this.flusher.tally.framesSent += batch.length;
    this.write(frames);
  }

  private flushBacklog(backlog: Backlog): void {
    const frames = backlog.take(maxInFlight - this.socket.writableLength);
    this.flusher.tally.framesSent += frames.length;
    this.write(frames);
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

  /** Moves the batch to the backlog, where later messages go too. */
  private queue(): void {
    this.backlog ??= createBacklog(this.encode);
    if (!this.batch) return;
    for (const { message, key } of messagesOf(this.batch)) this.backlog.add(message, key);
    this.batch = undefined;
  }

  /** Writes all frames at once. */
  private write(frames: readonly Buffer[]): void {
    if (frames.length > 1) this.socket.cork();
    for (const frame of frames) this.socket.write(frame);
    if (frames.length > 1) this.socket.uncork();
  }
}

function lengthOf(frames: readonly Buffer[]): number {
  return frames.reduce((sum, { length }) => sum + length, 0);
}
