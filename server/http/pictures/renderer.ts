import { limits } from '#protocol';
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { PictureRequest } from '#picture';
import type { Logger } from 'pino';
import { bufferOf } from '../../charts/buffer-of.ts';
import { SerialQueue } from '../../storage/serial-queue.ts';
import { serverWords } from '../../words/index.ts';

export type RenderRequest = PictureRequest;

/** A rendered chart, plain and gzipped. */
export interface Picture {
  readonly body: Buffer;
  readonly gzip: Buffer;
  /** a hash of the body */
  readonly etag: string;
}

/** A picture, or why there is none, in the language that was asked for; or the measures that there are instead of the one asked for. */
export type RenderResult = Picture | Unrendered;
type Unrendered = { readonly refused: string } | { readonly measures: readonly string[] };

/** @throws {OverloadedError} */
export type Render = (request: RenderRequest) => Promise<RenderResult>;

export interface Renderer {
  readonly render: Render;
  /** Terminates the worker, and with it what it is rendering. */
  close(): Promise<void>;
}

/** The queue is full, or the worker is going away: the client should retry later. */
export class OverloadedError extends Error {
  override readonly name = 'OverloadedError';
}

/** The worker's start-up data. */
export interface WorkerData {
  readonly mapsDir: string;
}

/** The worker's reply to a request; `failed` is our own bug, for the log. */
export type WorkerReply =
  { body: Uint8Array; gzip: Uint8Array; etag: string } | Unrendered | { failed: string };

export interface RendererOptions {
  /** the built maps */
  mapsDir: string;
  after: (ms: number, run: () => void) => () => void;
  log: Logger;
}

/** ms */
const renderTimeout = 20_000;
/** How long an idle worker is kept, in ms; it takes about 80 MB. */
const idleTimeout = 60_000;
const maxMegabytes = 512;

/**
 * Renders pictures one at a time in a worker thread, which is started by the first request and terminated when idle. The main thread
 * goes on serving screens, and a chart that takes too much time or memory takes down only the worker.
 *
 * Not tinypool: its time limit would include waiting in the queue, and with `minThreads: 0` its queue stalls after a worker was aborted,
 * died or failed to start.
 */
export function createRenderer({ mapsDir, after, log }: RendererOptions): Renderer {
  const queue = new SerialQueue();
  let current: Worker | undefined;
  let closed = false;
  let queued = 0;
  let stopIdleTimer = (): void => {};

  async function renderNow(request: RenderRequest): Promise<RenderResult> {
    if (closed) throw new OverloadedError('shutting down');
    stopIdleTimer();
    const reply = await replyOf((current ??= start()), request);
    stopIdleTimer = after(idleTimeout, () => void terminate());
    if ('failed' in reply) throw new Error(reply.failed);
    if (!('body' in reply)) return reply;
    const { body, gzip, etag } = reply;
    return { body: bufferOf(body), gzip: bufferOf(gzip), etag };
  }

  async function replyOf(worker: Worker, request: RenderRequest): Promise<WorkerReply> {
    const { promise, resolve, reject } = withResolvers<WorkerReply>();
    const words = serverWords[request.language].picture;
    const stopTimeout = after(renderTimeout, () => {
      resolve({ refused: words.tooSlow(renderTimeout / 1000) });
      void terminate();
    });
    const onExit = (): void => reject(new OverloadedError('the drawing was broken off'));
    const onError = (error: Error): void => {
      if (isOutOfMemory(error)) resolve({ refused: words.tooLarge(maxMegabytes) });
      else reject(error);
    };
    worker.once('message', resolve).once('error', onError).once('exit', onExit);
    worker.postMessage(request);
    try {
      return await promise;
    } finally {
      stopTimeout();
      worker.off('message', resolve).off('error', onError).off('exit', onExit);
    }
  }

  function start(): Worker {
    const worker = startWorker({ mapsDir });
    const forget = (): void => {
      if (current === worker) current = undefined;
    };
    worker.once('exit', forget).on('error', (err) => {
      forget();
      log.warn({ err }, 'the thread that draws pictures failed');
    });
    return worker;
  }

  async function terminate(): Promise<void> {
    const worker = current;
    current = undefined;
    await worker?.terminate();
  }

  return {
    async render(request) {
      if (queued >= limits.queuedPictures) throw new OverloadedError('too many pictures at a time');
      queued++;
      try {
        return await queue.run(() => renderNow(request));
      } finally {
        queued--;
      }
    },
    async close() {
      closed = true;
      stopIdleTimer();
      await terminate();
    },
  };
}

function startWorker(data: WorkerData): Worker {
  // beside this file, both in the source and in the build
  const script = new URL(`./worker${extname(import.meta.url)}`, import.meta.url);
  return new Worker(script, {
    workerData: data,
    resourceLimits: { maxOldGenerationSizeMb: maxMegabytes },
  });
}

function isOutOfMemory(error: Error): boolean {
  return 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}

/** `Promise.withResolvers`, which Node has from 22 on. */
function withResolvers<T>() {
  let resolve!: (value: T) => void;
  let reject!: (error: Error) => void;
  const promise = new Promise<T>((yes, no) => ([resolve, reject] = [yes, no]));
  return { promise, resolve, reject };
}
