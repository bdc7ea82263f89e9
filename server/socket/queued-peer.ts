import { closeCodes } from '#protocol';
import type { Writable } from 'node:stream';
import type { OutboundMessage } from '../walls/outbound-message.ts';
import type { SessionPeer } from '../walls/session-peer.ts';
import { countRefusal } from '../walls/tally.ts';
import { createBacklog, type Backlog } from './backlog.ts';
import { bytesOf, hasKey, messagesOf, withMessage, type Batch, type Encode } from './batch.ts';
import type { Flushable, Flusher } from './flusher.ts';

/** The most that one flush writes to a sink; newer messages can still replace the rest. Bytes. */
const maxInFlight = 1024 * 1024;
/** A batch is searched linearly, so after this many messages the rest of a turn goes to the backlog. */
const maxBatch = 64;

/** What a peer writes to: a socket, or an HTTP response that goes on. */
export type Sink = Pick<
  Writable,
  'destroyed' | 'writableNeedDrain' | 'writableLength' | 'cork' | 'uncork' | 'write' | 'once'
>;

/**
 * What the peers of all transports have in common: one write for all messages of a turn, and a backlog while the client reads too slowly.
 *
 * A class, as the session is: with functions of its own each peer would take 1 KB more.
 */
export abstract class QueuedPeer implements SessionPeer, Flushable {
  abstract readonly transport: SessionPeer['transport'];
  protected readonly flusher: Flusher;
  protected readonly encode: Encode;
  /** what is sent at the end of this turn */
  private batch: Batch | undefined = undefined;
  /** what waits for the sink to drain; undefined while it drains */
  private backlog: Backlog | undefined = undefined;
  /** a flush is due, at the end of this turn or when the sink has drained */
  private isDue = false;
  private closed = false;

  constructor(flusher: Flusher, encode: Encode) {
    this.flusher = flusher;
    this.encode = encode;
  }

  /** undefined: there is none now */
  protected abstract get sink(): Sink | undefined;

  /** Tells the client why nothing more comes, and ends the connection. */
  protected abstract end(code: number, reason: string): void;

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
    if (code >= 4000) countRefusal(this.flusher.tally, 'socket', code);
    this.end(code, reason);
  }

  flush(): void {
    this.isDue = false;
    const { sink } = this;
    if (this.closed || sink?.destroyed) return;
    if (!sink) this.queue();
    else if (sink.writableNeedDrain) this.flushOnDrain(sink);
    else if (this.batch) this.flushBatch(sink, this.batch);
    else if (this.backlog) this.flushBacklog(sink, this.backlog);
  }

  protected framesOf(batch: Batch): readonly Buffer[] {
    return bytesOf(batch, this.encode);
  }

  /** Writes all frames at once. */
  protected write(sink: Sink, frames: readonly Buffer[]): void {
    if (frames.length > 1) sink.cork();
    for (const frame of frames) sink.write(frame);
    if (frames.length > 1) sink.uncork();
  }

  private flushBatch(sink: Sink, batch: Batch): void {
    const frames = this.framesOf(batch);
    if (frames.length > 1 && lengthOf(frames) > maxInFlight) {
      this.queue();
      return this.flushLater();
    }
    this.batch = undefined;
    this.flusher.tally.framesSent += batch.length;
    this.write(sink, frames);
  }

  private flushBacklog(sink: Sink, backlog: Backlog): void {
    const frames = backlog.take(maxInFlight - sink.writableLength);
    this.flusher.tally.framesSent += frames.length;
    this.write(sink, frames);
    if (backlog.isEmpty) this.backlog = undefined;
    else this.flushLater();
  }

  /** At the end of the turn. */
  private flushLater(): void {
    if (this.isDue) return;
    this.isDue = true;
    this.flusher.request(this);
  }

  private flushOnDrain(sink: Sink): void {
    this.queue();
    this.isDue = true;
    sink.once('drain', () => this.flush());
  }

  /** Moves the batch to the backlog, where later messages go too. */
  private queue(): void {
    this.backlog ??= createBacklog(this.encode);
    if (!this.batch) return;
    for (const { message, key } of messagesOf(this.batch)) this.backlog.add(message, key);
    this.batch = undefined;
  }
}

function lengthOf(frames: readonly Buffer[]): number {
  return frames.reduce((sum, { length }) => sum + length, 0);
}
