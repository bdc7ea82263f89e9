import * as v from 'valibot';
import type { SharedLog } from './shared-log.ts';
import { lease } from './session.ts';
import { aliveKey, metaKey } from './keys.ts';

/** What the nodes know of each other, stored under `node:<id>`. */
export const nodeSchema = v.object({
  /** it has a data folder */
  hasFolder: v.boolean(),
});

/** The servers that share the log. */
export interface Nodes {
  readonly own: string;
  /** Those that are alive, the one that joined first coming first. */
  list(): string[];
  /** Whether a node that is alive has a data folder. */
  withFolder(): string | undefined;
  /** Calls back when a node has come or is gone. */
  onChange(listener: () => void): void;
  /** Says goodbye: others take over at once. */
  close(): Promise<void>;
}

const prefix = 'node:';
const sweepInterval = 1000;

interface NodesDeps {
  hasFolder: boolean;
  now: () => number;
  after: (ms: number, run: () => void) => () => void;
}

/** Adds this node to those that share the log, and removes those whose lease is over. */
export async function joinNodes(shared: SharedLog, { hasFolder, now, after }: NodesDeps): Promise<Nodes> {
  const key = prefix + shared.node;
  const listeners: (() => void)[] = [];
  let joinedAt = now();
  let cancelSweep = (): void => {};

  const list = (): string[] => [...shared.values.entries(prefix)].map(([each]) => each.slice(prefix.length));

  async function announce(): Promise<void> {
    joinedAt = now();
    if (shared.values.get(key) === undefined) await shared.commit({ values: [[key, { hasFolder }]] });
  }

  /** After a standstill of Redis nobody's lease has been renewed: then each node has the time of a lease to come back. */
  async function sweep(): Promise<void> {
    const { session } = shared;
    if (!session) return;
    if (shared.values.get(key) === undefined) await announce();
    if (now() - joinedAt < 2 * lease) return;
    for (const node of list()) {
      if (node === shared.node) continue;
      const isGone = await session.commands.run('evict', [metaKey, aliveKey(node)], [node]);
      if (isGone === 1) await shared.commit({ values: ownOf(node), expects: [prefix + node] });
    }
  }

  /** What is of one node alone goes with it: all keys that end with its id. */
  function ownOf(node: string): [string, undefined][] {
    const keys = [...shared.values.entries('')].map(([each]) => each).filter((each) => each.endsWith(node));
    return keys.map((each) => [each, undefined]);
  }

  function sweepLater(): void {
    cancelSweep = after(sweepInterval, () => {
      // while Redis is gone nothing can be said of others
      void sweep()
        .catch(() => {})
        .then(sweepLater);
    });
  }

  shared.values.onChange((changed) => {
    if (changed.startsWith(prefix)) for (const listener of listeners) listener();
  });
  shared.onJoin(() => void announce().catch(() => {}));
  // with a Redis that stores nothing just now the node is there, and says so when it can
  await announce().catch(() => {});
  sweepLater();

  return {
    own: shared.node,
    list,
    withFolder: () =>
      list().find((node) => (shared.values.get(prefix + node) as { hasFolder: boolean }).hasFolder),
    onChange: (listener) => void listeners.push(listener),
    async close() {
      cancelSweep();
      await shared.commit({ values: ownOf(shared.node) }).catch(() => {});
    },
  };
}
