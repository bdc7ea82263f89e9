import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { defaultWall } from '#protocol';
import { areFactsKnown } from '../charts/facts.ts';
import { computeFacts } from '../charts/reading/off-thread.ts';
import type { WorkerPool } from '../charts/reading/worker-pool.ts';
import type { Snapshot } from '../charts/snapshot.ts';
import type { ChartEntry, ChartStore } from '../charts/store.ts';
import type { WallFiles } from '../walls/wall-files.ts';
import type { Sendable } from './sendable.ts';
import type { TimezoneOf } from './wall-of.ts';

/** Work done before yielding to the event loop, so that screens are served meanwhile. In bytes read; every chart costs something. */
const workPerTurn = 256 * 1024;
/** cost of a chart that has to be read, besides its bytes */
const readCost = 4096;
/** cost of a chart whose facts are known */
const lineCost = 1024;
/** cost of a line that is cached */
const cachedCost = 64;

const gzipAsync = promisify(gzip);

interface Version {
  /** what the list was made from: the store's `changes`, the walls as JSON, and the time zone of the default one */
  changes: number;
  walls: string;
  timezone: string | undefined;
  list: Promise<Sendable>;
}

export interface ChartListDeps {
  charts: ChartStore;
  walls: Pick<WallFiles, 'list'>;
  workers: WorkerPool;
  timezoneOf: TimezoneOf;
}

/**
 * The response of `/api`: every chart with its columns and how it is drawn, and every wall. Built on the first request after a change,
 * shared by all requests that arrive meanwhile, and cached until the first request after the next change.
 */
export function createChartList({
  charts,
  walls,
  workers,
  timezoneOf,
}: ChartListDeps): () => Promise<Sendable> {
  let latest: Version | undefined;
  let next: Promise<Sendable> | undefined;

  /**
   * The response must include every change before the request, so a build under way is not reused. One build at a time, because 50,000
   * charts take seconds.
   */
  async function makeNext(): Promise<Sendable> {
    await latest?.list.catch(ignore);
    next = undefined;
    const madeFrom = { changes: charts.changes, walls: wallsNow(), timezone: timezoneOf(defaultWall) };
    latest = { ...madeFrom, list: makeList({ charts, workers }, madeFrom) };
    latest.list.catch(() => (latest = undefined));
    return latest.list;
  }

  const wallsNow = () => JSON.stringify(walls.list());

  return () => {
    const isCurrent =
      latest?.changes === charts.changes &&
      latest.walls === wallsNow() &&
      latest.timezone === timezoneOf(defaultWall);
    if (latest && isCurrent) return latest.list;
    return (next ??= makeNext());
  };
}

async function makeList(
  deps: LineDeps,
  { walls, timezone }: Pick<Version, 'walls' | 'timezone'>,
): Promise<Sendable> {
  const parts: Buffer[] = [];
  const hash = createHash('sha256');
  let text = '{"charts":[';
  let work = 0;
  const flush = (chunk: string) => {
    const part = Buffer.from(chunk);
    hash.update(part);
    parts.push(part);
  };
  for (const [i, listed] of listNow(deps.charts).entries()) {
    const { line, cost } = await lineOf(deps, listed, timezone);
    text += (i > 0 ? ',' : '') + line;
    work += cost;
    if (work <= workPerTurn) continue;
    flush(text);
    text = '';
    await setImmediate();
    work = 0;
  }
  flush(`${text}],"walls":${walls}}`);
  const body = Buffer.concat(parts);
  let gzipped: Promise<Buffer> | undefined;
  return { body, etag: hash.digest('base64url').slice(0, 22), gzip: () => (gzipped ??= gzipAsync(body)) };
}

type LineDeps = Pick<ChartListDeps, 'charts' | 'workers'>;

interface Listed {
  entry: ChartEntry;
  /** the one that `entry` describes: while the list is built the chart may change, and its line is cached by snapshot */
  snapshot: Snapshot | undefined;
}

function listNow(charts: ChartStore): Listed[] {
  return charts.list().map((entry) => ({
    entry,
    snapshot: entry.revision === undefined ? undefined : charts.get(entry.name),
  }));
}

/** Cached lines of charts that have no settings, problem or held content: these depend on the snapshot and the time zone alone. */
const plainLines = new WeakMap<Snapshot, { line: string; timezone: string | undefined }>();

/** One chart of the list, and what it cost (see `workPerTurn`). */
async function lineOf(
  { charts, workers }: LineDeps,
  { entry, snapshot }: Listed,
  timezone: string | undefined,
): Promise<{ line: string; cost: number }> {
  const { name, problem, held } = entry;
  if (!snapshot) return { line: JSON.stringify(entry), cost: lineCost };
  const settings = charts.settings(name);
  const isPlain = !problem && !held && !entry.settings && !settings;
  const cached = isPlain ? plainLines.get(snapshot) : undefined;
  if (cached && cached.timezone === timezone) return { line: cached.line, cost: cachedCost };
  const identity = { name, settings, timezone };
  const cost = areFactsKnown(snapshot, identity) ? lineCost : snapshot.body.length + readCost;
  const facts = await computeFacts(workers, snapshot, identity);
  const line = JSON.stringify({ ...entry, ...facts });
  if (isPlain) plainLines.set(snapshot, { line, timezone });
  return { line, cost };
}

/** The requests that wait for the list report the error. */
function ignore(): void {}
