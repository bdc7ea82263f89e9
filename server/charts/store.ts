import type { Problem } from '#protocol';
import type { Snapshot } from './snapshot.ts';

/** What happens to a chart; published on the topic `chart:<name>`. */
export type ChartEvent =
  | { kind: 'changed'; name: string; snapshot: Snapshot }
  /** written again with the same content: only `modified` is newer */
  | { kind: 'touched'; name: string; snapshot: Snapshot }
  | { kind: 'removed'; name: string; revision: number }
  /** the file became broken (the last good snapshot stays), or is good again (null) */
  | { kind: 'problem'; name: string; problem: Problem | null };

/** One line of `/api`. A broken file that was never good has no revision. */
export interface ChartEntry {
  name: string;
  revision?: number;
  etag?: string;
  modified?: number;
  bytes?: number;
  problem?: Problem;
}

/** The latest good snapshot of every chart, and what is wrong with its file now. A chart with two names answers to both. */
export interface ChartStore {
  get(name: string): Snapshot | undefined;
  problem(name: string): Problem | undefined;
  /** by name, in order; aliases are not listed. Entries that cannot have a chart name (a folder `x.json` can) are listed by file name. */
  list(): ChartEntry[];
}
