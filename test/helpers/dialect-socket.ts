import { once } from 'node:events';
import { isDeepStrictEqual } from 'node:util';
import { expect, onTestFinished } from 'vitest';
import { WebSocket, type ClientOptions } from 'ws';

export type Told = Record<string, unknown>;

/** A socket of a client that speaks an older dialect. */
export interface DialectSocket {
  readonly ws: WebSocket;
  /** everything that came, in order; heartbeats too */
  readonly frames: readonly Told[];
  send(message: unknown): void;
  /** The next frame with these fields that was not taken yet. Rejects when the socket closes, or after 5 s. */
  next(fields: Told): Promise<Told>;
  readonly closed: Promise<{ code: number; reason: string }>;
  /** It is gone without a word. */
  vanish(): void;
}

/** `answers`: what it answers to a frame by itself, before the test sees it. */
export async function openDialectSocket(
  url: string,
  options: ClientOptions & { answers?: (frame: Told) => object | undefined } = {},
): Promise<DialectSocket> {
  const { answers = () => undefined, ...more } = options;
  const ws = new WebSocket(url, more);
  const frames: Told[] = [];
  const taken = new Set<Told>();
  const waiting = new Set<() => void>();
  const wake = () => [...waiting].forEach((run) => run());
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    ws.on('close', (code, reason) => {
      resolve({ code, reason: reason.toString() });
      wake();
    });
  });
  ws.on('message', (data: Buffer) => {
    const frame = JSON.parse(data.toString()) as Told;
    const answer = answers(frame);
    if (answer) ws.send(JSON.stringify(answer));
    frames.push(frame);
    wake();
  });
  onTestFinished(() => ws.terminate());
  await once(ws, 'open');
  ws.on('error', () => undefined); // `closed` tells

  return {
    ws,
    frames,
    closed,
    send: (message) => ws.send(typeof message === 'string' ? message : JSON.stringify(message)),
    vanish: () => ws.terminate(),
    next: (fields) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = frames.find((frame) => !taken.has(frame) && has(frame, fields));
          if (!found && ws.readyState !== WebSocket.CLOSED) return;
          done();
          if (!found)
            return reject(new Error(`the socket closed while waiting for ${JSON.stringify(fields)}`));
          taken.add(found);
          resolve(found);
        };
        const late = setTimeout(() => {
          done();
          reject(
            new Error(`no ${JSON.stringify(fields)} among the last of ${frames.length}: ${lastOf(frames)}`),
          );
        }, 5000);
        const done = () => {
          clearTimeout(late);
          waiting.delete(look);
        };
        waiting.add(look);
        look();
      }),
  };
}

/** Resolves once the server has noticed that sockets are gone: this many guests are left. A client knows of its own end earlier. */
export async function untilGuests(url: string, count: number): Promise<void> {
  await expect
    .poll(async () => {
      const text = await (await fetch(`${url}/metrics`)).text();
      const counts = [...text.matchAll(/^chartwall_sockets\{[^}]*kind="guest"[^}]*\} (\d+)$/gm)];
      return counts.reduce((sum, [, each]) => sum + Number(each), 0);
    })
    .toBe(count);
}

function has(frame: Told, fields: Told): boolean {
  return Object.entries(fields).every(([key, value]) => isDeepStrictEqual(frame[key], value));
}

function lastOf(frames: readonly Told[]): string {
  return JSON.stringify(frames.slice(-5));
}
