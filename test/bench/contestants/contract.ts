import type { Plan } from '../contents.ts';

export interface StartOptions {
  /** an empty folder of its own */
  dir: string;
  /** offers compression to sockets */
  compress?: boolean;
  /** of ours: a Redis in which walls are shared */
  redis?: string;
  /** where to leave a profile at its end */
  profiles?: string;
}

/** What a process takes, from the operating system. */
export interface Usage {
  /** user and system, µs since the process began */
  cpu: number;
  /** bytes, without the room for new objects (usage.ts) */
  rss: number;
  /** bytes on the heap and outside of it that JavaScript holds */
  heap: number;
}

/** What the built server can be asked. */
export type ProbeOps = {
  /** how long its event loop was held up since last asked, at most or in this percentile, ms */
  lag(percentile?: number): number;
  /** Watching the loop has its own cost. */
  stopWatching(): void;
  /** processor time since it began, ms */
  cpu(): number;
};

export type ContestantOps = {
  start(options: StartOptions): Promise<{ port: number }>;
  usage(how?: { gc?: boolean }): Promise<Usage> | Usage;
  /** Makes the next contents of the chart `chart`, ready to be pushed: not what is measured. */
  prepare(plan: Plan, count: number): void;
  /** Pushes the next content to every socket. */
  push(): void;
  /** Keeps a chart that can be asked for. */
  keep(name: string, text: string): Promise<void> | void;
  /** The floor only: what it writes, so many times, for each packet that arrives, to its sender or to all. */
  reply(text: string, how: { times: number; to: 'sender' | 'all' }): void;
};
