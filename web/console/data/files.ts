import * as v from 'valibot';
import { problemSchema, type Problem } from '#protocol';
import { ask, tell } from '../server/request.ts';

const translationsSchema = v.record(v.string(), v.string());

/** What the console reads of an entry of `GET /api`. Times are ms since 1970. */
export interface DataFile {
  name: string;
  revision?: number | undefined;
  modified?: number | undefined;
  bytes?: number | undefined;
  /** how it is drawn, and why */
  type?: string | undefined;
  reason?: Readonly<Record<string, string>> | undefined;
  problem?: Problem | undefined;
  /** of its side-car: true if there is one, or what is wrong with it */
  settings?: true | Problem | undefined;
  /** not shown until a person accepts it */
  held?: { modified: number; bytes: number } | undefined;
}

const fileSchema = v.object({
  name: v.string(),
  revision: v.optional(v.number()),
  modified: v.optional(v.number()),
  bytes: v.optional(v.number()),
  type: v.optional(v.string()),
  reason: v.optional(translationsSchema),
  problem: v.optional(problemSchema),
  settings: v.optional(v.union([v.literal(true), problemSchema])),
  held: v.optional(v.object({ modified: v.number(), bytes: v.number() })),
});

const listSchema = v.object({ charts: v.array(fileSchema) });

export async function loadFiles(): Promise<DataFile[]> {
  return (await ask(listSchema, '/api')).charts;
}

/** Publishes what is held back. */
export function acceptFile(name: string): Promise<void> {
  return tell(`/api/${encodeURIComponent(name)}/accept`);
}

export type FileState = 'held' | 'broken' | 'settings' | 'good';

/** Held back counts first: it waits for a person. */
export function stateOf({ held, problem, settings }: DataFile): FileState {
  if (held) return 'held';
  if (problem) return 'broken';
  return typeof settings === 'object' ? 'settings' : 'good';
}

export function problemOf({ problem, settings }: DataFile): Problem | undefined {
  return problem ?? (typeof settings === 'object' ? settings : undefined);
}

/** What needs somebody first, then the oldest. */
export function byUrgency(files: readonly DataFile[]): DataFile[] {
  const order: readonly FileState[] = ['held', 'broken', 'settings', 'good'];
  const rank = (file: DataFile): number => order.indexOf(stateOf(file));
  return files.toSorted((a, b) => rank(a) - rank(b) || (a.modified ?? 0) - (b.modified ?? 0));
}

const frameSchema = v.object({ frame: v.optional(v.string(), '') });

/** The lines around the mistake in a file. */
export async function loadFrame(name: string): Promise<string> {
  return (await ask(frameSchema, `/api/-/charts/${encodeURIComponent(name)}/problem`)).frame;
}
