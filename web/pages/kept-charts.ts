import * as v from 'valibot';
import { chartNameSchema, chartSettingsSchema, noteListSchema, problemSchema } from '#protocol';
import type { SavedChart } from '../client/index.ts';

/** Of one wall, in bytes. Beyond it what was written longest ago is dropped. */
const maxBytes = 20 * 1024 * 1024;

const schema = v.object({
  chartName: chartNameSchema,
  revision: v.number(),
  etag: v.optional(v.string()),
  modified: v.optional(v.number()),
  notes: v.optional(noteListSchema),
  data: v.string(),
  settings: v.optional(chartSettingsSchema),
  problem: v.nullable(problemSchema),
});

/** The last good charts of a wall, on the browser's disk: a screen that starts while the server is down draws them. */
export interface KeptCharts {
  /** What is on the disk. What cannot be decoded is deleted. */
  read(): Promise<SavedChart[]>;
  /** Writes what has changed, and deletes what does not exist any more. Returns how many bytes it has written. */
  write(charts: ReadonlyMap<string, SavedChart | undefined>): Promise<number>;
}

/** @param cache all of it is the wall's */
export function createKeptCharts(cache: Pick<Cache, 'keys' | 'matchAll' | 'put' | 'delete'>): KeptCharts {
  /** What is kept, by its URL's path; the one written longest ago first. */
  const kept = new Map<string, { version: string; bytes: number }>();

  async function drop(path: string): Promise<void> {
    if (kept.delete(path)) await cache.delete(path);
  }

  async function makeRoom(bytes: number): Promise<void> {
    const total = (): number => [...kept.values()].reduce((sum, each) => sum + each.bytes, bytes);
    for (const path of kept.keys()) if (total() > maxBytes) await drop(path);
  }

  async function put(path: string, chart: SavedChart): Promise<number> {
    const version = versionOf(chart);
    if (kept.get(path)?.version === version) return 0;
    kept.delete(path);
    const body = new Blob([JSON.stringify(chart)]);
    await makeRoom(body.size);
    await cache.put(path, new Response(body));
    kept.set(path, { version, bytes: body.size });
    return body.size;
  }

  return {
    async read() {
      const [requests, responses] = await Promise.all([cache.keys(), cache.matchAll()]);
      const bodies = await Promise.all(responses.map((response) => response.blob()));
      const charts: SavedChart[] = [];
      for (const [i, body] of bodies.entries()) {
        const path = new URL(requests[i]?.url ?? '/', location.href).pathname;
        const chart = decode(await body.text());
        kept.set(path, { version: chart ? versionOf(chart) : '', bytes: body.size });
        if (chart && pathOf(chart.chartName) === path) charts.push(chart);
        else await drop(path);
      }
      return charts;
    },
    async write(charts) {
      let written = 0;
      for (const [chartName, chart] of charts) {
        if (chart) written += await put(pathOf(chartName), chart);
        else await drop(pathOf(chartName));
      }
      return written;
    },
  };
}

function pathOf(chartName: string): string {
  return `/${encodeURIComponent(chartName)}`;
}

function decode(text: string): SavedChart | undefined {
  try {
    const stored = v.safeParse(schema, JSON.parse(text));
    return stored.success ? stored.output : undefined;
  } catch {
    return undefined;
  }
}

function versionOf({ revision, etag, modified, notes, settings, problem }: SavedChart): string {
  return JSON.stringify([revision, etag, modified, notes, settings, problem]);
}
