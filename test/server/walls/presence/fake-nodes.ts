import type { Nodes } from '../../../../server/broker/redis/nodes.ts';
import type { SharedChange, SharedLog } from '../../../../server/broker/redis/shared-log.ts';
import { createValues } from '../../../../server/broker/redis/values.ts';
import { NotStoredError } from '../../../../server/storage/journal.ts';

interface Entry {
  seq: number;
  node: string;
  change: SharedChange;
}

export interface FakeNode {
  readonly shared: SharedLog;
  readonly nodes: Pick<Nodes, 'own' | 'list' | 'onChange'>;
  /** Reads so many entries, by default all there are. */
  read(entries?: number): void;
  /** how many it has not read yet */
  readonly unread: number;
  readonly isAlive: boolean;
  /** It does nothing any more, and the others are told once it is missed. */
  kill(): void;
  /** Others take it for dead while it stands still; what it then does is refused until it has joined again. */
  evict(): void;
  rejoin(): void;
}

/** The log of several nodes in memory: each reads what all have committed, in one order, when the test says so. */
export function createFakeNodes(now: () => number) {
  const seqs = new Map<string, number>();
  const entries: Entry[] = [];

  function commit(node: string, change: SharedChange, seqOf: (key: string) => number): number | undefined {
    const { values = [], expects = [] } = change;
    if (expects.some((key) => (seqs.get(key) ?? 0) !== seqOf(key))) return undefined;
    const seq = entries.length + 1;
    for (const [key, value] of values)
      if (value === undefined) seqs.delete(key);
      else seqs.set(key, seq);
    entries.push({ seq, node, change: JSON.parse(JSON.stringify(change, undefinedAsNull)) as SharedChange });
    return seq;
  }

  function join(node: string): FakeNode {
    const values = createValues(
      () => true,
      (error) => {
        throw error;
      },
    );
    const eventListeners: Parameters<SharedLog['onEvent']>[0][] = [];
    const joinListeners: (() => void)[] = [];
    const waiting = new Map<number, () => void>();
    const conflicts: { until: number; resolve: () => void }[] = [];
    let [seq, isAlive, isIn] = [0, true, true];

    function read(most = Infinity): void {
      for (let left = most; left > 0 && seq < entries.length && isAlive; left--) {
        const entry = entries[seq++];
        if (!entry) return;
        const isOwn = entry.node === node;
        for (const [key, value] of entry.change.values ?? [])
          values.apply(key, value === null ? '' : JSON.stringify(value), { seq, isOwn });
        if (entry.change.event)
          for (const listener of eventListeners) listener(...entry.change.event, { epoch: '', offset: seq });
        waiting.get(seq)?.();
        for (const { until, resolve } of conflicts) if (until <= seq) resolve();
      }
    }

    const shared: SharedLog = {
      commands() {
        throw new Error('there is no Redis here');
      },
      node,
      get position() {
        return { epoch: '', offset: seq };
      },
      get session() {
        return isAlive && isIn ? ({} as SharedLog['session']) : undefined;
      },
      values,
      now,
      async commit(change) {
        if (!isAlive || !isIn) throw new NotStoredError('gone');
        const at = commit(node, change, values.seqOf);
        const until = entries.length;
        if (at === undefined) await new Promise<void>((resolve) => conflicts.push({ until, resolve }));
        else await new Promise<void>((resolve) => waiting.set(at, resolve));
        return at === undefined ? undefined : { epoch: '', offset: at };
      },
      onEvent: (listener) => void eventListeners.push(listener),
      onJoin: (listener) => void joinListeners.push(listener),
      onReplaced() {},
      close() {},
    };
    const key = `node:${node}`;
    commit(node, { values: [[key, {}]] }, values.seqOf);
    read();

    const listeners: (() => void)[] = [];
    values.onChange((changed) => {
      if (changed.startsWith('node:')) for (const listener of listeners) listener();
    });
    const removed: SharedChange = { values: [[key, undefined]] };
    return {
      shared,
      nodes: {
        own: node,
        list: () => [...values.entries('node:')].map(([each]) => each.slice('node:'.length)),
        onChange: (listener) => void listeners.push(listener),
      },
      read,
      get unread() {
        return entries.length - seq;
      },
      get isAlive() {
        return isAlive;
      },
      kill() {
        isAlive = false;
        commit('', removed, () => 0);
      },
      evict() {
        isIn = false;
        commit('', removed, () => 0);
      },
      rejoin() {
        isIn = true;
        read();
        commit(node, { values: [[key, {}]] }, values.seqOf);
        for (const listener of joinListeners) listener();
      },
    };
  }

  return { join };
}

/** JSON has no undefined. */
function undefinedAsNull(_key: string, value: unknown): unknown {
  return value === undefined ? null : value;
}
