import { closeCodes, limits } from '#protocol';
import type { ServerResponse } from 'node:http';
import { SerialQueue } from '../storage/serial-queue.ts';
import type { After } from '../walls/after.ts';
import type { PresentSession } from '../walls/presence/present-session.ts';
import type { Session } from '../walls/session.ts';
import type { Tally } from '../walls/tally.ts';
import type { EventStreamPeer } from './event-stream-peer.ts';

/** What a client sends to its stream in one request. */
export interface SentMessages {
  /** counts its requests, from 1 on: one that comes again was not answered in time, and is not acted on twice */
  readonly n: number;
  /** the texts, in order; none: the answer to a ping */
  readonly messages: readonly string[];
  /** the client leaves */
  readonly goodbye?: boolean | undefined;
}

interface EventStreamDeps {
  presence: { sense(session: PresentSession): void };
  after: After;
  tally: Tally;
  /** The stream is gone. */
  onEnd(): void;
}

/** Requests of one stream that are read or wait, the one that is handled included: the client sends one at a time, and a last one as it leaves. */
const mostRequests = 2;

/** An event stream and what is sent to it: from its opening to its end, over all responses that carry it. */
export class EventStream {
  private readonly peer: EventStreamPeer;
  /** undefined: its URL names no valid wall */
  private readonly session: Session | undefined;
  private readonly deps: EventStreamDeps;
  private readonly queue = new SerialQueue();
  private requests = 0;
  /** of the last request that was acted on */
  private last = 0;
  /** messages that wait to be handled */
  private unhandled = 0;
  private whenHandled: (() => void) | undefined = undefined;
  /** it has sent something since it was pinged */
  private isHeard = true;
  private hasEnded = false;
  private cancelWait: (() => void) | undefined = undefined;
  private whenEnded: (() => void) | undefined = undefined;

  constructor(peer: EventStreamPeer, session: Session | undefined, deps: EventStreamDeps) {
    this.peer = peer;
    this.session = session;
    this.deps = deps;
  }

  get isOpen(): boolean {
    return !this.peer.isClosed;
  }

  /** Begins a request; false: too many are under way. Each that has begun ends with `done`. */
  begin(): boolean {
    if (this.requests >= mostRequests) return false;
    this.requests++;
    return true;
  }

  done(): void {
    this.requests--;
  }

  /** The content of a request was too large, or nothing that can be read. */
  reject(isTooLarge: boolean): void {
    if (isTooLarge) this.session?.close(closeCodes.tooLarge, 'the message is too large');
    else this.session?.close(closeCodes.badMessage, 'the content is no list of messages');
  }

  /** Handles what was sent, in the order of the requests. Resolves to false if one before it is missing. */
  async take(sent: SentMessages, bytes: number): Promise<boolean> {
    this.deps.tally.bytesReceived += bytes;
    return this.queue.run(() => this.handle(sent));
  }

  /** Goes on in another response, after the last event that has arrived. False: it cannot. */
  resume(response: ServerResponse, arrived: number): boolean {
    if (!this.session?.countAction(0) || !this.peer.connect(response, arrived)) return false;
    this.cancelWait?.();
    this.isHeard = true;
    return true;
  }

  /** A response has ended. If the client is not heard of in time, it is gone. */
  cut(response: ServerResponse): void {
    if (!this.peer.disconnect(response)) return;
    if (this.isOpen) this.cancelWait = this.deps.after(limits.streamWait, () => this.leave());
    else this.leave();
  }

  /** To be called every 15 s: pings, and ends one that has sent nothing since (PROTOCOL.md B-8). */
  ping(): void {
    if (!this.peer.isConnected) return;
    if (this.isHeard) {
      this.isHeard = false;
      this.peer.ping();
      return;
    }
    this.session?.speaker?.fallSilent();
    this.leave();
  }

  /** The client is gone. `isGoodbye`: it has said so. */
  leave(isGoodbye = false): void {
    if (this.hasEnded) return;
    this.hasEnded = true;
    this.cancelWait?.();
    this.session?.end(isGoodbye);
    // nothing reads it any more
    this.peer.close(closeCodes.restart, 'the stream is over');
    this.peer.terminate();
    this.deps.onEnd();
    this.whenEnded?.();
  }

  /** Resolves when it is gone. */
  shutDown(): Promise<void> {
    const ended = new Promise<void>((resolve) => (this.whenEnded = resolve));
    this.peer.close(closeCodes.restart, 'the server restarts');
    if (!this.peer.isConnected) this.leave();
    return ended;
  }

  private async handle({ n, messages, goodbye = false }: SentMessages): Promise<boolean> {
    if (n <= this.last) return true;
    if (n !== this.last + 1) {
      if (goodbye) this.leave(true);
      return goodbye;
    }
    this.last = n;
    this.isHeard = true;
    if (messages.length === 0 && !goodbye) this.sense();
    for (const text of messages) {
      if (!this.isOpen) break;
      this.receive(text);
      if (this.unhandled >= limits.unhandled) await this.handled();
    }
    if (goodbye) this.leave(true);
    return true;
  }

  private receive(text: string): void {
    this.deps.tally.framesReceived++;
    if (Buffer.byteLength(text) > limits.messageBytes) return this.reject(true);
    const handled = this.session?.receive(text);
    if (!handled) return;
    this.unhandled++;
    void handled.then(() => {
      if (this.unhandled-- === limits.unhandled) this.whenHandled?.();
    });
  }

  private handled(): Promise<void> {
    return new Promise((resolve) => (this.whenHandled = resolve));
  }

  /** The answer to a ping. Each request costs something, so it counts as a ping does on a socket (PROTOCOL.md B-11). */
  private sense(): void {
    if (!this.session?.countAction(0)) return;
    this.deps.presence.sense(this.session);
    this.session.speaker?.hear();
  }
}
