import { once } from 'node:events';
import { onTestFinished } from 'vitest';
import { WebSocket, type ClientOptions } from 'ws';

export interface Frame {
  text: string;
  isBinary: boolean;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests look into whatever came
  json: any;
}

export interface TestSocket {
  readonly ws: WebSocket;
  /** everything that came, in order */
  readonly frames: readonly Frame[];
  send(message: unknown): void;
  /** The next frame of that action that was not taken yet. Rejects when the socket closes while it waits, or after 5 s. */
  next(action: string): Promise<Frame['json']>;
  /** Resolves once the server has handled all that was sent before. */
  settled(): Promise<void>;
  readonly closed: Promise<{ code: number; reason: string }>;
  close(): void;
}

/** A real socket to a server, closed when the test ends. */
export async function openSocket(url: string, options?: ClientOptions): Promise<TestSocket> {
  const ws = new WebSocket(url, options);
  const frames: Frame[] = [];
  const taken = new Set<Frame>();
  let wake: () => void = () => undefined;
  let isClosed = false;

  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    ws.on('close', (code, reason) => {
      isClosed = true;
      wake();
      resolve({ code, reason: reason.toString() });
    });
  });
  ws.on('message', (data: Buffer, isBinary) => {
    const text = data.toString();
    frames.push({ text, isBinary, json: JSON.parse(text) });
    wake();
  });
  onTestFinished(() => ws.terminate());
  await once(ws, 'open');
  ws.on('error', () => undefined); // `closed` tells

  async function next(action: string): Promise<Frame['json']> {
    const deadline = Date.now() + 5000;
    for (;;) {
      const frame = frames.find((one) => one.json.action === action && !taken.has(one));
      if (frame) {
        taken.add(frame);
        return frame.json;
      }
      if (isClosed) throw new Error(`the socket closed while waiting for ${action}`);
      if (Date.now() > deadline)
        throw new Error(
          `no ${action} came; the last of ${frames.length} frames: ${frames.at(-1)?.text.slice(0, 200)}`,
        );
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, deadline - Date.now());
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  }

  const send = (message: unknown) => ws.send(typeof message === 'string' ? message : JSON.stringify(message));
  let beats = 0;

  return {
    ws,
    frames,
    send,
    next,
    async settled() {
      const sent = --beats; // negative: not the heartbeat of any test
      send({ action: 'heartbeat', sent });
      while ((await next('heartbeat')).sent !== sent);
    },
    closed,
    close: () => ws.close(),
  };
}

export interface TestScreen extends TestSocket {
  /** the answer to its first word */
  readonly entered: Frame['json'];
}

/** A socket that has entered as a screen. */
export async function openScreen(
  url: string,
  screen: string,
  enter: object = {},
  options?: ClientOptions,
): Promise<TestScreen> {
  const socket = await openSocket(url, options);
  socket.send({ action: 'enter', screen, ...enter });
  return Object.assign(socket, { entered: await socket.next('entered') });
}
