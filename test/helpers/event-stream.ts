import { once } from 'node:events';
import { request, type ClientRequest, type IncomingMessage } from 'node:http';
import { json } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';
import type { TestScreen, TestSocket } from './socket.ts';

/** A server-sent event as it came; a comment has only `comment`. */
export interface ServerSentEvent {
  event?: string;
  id?: string;
  data?: string;
  comment?: string;
}

export type EventStreamHeaders = Readonly<Record<string, string>>;

/** An answer that goes on. */
export interface RawEventStream {
  readonly asked: ClientRequest;
  readonly response: IncomingMessage;
  /** everything that came, in order */
  readonly events: readonly ServerSentEvent[];
  /** Resolves once the response has ended or was cut off. */
  readonly ended: Promise<void>;
}

/** Asks for an event stream, until the test ends. Calls back for each event. Rejects with the status when it is refused. */
export async function readEventStream(
  url: string,
  headers: EventStreamHeaders = {},
  onEvent: (event: ServerSentEvent) => void = () => undefined,
): Promise<RawEventStream> {
  const asked = request(url, { headers }).end();
  onTestFinished(() => void asked.destroy());
  const [response] = (await once(asked, 'response')) as [IncomingMessage];
  asked.on('error', () => undefined); // `ended` tells
  if (response.statusCode !== 200) {
    const { message } = (await json(response)) as { message: string };
    throw new Error(`${response.statusCode} ${message}`);
  }
  const events: ServerSentEvent[] = [];
  let rest = '';
  response.setEncoding('utf8').on('data', (text: string) => {
    const blocks = (rest + text).split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const event = eventIn(block);
      events.push(event);
      onEvent(event);
    }
  });
  response.on('error', () => undefined);
  const ended = new Promise<void>((resolve) => response.on('close', resolve));
  return { asked, response, events, ended };
}

function eventIn(block: string): ServerSentEvent {
  const event: ServerSentEvent = {};
  for (const line of block.split('\n')) {
    const [, name = '', value = ''] = /^([^:]*):? ?(.*)$/s.exec(line) ?? [];
    if (name === '') event.comment = value;
    else if (name === 'data' && event.data !== undefined) event.data += `\n${value}`;
    else event[name as 'event' | 'id' | 'data'] = value;
  }
  return event;
}

/** A real event stream to a server, as a socket is for tests; `url` is the server's. */
export interface TestEventStream extends Omit<TestSocket, 'ws'> {
  /** what it is known by */
  readonly id: string;
  readonly raw: RawEventStream;
  /** Sends a request as it is; resolves to its status. */
  post(body: unknown, headers?: EventStreamHeaders): Promise<number>;
}

/** Opens an event stream; rejects with the status when it is refused. It ends when the test ends. */
export async function openEventStream(
  url: string,
  headers: EventStreamHeaders = {},
  query = '',
): Promise<TestEventStream> {
  const base = url.replace(/^ws/, 'http');
  const frames: TestSocket['frames'][number][] = [];
  const taken = new Set<unknown>();
  let id = '';
  let close: { code: number; reason: string } | undefined;
  let wake = (): void => undefined;
  const raw = await readEventStream(`${base}/api/-/events${query}`, headers, ({ event, data = '' }) => {
    if (event === 'open') id = (JSON.parse(data) as { stream: string }).stream;
    else if (event === 'close') close = JSON.parse(data) as typeof close;
    else if (event === undefined && data)
      frames.push({ text: data, isBinary: false, json: JSON.parse(data) });
    wake();
  });
  const closed = raw.ended.then(() => {
    wake();
    return close ?? { code: 1006, reason: '' };
  });

  async function waitFor<Found>(what: string, find: () => Found | undefined): Promise<Found> {
    const deadline = Date.now() + 5000;
    for (;;) {
      const found = find();
      if (found !== undefined) return found;
      if (raw.response.closed) throw new Error(`the event stream ended while waiting for ${what}`);
      if (Date.now() > deadline)
        throw new Error(`no ${what} came; the last: ${frames.at(-1)?.text.slice(0, 200)}`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, deadline - Date.now());
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  }
  await waitFor('open', () => id || undefined);

  const post = async (body: unknown, more: EventStreamHeaders = {}) => {
    const content = typeof body === 'string' ? body : JSON.stringify(body);
    const response = await fetch(`${base}/api/-/send`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Chartwall-Stream': id, ...headers, ...more },
      body: content,
    });
    await response.arrayBuffer();
    return response.status;
  };
  let n = 0;
  let sending: Promise<unknown> = Promise.resolve();
  const waiting: string[] = [];
  const send = (message: unknown): void => {
    waiting.push(typeof message === 'string' ? message : JSON.stringify(message));
    sending = sending.then(async () => {
      // as much as the server takes at once
      let bytes = 0;
      const fitting = waiting.findIndex((text, i) => (bytes += text.length) > 120 * 1024 || i === 64);
      const messages = waiting.splice(0, fitting < 0 ? waiting.length : Math.max(1, fitting));
      if (messages.length > 0) await post({ n: ++n, messages }).catch(() => undefined);
    });
  };
  let beats = 0;
  const next = async (action: string) => {
    const frame = await waitFor(action, () =>
      frames.find((one) => one.json.action === action && !taken.has(one)),
    );
    taken.add(frame);
    return frame.json;
  };

  return {
    id,
    raw,
    frames,
    post,
    send,
    next,
    async settled() {
      const sent = --beats;
      send({ action: 'heartbeat', sent });
      while ((await next('heartbeat')).sent !== sent);
    },
    closed,
    close: () => raw.asked.destroy(),
  };
}

/** An event stream that has entered as a screen. */
export async function openStreamScreen(
  url: string,
  screen: string,
  enter: object = {},
  headers: EventStreamHeaders = {},
): Promise<TestEventStream & Pick<TestScreen, 'entered'>> {
  const stream = await openEventStream(url, headers);
  stream.send({ action: 'enter', screen, ...enter });
  return Object.assign(stream, { entered: await stream.next('entered') });
}
