import { ShapeError } from '../charts/chart-type.ts';
import type { DrawRequest, Drawable } from '../charts/drawable.ts';
import type { ResolveReply, ResolveTask } from './resolve-worker.ts';

/** A content, as JSON and as its text. */
interface JsonContent {
  readonly json: unknown;
  readonly text: string | undefined;
}

/** A longer text takes longer than a frame to read. UTF-16 units */
const longestInline = 64 * 1024;
/** How long an idle worker is kept: it has the contents that a person may choose another measure of. ms */
const idleTime = 600_000;

let worker: Worker | undefined;
let idle: ReturnType<typeof setTimeout>;
let lastId = 0;
const waiting = new Map<number, { done: (reply: ResolveReply) => void; fail: (error: Error) => void }>();

/**
 * Reads a content and chooses its chart type; a long one in a worker, so that the page goes on meanwhile. The chart types are loaded on
 * demand: a wall of the six original charts does not need them. @throws {ShapeError} when no type draws it
 */
export async function resolveContent({ json, text }: JsonContent, request: DrawRequest): Promise<Drawable> {
  const { resolve, typeCalled } = await import('../charts/resolve.ts');
  if (text === undefined || text.length <= longestInline || typeof Worker === 'undefined')
    return resolve(json, request);
  const reply = await replyOf(text, request);
  if ('unfit' in reply) throw new ShapeError(reply.unfit.reason, reply.unfit.where);
  if ('failed' in reply) throw new Error(reply.failed);
  const { typeName, ...drawable } = reply.drawable;
  return { ...drawable, type: await typeCalled(typeName) };
}

function replyOf(text: string, request: DrawRequest): Promise<ResolveReply> {
  clearTimeout(idle);
  worker ??= startWorker();
  const task: ResolveTask = { id: ++lastId, text, request };
  return new Promise((done, fail) => {
    waiting.set(task.id, { done, fail });
    worker?.postMessage(task);
  });
}

function startWorker(): Worker {
  const started = new Worker(new URL('./resolve-worker.ts', import.meta.url), { type: 'module' });
  started.addEventListener('message', ({ data: reply }: MessageEvent<ResolveReply>) => {
    waiting.get(reply.id)?.done(reply);
    waiting.delete(reply.id);
    if (waiting.size === 0) idle = setTimeout(endWorker, idleTime);
  });
  // its script could not be loaded, or a reply not be copied: the tile tries again
  const failed = (): void => {
    for (const { fail } of waiting.values()) fail(new Error('The content could not be read in a worker'));
    waiting.clear();
    endWorker();
  };
  started.addEventListener('error', failed);
  started.addEventListener('messageerror', failed);
  return started;
}

function endWorker(): void {
  worker?.terminate();
  worker = undefined;
}
