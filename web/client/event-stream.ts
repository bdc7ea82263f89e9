import type { Environment, Socket, SocketEvent } from './environment.ts';
import { abnormalClosure } from './transport.ts';

/** A request has at most so many messages and UTF-16 units of them: half of what the server takes (PROTOCOL.md E-2). */
const mostMessages = 32;
const mostUnits = 64 * 1024;
/** An answer that is cut off sooner is not asked for again. ms */
const shortest = 1_000;
/** A request that is refused may have crossed with the event that says why the stream ends. ms */
const patience = 1_000;

type Listener = (event: SocketEvent) => void;

/** What is sent to a stream. */
interface Sending {
  n: number;
  messages: readonly string[];
  goodbye?: true;
}

/**
 * A socket made of server-sent events and POST requests, where no WebSocket gets through (PROTOCOL.md, part E). An answer that a proxy cuts
 * off is taken up where it ended. Not EventSource: that shows no token, and hides comments. @throws on an invalid URL
 */
export function openEventStream(
  address: string,
  token: string | undefined,
  {
    fetch,
    monotonic,
    after,
    window,
    report,
  }: Pick<Environment, 'fetch' | 'monotonic' | 'after' | 'window' | 'report'>,
): Socket {
  const server = new URL(address.replace(/^ws/, 'http'));
  const urlOf = (path: string): URL => new URL(`api/-/${path}`, server);
  const events = urlOf('events');
  const wall = server.searchParams.get('wall');
  if (wall !== null) events.searchParams.set('wall', wall);
  const bearer = token ?? server.searchParams.get('token');
  const shown = bearer === null ? undefined : { Authorization: `Bearer ${bearer}` };

  const listeners = new Map<string, Listener[]>();
  const reading = new AbortController();
  let stream = '';
  let arrived = '0';
  let n = 0;
  const waiting: string[] = [];
  let isSending = false;
  let isClosed = false;
  let cancelEnd = (): void => {};

  function emit(type: string, event: Partial<SocketEvent> = {}): void {
    for (const listener of listeners.get(type) ?? []) {
      try {
        listener({ data: undefined, code: abnormalClosure, ...event });
      } catch (error) {
        report(error); // as with a socket: what comes next is not affected
      }
    }
  }

  function end(code: number): void {
    if (isClosed) return;
    isClosed = true;
    cancelEnd();
    window?.removeEventListener('pagehide', leave);
    reading.abort();
    emit('close', { code });
  }

  async function run(): Promise<void> {
    try {
      for (let began = -Infinity; !isClosed && monotonic() - began > shortest;) {
        began = monotonic();
        const answer = await ask();
        await read(answer).catch(() => {}); // cut off
      }
    } finally {
      end(abnormalClosure);
    }
  }

  async function ask(): Promise<ReadableStream<Uint8Array>> {
    const { ok, body } = await fetch(events.href, {
      cache: 'no-store',
      signal: reading.signal,
      headers: {
        Accept: 'text/event-stream',
        ...shown,
        ...(stream && { 'Chartwall-Stream': stream, 'Last-Event-ID': arrived }),
      },
    });
    if (ok && body) return body;
    throw new Error('there is no event stream');
  }

  async function read(body: ReadableStream<Uint8Array>): Promise<void> {
    const reader = body.getReader();
    const decoder = new TextDecoder();
    let rest = '';
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      const blocks = (rest + decoder.decode(part.value, { stream: true })).split('\n\n');
      rest = blocks.pop() ?? '';
      blocks.forEach(take);
    }
  }

  function take(block: string): void {
    if (isClosed) return;
    const fields: Record<string, string> = {};
    for (const line of block.split('\n')) {
      const [, name = '', value = ''] = /^(\w*): ?(.*)$/.exec(line) ?? [];
      fields[name] = name in fields ? `${fields[name]}\n${value}` : value;
    }
    const { event, id = arrived, data } = fields;
    // a comment stands for a ping
    if (data === undefined) return void flush(true);
    if (event === undefined) {
      arrived = id;
      return emit('message', { data });
    }
    const said = JSON.parse(data) as { stream?: string; code?: number };
    if (event === 'close') return end(said.code ?? abnormalClosure);
    const isNew = stream === '';
    stream = said.stream ?? '';
    if (isNew) emit('open');
  }

  /** One request at a time. `isAsked`: also if there is nothing to say. */
  async function flush(isAsked = false): Promise<void> {
    if (isSending || isClosed || (waiting.length === 0 && !isAsked)) return;
    isSending = true;
    const isTaken = await post({ n: ++n, messages: nextMessages() });
    if (!isTaken) return void (cancelEnd = after(patience, () => end(abnormalClosure)));
    isSending = false;
    await flush();
  }

  function nextMessages(): string[] {
    let units = 0;
    const fitting = waiting.findIndex((text, i) => (units += text.length) > mostUnits || i === mostMessages);
    return waiting.splice(0, fitting < 0 ? waiting.length : Math.max(1, fitting));
  }

  /** A request that fails is sent once more: the server knows it by its number. */
  async function post(sending: Sending, tries = 2): Promise<boolean> {
    try {
      const { ok } = await fetch(urlOf('send').href, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'Chartwall-Stream': stream },
        body: JSON.stringify(sending),
        keepalive: sending.goodbye === true,
      });
      return ok;
    } catch {
      return tries > 1 && !isClosed && post(sending, tries - 1);
    }
  }

  /** Sockets tell the server by themselves that their page was closed. */
  function leave(): void {
    if (isClosed) return;
    if (stream) void post({ n: ++n, messages: nextMessages(), goodbye: true });
    end(abnormalClosure);
  }

  window?.addEventListener('pagehide', leave);
  run().catch(() => {});
  return {
    get bufferedAmount() {
      return waiting.length + Number(isSending);
    },
    send(text) {
      waiting.push(text);
      // what is said in one turn travels together
      queueMicrotask(() => void flush());
    },
    close: leave,
    addEventListener(type: string, listener: Listener) {
      listeners.set(type, [...(listeners.get(type) ?? []), listener]);
    },
  };
}
