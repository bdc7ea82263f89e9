import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';

/** What a process of ours can be asked, by name. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the widest function type: what a call takes is checked against the operation
export type Operations = Record<string, (...args: any[]) => unknown>;

export interface Request {
  id: number;
  name: string;
  args: unknown[];
}
export type Answer = { id: number; value: unknown } | { id: number; error: string };

/** A process of the benchmark that is asked over IPC. */
export interface Remote<Ops extends Operations> {
  readonly pid: number;
  /** Rejects with the process's own words, when it has ended, or after a minute. */
  ask<Name extends keyof Ops & string>(
    name: Name,
    ...args: Parameters<Ops[Name]>
  ): Promise<Awaited<ReturnType<Ops[Name]>>>;
  /** Ends the process: lets go of it, and kills it if it does not end by itself. */
  end(): Promise<void>;
  /** Ends it at once, as `kill -9` does. */
  kill(): Promise<void>;
}

export interface RemoteOptions {
  execArgv?: string[];
  args?: string[];
}

/** for an answer */
const limitInMs = 60_000;
/** for a process to end by itself */
const patienceInMs = 3_000;

/** Starts a script as a process of its own. It ends with us: a process whose parent is gone ends by itself. */
export function startRemote<Ops extends Operations>(
  script: string,
  { execArgv = ['--expose-gc', '--import', 'tsx'], args = [] }: RemoteOptions = {},
): Remote<Ops> {
  const child = fork(script, args, { execArgv, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const waiting = new Map<number, (answer: Answer) => void>();
  let asked = 0;

  child.on('message', (answer: Answer) => waiting.get(answer.id)?.(answer));
  child.on('error', () => undefined); // told by the calls that fail
  child.once('exit', (code, signal) => {
    for (const [id, tell] of waiting) tell({ id, error: `${script} ended (${signal ?? code})` });
  });

  async function ask(name: string, ...args: unknown[]): Promise<unknown> {
    const id = ++asked;
    if (isGone(child)) throw new Error(`${script} has ended`);
    const stop = new AbortController();
    const answer = await Promise.race([
      new Promise<Answer>((resolve) => {
        waiting.set(id, resolve);
        child.send({ id, name, args } satisfies Request);
      }),
      wait(limitInMs, { id, error: `${name} took more than ${limitInMs / 1000} s` }, stop),
    ]);
    stop.abort();
    waiting.delete(id);
    if ('error' in answer) throw new Error(answer.error);
    return answer.value;
  }

  return {
    pid: child.pid ?? 0,
    ask: ask as Remote<Ops>['ask'],
    async end() {
      if (isGone(child)) return;
      const exit = once(child, 'exit');
      const late = setTimeout(() => child.kill('SIGKILL'), patienceInMs);
      if (child.connected) child.disconnect();
      await exit;
      clearTimeout(late);
    },
    async kill() {
      if (isGone(child)) return;
      const exit = once(child, 'exit');
      child.kill('SIGKILL');
      await exit;
    },
  };
}

function isGone({ exitCode, signalCode, pid }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null || pid === undefined;
}

/** The other side: answers what is asked of this process, in order or not, until whoever started it is gone. */
export function answerRemote(ops: Operations): void {
  process.on('message', (request: Request) => void answer(request));
  process.on('disconnect', () => process.exit());
  if (!process.connected) process.exit();

  async function answer({ id, name, args }: Request): Promise<void> {
    try {
      const op = ops[name];
      if (!op) throw new Error(`${name} is none of its operations`);
      tell({ id, value: await op(...args) });
    } catch (error) {
      tell({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
  }

  function tell(told: Answer): void {
    // with a callback a failure is no 'error': whoever asked has gone, and 'disconnect' follows
    process.send?.(told, undefined, undefined, () => undefined);
  }
}
