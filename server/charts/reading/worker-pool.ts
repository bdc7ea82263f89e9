import { availableParallelism } from 'node:os';
import { extname } from 'node:path';
import pLimit from 'p-limit';
import Tinypool from 'tinypool';
import type * as tasks from './worker.ts';

type Tasks = typeof tasks;
type TaskName = keyof Tasks;

/** The result of a task, or why there is none: it took too long or too much memory, or it threw an error. */
export type TaskResult<Value> =
  | { kind: 'done'; value: Value }
  | { kind: 'too-slow'; seconds: number }
  | { kind: 'out-of-memory'; megabytes: number }
  | { kind: 'failed'; error: unknown };

export interface WorkerPool {
  /** Runs a function of `worker.ts` in a thread. Never rejects. */
  run<Name extends TaskName>(
    name: Name,
    input: Parameters<Tasks[Name]>[0],
  ): Promise<TaskResult<Awaited<ReturnType<Tasks[Name]>>>>;
}

interface WorkerPoolOptions {
  threads?: number;
  /** the time limit of a task, from when a thread is free for it */
  seconds?: number;
  /** the limit of a thread's heap */
  megabytes?: number;
  /** a thread failed apart from a task, e.g. at its start */
  onError?: (error: unknown) => void;
}

/** More than one even on one core, so that a slow file does not hold up the others. */
const fewestThreads = 2;
const mostThreads = 4;
/** How long an idle thread is kept, in ms; it takes about 30 MB. */
const idleTimeout = 60_000;

/**
 * Threads for large files: the main thread goes on serving screens, and a file that takes too much time or memory ends only its thread. The
 * first task starts the first thread; idle threads do not keep the process alive. The only user of tinypool.
 */
export function createWorkerPool({
  threads = Math.min(Math.max(availableParallelism() - 1, fewestThreads), mostThreads),
  seconds = 10,
  megabytes = 512,
  onError = () => {},
}: WorkerPoolOptions = {}): WorkerPool {
  // its own queue would count towards the time limit, and it stalls when a thread dies
  const limit = pLimit(threads);
  let pool: Tinypool | undefined;

  async function runNow(name: TaskName, input: unknown): Promise<TaskResult<never>> {
    const signal = AbortSignal.timeout(seconds * 1000);
    try {
      pool ??= startPool(threads, megabytes).on('error', onError);
      // a function of this name returns what the caller expects
      return { kind: 'done', value: (await pool.run(input, { name, signal })) as never };
    } catch (error) {
      if (signal.aborted) return { kind: 'too-slow', seconds };
      return isOutOfMemory(error) ? { kind: 'out-of-memory', megabytes } : { kind: 'failed', error };
    }
  }

  return { run: (name, input) => limit(() => runNow(name, input)) };
}

function startPool(maxThreads: number, megabytes: number): Tinypool {
  // beside this file, both in the source and in the build
  const extension = extname(import.meta.url);
  return new Tinypool({
    filename: new URL(`./worker${extension}`, import.meta.url).href,
    minThreads: 0,
    maxThreads,
    idleTimeout,
    resourceLimits: { maxOldGenerationSizeMb: megabytes },
    ...(extension === '.ts' && { execArgv: sourceArguments() }),
  });
}

/** A thread does not read TypeScript by itself, not even when the main thread does. */
function sourceArguments(): string[] {
  return ['--import', new URL('../../../.config/threads.mjs', import.meta.url).href, '-C', 'source'];
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}
