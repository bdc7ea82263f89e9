import { limits } from '#protocol';
import type { ServerResponse } from 'node:http';
import { memoizeWeak, type OutboundMessage } from '../walls/outbound-message.ts';
import { messagesOf, type Batch } from './batch.ts';
import type { Flusher } from './flusher.ts';
import { QueuedPeer, type Sink } from './queued-peer.ts';

/** Nothing between here and the client keeps, holds back or changes it. `X-Accel-Buffering` is for nginx and its like. */
const header = {
  'Content-Type': 'text/event-stream; charset=utf-8',
  'Cache-Control': 'no-store, no-transform',
  'X-Accel-Buffering': 'no',
};

/** A comment: proxies end connections on which nothing comes. */
const ping = ':\n\n';

/** An event without its id, encoded once for all peers. A relayed text may have line breaks. */
const eventOf = memoizeWeak((message: OutboundMessage) =>
  Buffer.from(`data: ${message.text().replace(/\r\n|[\r\n]/g, '\ndata: ')}\n\n`),
);

/**
 * The server's end of an event stream (PROTOCOL.md, part E). It outlives the response that carries it: one that was cut off can be
 * resumed, with the events that have not arrived.
 */
export class EventStreamPeer extends QueuedPeer {
  readonly transport = 'sse';
  /** Nobody else knows it. */
  private readonly id: string;
  private response: ServerResponse | undefined = undefined;
  /** how many events it was sent, which is the id of the last */
  private sent = 0;
  /** the last of them */
  private kept: Buffer[] = [];
  private keptBytes = 0;

  constructor(id: string, flusher: Flusher) {
    super(flusher, eventOf);
    this.id = id;
  }

  protected get sink(): Sink | undefined {
    return this.response;
  }

  /** False while it waits to be resumed. */
  get isConnected(): boolean {
    return this.response !== undefined;
  }

  /**
   * Goes on in this response. `arrived`: the last event that did; undefined: it is the first response. Returns false, and does nothing, if
   * what came after that event is not kept.
   */
  connect(response: ServerResponse, arrived?: number): boolean {
    const last = arrived ?? 0;
    const missed = this.sent - last;
    // not a number at all is none of these either
    if (!(missed >= 0 && missed <= this.kept.length && Number.isInteger(last))) return false;
    const before = this.response;
    this.response = response;
    before?.destroy();
    response.writeHead(200, header);
    this.put(`event: open\ndata: ${JSON.stringify({ stream: this.id, resumed: arrived !== undefined })}\n\n`);
    const again = this.kept.slice(this.kept.length - missed);
    this.sent = last;
    this.kept = [];
    this.keptBytes = 0;
    this.write(response, again);
    this.flush();
    return true;
  }

  /** The response has ended. Returns whether that was the present one. */
  disconnect(response: ServerResponse): boolean {
    if (this.response !== response) return false;
    this.response = undefined;
    return true;
  }

  /** Shows that the connection is alive; what waits for it to drain does that as well. */
  ping(): void {
    if (this.response?.writableNeedDrain === false) this.put(ping);
  }

  /** Its client does not answer. */
  terminate(): void {
    this.response?.destroy();
  }

  protected override framesOf(batch: Batch): readonly Buffer[] {
    return messagesOf(batch).map(({ message }) => this.encode(message));
  }

  /** In one piece: a response that was corked may never say that it has drained (nodejs/node#60432). */
  protected override write(sink: Sink, events: readonly Buffer[]): void {
    if (events.length === 0) return;
    const bytes = Buffer.concat(events.flatMap((event) => [Buffer.from(`id: ${++this.sent}\n`), event]));
    sink.write(bytes);
    this.flusher.tally.bytesSent += bytes.length;
    for (const event of events) this.keep(event);
  }

  protected end(code: number, reason: string): void {
    this.kept = [];
    const { response } = this;
    if (!response) return;
    this.put(`event: close\ndata: ${JSON.stringify({ code, reason })}\n\n`);
    response.end();
    setTimeout(() => response.destroy(), limits.closeGrace);
  }

  private keep(event: Buffer): void {
    this.kept.push(event);
    this.keptBytes += event.length;
    while (this.keptBytes > limits.keptEventBytes) this.keptBytes -= this.kept.shift()?.length ?? 0;
  }

  private put(text: string): void {
    this.response?.write(text);
    this.flusher.tally.bytesSent += text.length;
  }
}
