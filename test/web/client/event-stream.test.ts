import { describe, expect, test, vi } from 'vitest';
import { openEventStream } from '../../../web/client/event-stream.ts';
import { createFakeTime } from './helpers/fake-time.ts';
import { CountingTarget } from './helpers/fake-page.ts';

interface Asked {
  url: string;
  headers: Record<string, string>;
  /** what a POST says */
  body: { n: number; messages: string[]; goodbye?: true } | undefined;
  answer(response: Response): void;
  fail(): void;
}

const encoder = new TextEncoder();
const tick = () => new Promise<void>((resolve) => setImmediate(resolve));

/** A stream whose requests are answered by the test. */
function setUp(url = 'ws://wall.test/wall/?wall=lobby', token?: string) {
  const time = createFakeTime();
  const window = new CountingTarget();
  const asked: Asked[] = [];
  const reported: unknown[] = [];
  const socket = openEventStream(url, token, {
    ...time,
    window,
    report: (error) => reported.push(error),
    fetch: (address, { headers, body, signal }) =>
      new Promise((answer, reject) => {
        const fail = () => reject(new TypeError('cut off'));
        signal?.addEventListener('abort', fail);
        const said = typeof body === 'string' ? (JSON.parse(body) as Asked['body']) : undefined;
        asked.push({ url: address, headers: { ...(headers as Asked['headers']) }, body: said, answer, fail });
      }),
  });
  const events = { open: vi.fn(), message: vi.fn(), close: vi.fn() };
  socket.addEventListener('open', () => events.open());
  socket.addEventListener('message', ({ data }) => events.message(data));
  socket.addEventListener('close', ({ code }) => events.close(code));
  const posts = () => asked.filter(({ body }) => body !== undefined);
  return { socket, time, window, asked, posts, events, reported };
}

/** The answer to a request for events, written by the test. */
async function stream({ answer }: Asked) {
  let controller!: ReadableStreamDefaultController<Uint8Array>;
  answer(new Response(new ReadableStream<Uint8Array>({ start: (given) => void (controller = given) })));
  await tick();
  return {
    async write(part: string | Uint8Array) {
      controller.enqueue(typeof part === 'string' ? encoder.encode(part) : part);
      await tick();
    },
    async cut() {
      controller.error(new TypeError('cut off'));
      await tick();
    },
    async end() {
      controller.close();
      await tick();
    },
  };
}

const opening = (resumed = false) => `event: open\ndata: {"stream":"the-id","resumed":${resumed}}\n\n`;

async function setUpOpen() {
  const parts = setUp();
  const writer = await stream(parts.asked[0]!);
  await writer.write(opening());
  return { ...parts, writer };
}

describe('an event stream', () => {
  test('is asked for below the path of the server, with the wall, and with the token in a header only', () => {
    const [{ url, headers } = {}] = setUp('wss://wall.test/wall/?wall=lobby', 'secret').asked;
    expect(url).toBe('https://wall.test/wall/api/-/events?wall=lobby');
    expect(headers).toEqual({ Accept: 'text/event-stream', Authorization: 'Bearer secret' });
    const [{ url: withToken, headers: shown } = {}] = setUp('ws://wall.test/?token=secret').asked;
    expect(withToken).not.toContain('secret');
    expect(shown?.['Authorization']).toBe('Bearer secret');
    expect(() => setUp('ws:// nowhere')).toThrow();
  });

  test('is open with its first event, and reads what comes in pieces', async () => {
    const { asked, events } = setUp();
    const { write } = await stream(asked[0]!);
    expect(events.open).not.toHaveBeenCalled();
    const bytes = encoder.encode(`${opening()}id: 1\ndata: {"text":"图表"}\n\nid: 2\ndata: {\ndata: }\n\n`);
    for (const byte of bytes) await write(Uint8Array.of(byte));
    expect(events.open).toHaveBeenCalledOnce();
    expect(events.message.mock.calls).toEqual([['{"text":"图表"}'], ['{\n}']]);
  });

  test.each([
    ['404', new Response('', { status: 404 })],
    ['502', new Response('', { status: 502 })],
    ['nothing', undefined],
  ])('that is answered %s has not opened', async (_, response) => {
    const { asked, events, socket, posts } = setUp();
    if (response) asked[0]?.answer(response);
    else asked[0]?.fail();
    await tick();
    expect(events.close.mock.calls).toEqual([[1006]]);
    socket.close();
    expect(posts()).toEqual([]);
  });

  test('sends what was said in a turn together, and one request at a time', async () => {
    const { socket, posts } = await setUpOpen();
    for (const text of ['1', '2', '3']) socket.send(text);
    expect(socket.bufferedAmount).toBeGreaterThan(0);
    await tick();
    socket.send('4');
    await tick();
    expect(posts().map(({ body }) => body)).toEqual([{ n: 1, messages: ['1', '2', '3'] }]);
    expect(posts()[0]?.headers['Chartwall-Stream']).toBe('the-id');
    posts()[0]?.answer(new Response(null, { status: 204 }));
    await tick();
    expect(posts()[1]?.body).toEqual({ n: 2, messages: ['4'] });
    posts()[1]?.answer(new Response(null, { status: 204 }));
    await tick();
    expect(socket.bufferedAmount).toBe(0);
  });

  test('sends no more at once than the server takes', async () => {
    const { socket, posts } = await setUpOpen();
    const texts = ['x'.repeat(60_000), 'y'.repeat(60_000), ...Array.from({ length: 70 }, (_, i) => `${i}`)];
    for (const text of texts) socket.send(text);
    for (let requests = 1; requests < 6; requests++) {
      await tick();
      posts()
        .at(-1)
        ?.answer(new Response(null, { status: 204 }));
    }
    await tick();
    const sent = posts().map(({ body }) => body?.messages ?? []);
    expect(sent.flat()).toEqual(texts);
    expect(Math.max(...sent.map(({ length }) => length))).toBeLessThanOrEqual(64);
    expect(Math.max(...sent.map((messages) => messages.join('').length))).toBeLessThanOrEqual(65_536);
  });

  test('sends a request that failed once more, with the same number, and then gives up', async () => {
    const { socket, posts, time, events } = await setUpOpen();
    socket.send('1');
    await tick();
    posts()[0]?.fail();
    await tick();
    expect(posts()[1]?.body).toEqual(posts()[0]?.body);
    posts()[1]?.fail();
    await tick();
    time.advance(1_000);
    expect(events.close.mock.calls).toEqual([[1006]]);
    expect(time.waiting()).toEqual([]);
  });

  test('tells why it was closed, also when a request that crossed with it is refused', async () => {
    const { socket, posts, events, writer, time } = await setUpOpen();
    socket.send('1');
    await tick();
    posts()[0]?.answer(new Response('', { status: 404 }));
    await tick();
    await writer.write('event: close\ndata: {"code":4409,"reason":"replaced"}\n\n');
    expect(events.close.mock.calls).toEqual([[4409]]);
    time.advance(60_000);
    expect(events.close).toHaveBeenCalledOnce();
  });

  test('answers a comment, unless a request is under way', async () => {
    const { socket, posts, writer } = await setUpOpen();
    await writer.write(':\n\n');
    expect(posts().map(({ body }) => body)).toEqual([{ n: 1, messages: [] }]);
    socket.send('1');
    await writer.write(':\n\n');
    expect(posts()).toHaveLength(1);
  });

  test.each(['cut', 'end'] as const)(
    'that was %s off goes on after the last event that came, unless it has just begun',
    async (how) => {
      const { asked, events, time, writer } = await setUpOpen();
      await writer.write('id: 7\ndata: 7\n\nid: 8\nda');
      time.advance(2_000);
      await writer[how]();
      expect(asked[1]?.headers).toMatchObject({ 'Chartwall-Stream': 'the-id', 'Last-Event-ID': '7' });
      const again = await stream(asked[1]!);
      await again.write(`${opening(true)}id: 8\ndata: 8\n\n`);
      expect(events.open).toHaveBeenCalledOnce();
      expect(events.message.mock.calls).toEqual([['7'], ['8']]);
      await again[how]();
      expect(asked).toHaveLength(2);
      expect(events.close.mock.calls).toEqual([[1006]]);
    },
  );

  test('says goodbye with what was not sent yet, when it is closed or its page is', async () => {
    for (const isPage of [true, false]) {
      const { socket, window, posts, events } = await setUpOpen();
      socket.send('last');
      if (isPage) window.dispatchEvent(new Event('pagehide'));
      else socket.close();
      expect(posts().map(({ body }) => body)).toEqual([{ n: 1, messages: ['last'], goodbye: true }]);
      expect(events.close).toHaveBeenCalledOnce();
      expect(window.listeners).toBe(0);
      await tick();
      expect(posts()).toHaveLength(1);
    }
  });

  test('goes on when somebody who listens fails', async () => {
    const { socket, writer, events, reported } = await setUpOpen();
    socket.addEventListener('message', () => {
      throw new Error('of the listener');
    });
    await writer.write('id: 1\ndata: 1\n\nid: 2\ndata: 2\n\n');
    expect(events.message.mock.calls).toEqual([['1'], ['2']]);
    expect(reported).toHaveLength(2);
    expect(events.close).not.toHaveBeenCalled();
  });
});
