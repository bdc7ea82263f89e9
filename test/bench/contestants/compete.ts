import { contentsOf } from '../contents.ts';
import { answerRemote } from '../parts/remote.ts';
import type { ContestantOps } from './contract.ts';
import { profileInto } from './profile.ts';
import { usage as ownUsage } from './usage.ts';

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
  usage = ownUsage,
}: Competitor<Content>): void {
  const queue: Content[] = [];
  const series = new Map<string, Generator<string, never>>();
  const ops: ContestantOps = {
    async start(options) {
      const place = await start(options);
      if (options.profiles !== undefined) profileInto(options.profiles);
      return place;
    },
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
