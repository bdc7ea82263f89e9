import type { RedisConfig } from '../cluster.ts';
import { badValue, readSwitch, UsageError, type Setting } from './settings.ts';

/** The flags of several nodes. */
export const redisOptions = {
  redis: { type: 'string' },
  'redis-wait': { type: 'string' },
  'no-data': { type: 'boolean' },
} as const;

/** Somebody wants the state of a server that was alone to be that of several nodes. */
export interface ImportRequest {
  command: 'import-state';
  stateDir: string;
  redis: RedisConfig;
}

/** What `chartwall import-state` is told. @throws {UsageError} */
export function readImport(settings: Settings, stateDir: string): ImportRequest {
  const { redis } = readCluster(settings);
  if (!redis) throw new UsageError('import-state moves the state into Redis: add --redis');
  return { command: 'import-state', stateDir, redis };
}

type Settings = (flag: keyof typeof redisOptions) => Setting[];

/** Where several nodes share their walls, and whether this one has a data folder. Errors do not contain the URL, which may have a password. */
export function readCluster(settings: Settings): { redis: RedisConfig | null; hasFolder: boolean } {
  const [url] = settings('redis');
  const [wait] = settings('redis-wait');
  const hasFolder = !readSwitch(settings('no-data'));
  if (!url) {
    if (wait) throw new UsageError(`${wait.from} counts beside --redis only`);
    if (!hasFolder) throw new UsageError('--no-data shows the charts of other nodes: add --redis');
    return { redis: null, hasFolder };
  }
  const isUrl = URL.canParse(url.text) && /^rediss?:$/.test(new URL(url.text).protocol);
  if (!isUrl) throw new UsageError(`${url.from} must be an address such as redis://localhost:6379`);
  if (wait && !/^\d$/.test(wait.text)) throw badValue(wait, 'a number of replicas, 0 to 9');
  return { redis: { url: url.text, replicas: Number(wait?.text ?? 0) }, hasFolder };
}
