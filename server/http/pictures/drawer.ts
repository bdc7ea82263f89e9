import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { PictureAsk } from '#picture';
import type { Logger } from 'pino';
import pLimit from 'p-limit';

/** A picture, plain and gzipped, with a hash of it. */
export interface Drawn {
  readonly body: Buffer;
  readonly gzip: Buffer;
  readonly etag: string;
}

/** A picture, or why there is none. */
export type Drawing = Drawn | { readonly refused: string };

/** @throws {BusyError} */
export type Draw = (ask: PictureAsk) => Promise<Drawing>;

export interface Drawer {
  readonly draw: Draw;
  /** Ends the thread, and what it draws. */
  close(): Promise<void>;
}

/** So many wait already that it is better to come back later. */
export class BusyError extends Error {
  override readonly name = 'BusyError';
}

/** What the thread is told when it starts. */
export interface WorkerData {
  readonly mapsDir: string;
}

/** What the thread says of each ask; `failed` is a fault of ours, for the log. */
export type Answer =
  { body: Uint8Array; gzip: Uint8Array; etag: string } | { refused: string } | { failed: string };

export interface DrawerOptions {
  /** the built maps */
  mapsDir: string;
  after: (ms: number, run: () => void) => () => void;
  log: Logger;
}

const mostWaiting = 16;
/** ms */
const longestDrawing = 20_000;
/** ms that the thread is kept for the next; it takes some 80 MB */
const patience = 60_000;
const mostMegabytes = 512;

/**
 * Draws pictures, one at a time, in a thread that is started for the first and ended when none is asked for: the server's own thread
 * serves screens meanwhile, and a content that takes too long or too much takes only that thread with it.
 */
export function createDrawer({ mapsDir, after, log }: DrawerOptions): Drawer {
  const limit = pLimit(1);
  let thread: Worker | undefined;
  let closed = false;
  let waiting = 0;
  let stopIdling = (): void => {};

  async function drawNow(ask: PictureAsk): Promise<Drawing> {
    if (closed) throw new BusyError('shutting down');
    stopIdling();
    const answer = await answerOf((thread ??= start()), ask);
    stopIdling = after(patience, () => void end());
    if ('failed' in answer) throw new Error(answer.failed);
    if ('refused' in answer) return answer;
    const { body, gzip, etag } = answer;
    return { body: bufferOf(body), gzip: bufferOf(gzip), etag };
  }

  async function answerOf(worker: Worker, ask: PictureAsk): Promise<Answer> {
    const { promise, resolve, reject } = withResolvers<Answer>();
    const stopWaiting = after(longestDrawing, () => {
      resolve({ refused: `it takes longer than ${longestDrawing / 1000} s to draw` });
      void end();
    });
    const onExit = (): void => reject(new BusyError('the drawing was broken off'));
    const onError = (error: Error): void => {
      if (isTooLarge(error)) resolve({ refused: `it takes more than ${mostMegabytes} MB to draw` });
      else reject(error);
    };
    worker.once('message', resolve).once('error', onError).once('exit', onExit);
    worker.postMessage(ask);
    try {
      return await promise;
    } finally {
      stopWaiting();
      worker.off('message', resolve).off('error', onError).off('exit', onExit);
    }
  }

  function start(): Worker {
    const worker = startThread({ mapsDir });
    const forget = (): void => {
      if (thread === worker) thread = undefined;
    };
    worker.once('exit', forget).on('error', (err) => {
      forget();
      log.warn({ err }, 'the thread that draws pictures failed');
    });
    return worker;
  }

  async function end(): Promise<void> {
    const ended = thread;
    thread = undefined;
    await ended?.terminate();
  }

  return {
    async draw(ask) {
      if (waiting >= mostWaiting) throw new BusyError('too many pictures at a time');
      waiting++;
      return limit(() => drawNow(ask)).finally(() => waiting--);
    },
    async close() {
      closed = true;
      stopIdling();
      await end();
    },
  };
}

function startThread(data: WorkerData): Worker {
  // beside this file, in the source as in what is built of it
  const script = new URL(`./worker${extname(import.meta.url)}`, import.meta.url);
  return new Worker(script, {
    workerData: data,
    resourceLimits: { maxOldGenerationSizeMb: mostMegabytes },
  });
}

function isTooLarge(error: Error): boolean {
  return 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}

/** The same bytes: what came from the thread is ours already. */
function bufferOf({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}

function withResolvers<T>() {
  let resolve!: (value: T) => void;
  let reject!: (error: Error) => void;
  const promise = new Promise<T>((yes, no) => ([resolve, reject] = [yes, no]));
  return { promise, resolve, reject };
}
