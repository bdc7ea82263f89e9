import type { ChartSettings, Problem } from '#protocol';
import type { Snapshot } from './snapshot.ts';

/** A new content; `before` is what it replaces, if there was something. */
export interface ChartChange {
  kind: 'changed';
  name: string;
  snapshot: Snapshot;
  before?: Snapshot;
}

/** What happens to a chart; published on the topic `chart:<name>`. */
export type ChartEvent =
  | ChartChange
  /** written again with the same content: only `modified` is another */
  | { kind: 'touched'; name: string; snapshot: Snapshot }
  | { kind: 'removed'; name: string; revision: number }
  /** the file became broken (the last good snapshot stays), or is good again (null) */
  | { kind: 'problem'; name: string; problem: Problem | null }
  /** what a person says of the chart is another now, or nothing any more (null) */
  | { kind: 'settings'; name: string; settings: ChartSettings | null };
