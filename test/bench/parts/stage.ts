import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ContestantOps } from '../contestants/contract.ts';
import { entryOf, type Name } from '../contestants/index.ts';
import type { Connect, LoadOps } from '../load/contract.ts';
import { startRemote, type Operations, type Remote, type RemoteOptions } from './remote.ts';

const folder = join(import.meta.dirname, '..');
export const scripts = {
  load: join(folder, 'load/main.ts'),
  contestant: (name: Name) => join(folder, `contestants/${name}.ts`),
};

/** A server and the sockets that it serves, each in a process of its own. */
export interface Pair {
  readonly name: Name;
  readonly port: number;
  readonly server: Remote<ContestantOps>;
  readonly load: Remote<LoadOps>;
  /** Opens so many sockets, in this contestant's words or in others. Resolves to how long it took, in ms. */
  connect(count: number, words?: Partial<Connect>): Promise<number>;
}

interface PairOptions {
  screens?: number;
  compress?: boolean;
  redis?: string;
}

export interface Stage {
  /** Starts a contestant and its load generator, with so many screens or none. */
  pair(name: Name, how?: PairOptions): Promise<Pair>;
  /** Starts any process of ours, which ends with the stage. */
  start<Ops extends Operations>(script: string, options?: RemoteOptions): Remote<Ops>;
  /** Runs with the stage's end, whatever happens before. */
  atEnd(end: () => Promise<unknown>): void;
  /** an empty folder, gone with the stage */
  folder(): Promise<string>;
  /** Ends everything that was started on it, and takes away what it left. */
  clear(): Promise<void>;
}

/** With a folder for profiles, our own server leaves one there when it ends. */
export function createStage({ profiles }: { profiles?: string | undefined } = {}): Stage {
  const ends: (() => Promise<unknown>)[] = [];
  const folders: string[] = [];

  async function emptyFolder(): Promise<string> {
    const made = await mkdtemp(join(tmpdir(), 'chartwall-bench-'));
    folders.push(made);
    return made;
  }

  function start<Ops extends Operations>(script: string, options?: RemoteOptions): Remote<Ops> {
    const remote = startRemote<Ops>(script, options);
    ends.push(() => remote.end());
    return remote;
  }

  return {
    start,
    folder: emptyFolder,
    atEnd: (end) => void ends.push(end),

    async pair(name, { screens = 0, compress = false, redis } = {}) {
      const server = start<ContestantOps>(scripts.contestant(name));
      const load = start<LoadOps>(scripts.load);
      const { port } = await server.ask('start', {
        dir: await emptyFolder(),
        compress,
        ...(redis !== undefined && { redis }),
        ...(profiles !== undefined && name === 'ours' && { profiles }),
      });
      const { dialect, hello } = entryOf(name);
      const own: Omit<Connect, 'count'> = {
        port,
        dialect: compress && dialect === 'websocket' ? 'deflate' : dialect,
        ...hello,
      };
      const connect: Pair['connect'] = async (count, words) =>
        (await load.ask('connect', { ...own, ...words, count })).ms;
      if (screens > 0) await connect(screens);
      return { name, port, server, load, connect };
    },

    async clear() {
      await Promise.all(ends.splice(0).map((end) => end()));
      // last: what is in them belongs to the processes
      await Promise.all(folders.splice(0).map(remove));
    },
  };
}

function remove(folder: string): Promise<void> {
  return rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
}
