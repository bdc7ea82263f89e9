import { connectPair, type ConnectionPair } from './connection-pair.ts';
import type { Reply } from './connection.ts';
import { logEntryOf, type LogEntry } from './log-entry.ts';
import { listOf } from './replies.ts';
import { aliveKey, logKey, metaKey, valuesKey } from './keys.ts';
import { readStream } from './read-stream.ts';

/** What a node knows of the log: up to which entry, of which epoch. */
export interface Known {
  readonly epoch: string;
  readonly seq: number;
}

/** Everything at one moment. */
export interface AllValues extends Known {
  /** key and `<seq> <json>`, alternating */
  readonly values: readonly string[];
}

/** What Redis has made of a commit. `conflict`: it stores nothing, because entries up to `seq` have changed an expected key. */
export interface CommitResult {
  readonly kind: 'stored' | 'conflict';
  readonly seq: number;
}

/** Another node has removed this one: nothing of a call was done. */
export class FencedError extends Error {
  override readonly name = 'FencedError';
}

/** From when this node joins those that share the log until the connection is lost, or another node removes it. */
export interface RedisSession extends Pick<ConnectionPair, 'commands' | 'ended' | 'end'> {
  readonly epoch: string;
  /** grows with every session of any node */
  readonly generation: number;
  /** the last entry when it joined: what the node has committed in earlier sessions is not after it */
  readonly seq: number;
  /** this node has read everything that was there then */
  isCaughtUp: boolean;
  /** Resolves to the result of each commit, in order. */
  commit(args: readonly (string | number)[]): Promise<CommitResult[]>;
  readAll(): Promise<AllValues>;
  /** Resolves to the entries after this one; to none after 5 s without one. */
  read(after: number): Promise<LogEntry[]>;
  /** Resolves to Redis' time (ms), or to undefined when the node was removed. */
  renew(): Promise<number | undefined>;
}

/** How long a node counts as alive that does not renew its lease. ms */
export const lease = 3000;

export interface SessionOptions {
  url: string;
  node: string;
  newEpoch: () => string;
  /** what this node knows from before, and how to write all of it; undefined for a new one */
  known: (Known & { all: () => string[] }) | undefined;
}

/** Connects and joins. Rejects when Redis cannot be reached, or does not let us in. */
export async function openSession({ url, node, newEpoch, known }: SessionOptions): Promise<RedisSession> {
  const { commands, reader, ended, end } = await connectPair(url);
  const keys = [metaKey, aliveKey(node)];

  async function join(): Promise<{ epoch: string; generation: number; seq: number }> {
    const reply = await commands.run('join', keys, [
      newEpoch(),
      node,
      known?.epoch ?? '',
      known?.seq ?? 0,
      lease,
    ]);
    const [kind, epoch, generation, seq] = listOf(reply);
    if (kind === 'joined') return { epoch: String(epoch), generation: Number(generation), seq: Number(seq) };
    await commands.run(
      'restore',
      [metaKey, valuesKey, logKey],
      [known?.epoch ?? '', known?.seq ?? 0, newEpoch(), ...(known?.all() ?? [])],
    );
    return join();
  }

  const { epoch, generation, seq } = await join().catch((error: unknown) => {
    end(error);
    throw error;
  });

  return {
    epoch,
    generation,
    seq,
    isCaughtUp: false,
    commands,
    async commit(args) {
      const reply = listOf(await commands.run('commit', [metaKey, valuesKey, logKey], args));
      if (reply[0] !== 'fenced') return reply.map(commitResultOf);
      const reason = new FencedError('this node was removed by another');
      end(reason);
      throw reason;
    },
    async readAll() {
      const [now, last, values] = listOf(await commands.run('snapshot', [metaKey, valuesKey], []));
      return { epoch: String(now), seq: Number(last), values: listOf(values).map(String) };
    },
    read: async (after) =>
      (await readStream(reader, logKey, { after: `${after}-0`, most: 1000 })).map(logEntryOf),
    async renew() {
      const reply = await commands.run('renew', keys, [node, generation, lease]);
      if (reply === null) return undefined;
      const [seconds, microseconds] = listOf(reply).map(Number);
      return (seconds ?? 0) * 1000 + (microseconds ?? 0) / 1000;
    },
    ended,
    end,
  };
}

function commitResultOf(reply: Reply): CommitResult {
  const [kind, seq] = listOf(reply);
  return { kind: kind === 'stored' ? kind : 'conflict', seq: Number(seq) };
}
