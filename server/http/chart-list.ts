import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { areFactsKnown, factsOf } from '../charts/facts.ts';
import type { Snapshot } from '../charts/snapshot.ts';
import type { ChartEntry, ChartStore } from '../charts/store.ts';
import type { WallFiles } from '../walls/wall-files.ts';
import type { Sendable } from './sendable.ts';

/** How much is done without a pause, so that screens are served meanwhile. Bytes that are read, each chart counting for some at least */
const mostAtOnce = 256 * 1024;
const leastEach = 4096;
/** what is read already */
const lineEach = 1024;
const knownEach = 64;

const gzipAsync = promisify(gzip);

interface Made {
  /** what it was made of: `changes` of the charts, and the walls as JSON */
  changes: number;
  walls: string;
  list: Promise<Sendable>;
}

/**
 * The answer of `/api`: every chart with what was found in it and how it is drawn, and every wall. Made when it is asked for after a change,
 * once for all who ask meanwhile, and kept until it is asked for after the next one.
 */
export function createChartList(charts: ChartStore, walls: Pick<WallFiles, 'list'>): () => Promise<Sendable> {
  let made: Made | undefined;
  let next: Promise<Sendable> | undefined;

  /** The answer must include every change before the request, so a run under way is not reused; one run at a time, because 50,000 charts take seconds. */
  async function makeNext(): Promise<Sendable> {
    await made?.list.catch(ignore);
    next = undefined;
    const begun = { changes: charts.changes, walls: wallsNow() };
    made = { ...begun, list: makeList(charts, begun.walls) };
    made.list.catch(() => (made = undefined));
    return made.list;
  }

  const wallsNow = () => JSON.stringify(walls.list());

  return () => {
    if (made?.changes === charts.changes && made.walls === wallsNow()) return made.list;
    return (next ??= makeNext());
  };
}

async function makeList(charts: ChartStore, walls: string): Promise<Sendable> {
  const parts: Buffer[] = [];
  const hash = createHash('sha256');
  let text = '{"charts":[';
  let work = 0;
  const add = (words: string) => {
    const part = Buffer.from(words);
    hash.update(part);
    parts.push(part);
  };
  for (const [i, entry] of charts.list().entries()) {
    const made = lineOf(charts, entry);
    text += (i > 0 ? ',' : '') + made.line;
    work += made.work;
    if (work <= mostAtOnce) continue;
    add(text);
    text = '';
    await setImmediate();
    work = 0;
  }
  add(`${text}],"walls":${walls}}`);
  const body = Buffer.concat(parts);
  let gzipped: Promise<Buffer> | undefined;
  return { body, etag: hash.digest('base64url').slice(0, 22), gzip: () => (gzipped ??= gzipAsync(body)) };
}

/** The lines of charts of which nothing is said but by their data; they go with it. */
const plainLines = new WeakMap<Snapshot, string>();

/** One chart of the list, and how much had to be done for it (see `mostAtOnce`). */
function lineOf(charts: ChartStore, entry: ChartEntry): { line: string; work: number } {
  const { name, revision, problem, held } = entry;
  const snapshot = revision === undefined ? undefined : charts.get(name);
  if (!snapshot) return { line: JSON.stringify(entry), work: lineEach };
  const settings = charts.settings(name);
  const isPlain = !problem && !held && !entry.settings && !settings;
  const known = isPlain ? plainLines.get(snapshot) : undefined;
  if (known !== undefined) return { line: known, work: knownEach };
  const work = areFactsKnown(snapshot, name, settings) ? lineEach : snapshot.body.length + leastEach;
  const line = JSON.stringify({ ...entry, ...factsOf(snapshot, name, settings) });
  if (isPlain) plainLines.set(snapshot, line);
  return { line, work };
}

/** Told to those who asked for it. */
function ignore(): void {}
