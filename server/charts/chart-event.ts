import type { ChartSettings, Problem } from '#protocol';
import type { Snapshot } from './snapshot.ts';

/** New content; `before` is the snapshot it replaces, if any. */
export interface ChartChange {
  kind: 'changed';
  name: string;
  snapshot: Snapshot;
  before?: Snapshot;
}

/** A change of a chart; published on the topic `chart:<name>`. */
export type ChartEvent =
  | ChartChange
  /** written again with the same content: only `modified` changed */
  | { kind: 'touched'; name: string; snapshot: Snapshot }
  | { kind: 'removed'; name: string; revision: number }
  /** the file became broken (the last good snapshot stays), or is good again (null) */
  | { kind: 'problem'; name: string; problem: Problem | null }
  /** the side-car's settings changed, or are gone (null) */
  | { kind: 'settings'; name: string; settings: ChartSettings | null };
