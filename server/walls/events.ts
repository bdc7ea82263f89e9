import type { Action, Layout, WallState } from '#protocol';
import type { Original } from './guests/original.ts';

/** A change of a wall's state. `original` is what the guest that asked for it sent (PROTOCOL.md G-3). */
export interface StateEvent {
  kind: 'state';
  action: Action['action'];
  was: WallState;
  state: WallState;
  /** server time at which to apply it, ms since 1970 */
  at: number;
  original?: Original;
}

/** A text for every socket on the wall. */
export interface RelayEvent {
  kind: 'relay';
  text: string;
}

/** An action of a guest on a chart that no wall can have; no state is kept of it. */
export interface UnknownChartEvent {
  kind: 'unknown-chart';
  original: Original;
}

/** The layout changed. */
export interface LayoutEvent {
  kind: 'layout';
  layout: Layout;
}

/** What happens on a wall; plain data. */
export type WallEvent = StateEvent | RelayEvent | UnknownChartEvent | LayoutEvent;
export type WallTopics = Record<`wall:${string}`, WallEvent>;
