import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { dropFile } from '../helpers/drop-file.ts';
import type { OnEnd } from '../helpers/for-this-file.ts';
import { openLink, type Link } from '../helpers/link.ts';
import type { RedisServer } from '../helpers/redis-server.ts';
import { tempFolder } from '../helpers/temp-folder.ts';
import { startWallProcess, type WallProcess } from '../helpers/wall-process.ts';

export interface ClusterNode {
  readonly name: string;
  readonly process: WallProcess;
  /** the screens' way to it */
  readonly link: Link;
  /** its way to Redis; undefined for one that has none */
  readonly store: Link | undefined;
}

/** What is put to the test: one node with its journal, or two with a Redis. */
export interface Cluster {
  readonly nodes: readonly ClusterNode[];
  readonly redis: RedisServer | undefined;
  /** the data folder */
  readonly dir: string;
}

export interface ClusterOptions {
  /** undefined: one node without a Redis */
  redis: RedisServer | undefined;
  /** both nodes have the data folder; otherwise only the first has */
  isShared: boolean;
  /** the folder of another build; undefined: this one's */
  dist: string | undefined;
  /** where the nodes' log goes */
  log: number;
  onEnd: OnEnd;
}

/** One page, so that nothing turns by itself. */
const wallFile = { pages: [{ tiles: [{ chart: 'one' }] }] };

/** Starts it with these charts. */
export async function startCluster(
  charts: Readonly<Record<string, unknown>>,
  { redis, isShared, dist, log, onEnd }: ClusterOptions,
): Promise<Cluster> {
  const dir = join(await tempFolder(onEnd), 'data');
  await mkdir(dir);
  await dropFile(dir, 'walls/main.json', wallFile);
  for (const [chart, content] of Object.entries(charts)) await dropFile(dir, `${chart}.json`, content);

  async function startNode(name: string, data: string | null): Promise<ClusterNode> {
    const store = redis && (await openLink(redis.url, { onEnd }));
    const process = await startWallProcess({
      dir: data,
      log,
      onEnd,
      args: store ? ['--redis', store.url] : [],
      ...(dist !== undefined && { dist }),
    });
    return { name, process, store, link: await openLink(process.url, { onEnd }) };
  }

  const nodes = [await startNode('a', dir)];
  if (redis) nodes.push(await startNode('b', isShared ? dir : null));
  return { nodes, redis, dir };
}
