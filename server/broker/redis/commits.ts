import type { Logger } from 'pino';
import { NotStoredError } from '../../storage/append-log.ts';
import type { LogEntry } from './log-entry.ts';
import { FencedError, type RedisSession } from './session.ts';
import type { SharedChange } from './shared-log.ts';
import type { Values } from './values.ts';

/** The commits of this node whose outcome is not known yet. */
export interface Commits {
  /**
   * Resolves to the number of its entry once that was read back; to undefined when it was in conflict, and this node knows with what.
   * Rejects with NotStoredError when Redis refuses it, or has not answered in time; then the message says that it may have been stored.
   */
  add(session: RedisSession, change: SharedChange): Promise<number | undefined>;
  /** Resolves once an own entry may be delivered. */
  untilReplicated(entry: LogEntry): Promise<void>;
  /** An own entry was read. */
  settle(entry: LogEntry): void;
  /** Everything up to this entry was read. */
  readUpTo(seq: number): void;
  /** All values were read anew: whether a pending commit is among them is unknown. */
  giveUpAll(): void;
  /** Commits of earlier sessions that were not read by now were never stored. */
  refuseBefore(generation: number): void;
}

interface CommitsDeps {
  node: string;
  values: Pick<Values, 'seqOf'>;
  /** how many replicas of Redis must have an entry before its event is delivered */
  replicas: number;
  after: (ms: number, run: () => void) => () => void;
  log: Logger;
}

interface Waiting {
  readonly generation: number;
  /** the entry that a conflict is known with */
  conflict: number | undefined;
  resolve(seq: number | undefined): void;
  reject(error: NotStoredError): void;
  cancel(): void;
}

interface Sent {
  readonly number: number;
  /** as the script takes them */
  readonly args: readonly (string | number)[];
}

/** Entries that are kept for nodes that were away; one that missed more reads everything. */
const longestLog = 20_000;
/** A commit without an answer is given up after this. ms */
const longestWait = 3000;
const longestReplication = 1000;

export function createCommits({ node, values, replicas, after, log }: CommitsDeps): Commits {
  const waiting = new Map<number, Waiting>();
  const replicated = new Map<number, Promise<void>>();
  /** what this turn has committed so far */
  let batch: { session: RedisSession; sent: Sent[] } | undefined;
  let last = 0;
  let read = 0;

  function take(number: number): Waiting | undefined {
    const commit = waiting.get(number);
    waiting.delete(number);
    commit?.cancel();
    return commit;
  }

  function refuse(number: number, cause: unknown): void {
    take(number)?.reject(new NotStoredError('the change could not be stored in Redis', { cause }));
  }

  function giveUp(number: number): void {
    take(number)?.reject(
      new NotStoredError('Redis has not answered: nobody knows yet whether the change was stored'),
    );
  }

  /** Sends together what was committed in one turn: then it is read back in one turn, too. */
  function send(session: RedisSession, sent: readonly Sent[]): void {
    const args = sent.flatMap((commit) => commit.args);
    const stored = session.commit([session.epoch, node, session.generation, longestLog, ...args]);
    if (replicas > 0) {
      const reached = replicate(session);
      for (const { number } of sent) replicated.set(number, reached);
    }
    stored.then(
      (results) => {
        results.forEach((result, i) => {
          const commit = waiting.get(sent[i]?.number ?? 0);
          if (commit && result.kind === 'conflict') commit.conflict = result.seq;
        });
        settleConflicts();
      },
      (error: unknown) => {
        // otherwise it may have been stored: the next session tells
        if (!session.commands.isRefusal(error) && !(error instanceof FencedError)) return;
        for (const { number } of sent) refuse(number, error);
      },
    );
  }

  function argsOf(
    number: number,
    { values: changed = [], expects = [], event }: SharedChange,
  ): (string | number)[] {
    return [
      ...[number, event ? JSON.stringify(event) : '', expects.length, changed.length],
      ...expects.flatMap((key) => [key, values.seqOf(key)]),
      ...changed.flatMap(([key, value]) => [key, value === undefined ? '' : JSON.stringify(value)]),
    ];
  }

  async function replicate({ commands }: RedisSession): Promise<void> {
    const reply = await commands.send('WAIT', String(replicas), String(longestReplication)).catch(() => 0);
    if (Number(reply) < replicas)
      log.warn({ replicas: reply }, 'a change has reached fewer replicas than it should');
  }

  function settleConflicts(): void {
    for (const [number, { conflict }] of waiting)
      if (conflict !== undefined && conflict <= read) take(number)?.resolve(undefined);
  }

  return {
    add(session, change) {
      const number = ++last;
      const outcome = new Promise<number | undefined>((resolve, reject) => {
        const cancel = after(longestWait, () => giveUp(number));
        const { generation } = session;
        waiting.set(number, { generation, conflict: undefined, resolve, reject, cancel });
      });
      const sent = { number, args: argsOf(number, change) };
      if (batch?.session === session) {
        batch.sent.push(sent);
      } else {
        const next = { session, sent: [sent] };
        batch = next;
        queueMicrotask(() => {
          if (batch === next) batch = undefined;
          send(session, next.sent);
        });
      }
      return outcome;
    },
    async untilReplicated({ number }) {
      await replicated.get(number);
      replicated.delete(number);
    },
    settle: ({ number, seq }) => take(number)?.resolve(seq),
    readUpTo(seq) {
      read = seq;
      settleConflicts();
    },
    giveUpAll() {
      for (const number of [...waiting.keys()]) giveUp(number);
    },
    refuseBefore(generation) {
      replicated.clear();
      for (const [number, commit] of waiting)
        if (commit.generation < generation) refuse(number, new Error('the connection was lost'));
    },
  };
}
