import type { Action, Layout, Message, ServerMessage, SharedView, WallState } from '#protocol';
import type { Original } from './guests/original.ts';
import type { Said } from './messages/record.ts';

/** The wall's state changed. `original` is the action as a guest sent it, if a guest acted (PROTOCOL.md G-3). */
export interface StateEvent {
  kind: 'state';
  action: Action['action'];
  before: WallState;
  state: WallState;
  /** server time at which to apply it, ms since 1970 */
  at: number;
  /** a person has acted, not the server by itself */
  isByPerson?: true;
  /** the node that has changed it, where there are several */
  node?: string;
  original?: Original;
}

/** A text for every socket on the wall. */
export interface RelayEvent {
  kind: 'relay';
  text: string;
}

/** A guest acted on a chart whose name is invalid; the state has not changed. */
export interface UnknownChartEvent {
  kind: 'unknown-chart';
  original: Original;
}

/** The layout changed. */
export interface LayoutEvent {
  kind: 'layout';
  layout: Layout;
}

/** People look at a chart in another way, on this screen first. */
export interface ViewEvent {
  kind: 'view';
  screen: string;
  view: SharedView;
}

/** Somebody has sent a message, or has ended one. */
export type MessageEvent =
  | { readonly kind: 'message'; readonly message: Message; readonly said: Said | undefined }
  | { readonly kind: 'withdrawal'; readonly id: string; readonly stream: string };

/** A message to one screen, through its session alone. */
export interface DirectEvent {
  kind: 'direct';
  message: ServerMessage;
}

/** Somebody has come into the wall's room, or left it, on this node. */
export interface RoomEvent {
  kind: 'room';
  node: string;
  change: { readonly came: Record<string, unknown> } | { readonly left: string };
}

/** What is published about a wall; plain data. */
export type WallEvent =
  StateEvent | RelayEvent | UnknownChartEvent | LayoutEvent | ViewEvent | RoomEvent | MessageEvent;
export type WallTopics = Record<`wall:${string}`, WallEvent>;
/** Messages of all walls, to all and to single screens are one topic of this node: they are few, and must stay in order. */
export type MessageTopics = Record<'messages', MessageEvent>;
