import { monitorEventLoopDelay } from 'node:perf_hooks';
import { contentsOf } from '../contents.ts';
import { answerRemote } from '../parts/remote.ts';
import type { ContestantOps, Usage } from './contract.ts';

export interface Competitor<Content> extends Partial<Pick<ContestantOps, 'keep' | 'reply' | 'usage'>> {
  start: ContestantOps['start'];
  /** Makes one content ready, from a chart's JSON. */
  ready(text: string): Content;
  push?(content: Content): void;
}

const notHere = (): never => {
  throw new Error('this contestant does not do that');
};

/** Called by a contestant's process: does what the runner asks for. */
export function compete<Content>({
  start,
  ready,
  push = notHere,
  keep = notHere,
  reply = notHere,
  usage = watchUsage(),
}: Competitor<Content>): void {
  const queue: Content[] = [];
  const series = new Map<string, Generator<string, never>>();
  const ops: ContestantOps = {
    start,
    usage,
    keep,
    reply,
    prepare(plan, count) {
      queue.length = 0;
      // goes on where it was: a content that was pushed before is no change
      const key = JSON.stringify(plan);
      const contents = series.get(key) ?? contentsOf(plan);
      series.set(key, contents);
      while (queue.length < count) queue.push(ready(contents.next().value));
    },
    push() {
      const content = queue.shift();
      if (content === undefined) throw new Error('nothing is prepared');
      push(content);
    },
  };
  answerRemote(ops);
}

/** What this process takes. */
export function watchUsage(): (how?: { gc?: boolean }) => Usage {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  return ({ gc = false } = {}) => {
    if (gc) collect();
    const { user, system } = process.cpuUsage();
    const { rss, heapUsed, external } = process.memoryUsage();
    const lag = delay.max / 1e6;
    delay.reset();
    return { cpu: user + system, rss, heap: heapUsed + external, lag };
  };
}

function collect(): void {
  if (!globalThis.gc) throw new Error('start it with --expose-gc');
  // what the first frees only by finalizers, the second takes
  globalThis.gc();
  globalThis.gc();
}
