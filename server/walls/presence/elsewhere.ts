import type { ServerMessage } from '#protocol';
import { guestIdPrefix, type Placed, type PresentRecord } from './present.ts';

/** Who is on the walls through other nodes (PROTOCOL.md part K). */
export interface Elsewhere {
  /** begins the ids of this node's guests */
  readonly guestIdPrefix: string;
  /** Tells the others of a screen or guest of this node; `describe` returns undefined when it is not here any more. */
  announce(id: string, describe: () => PresentRecord | undefined): void;
  /** Where it is, unless it has come here since. */
  find(id: string): Placed | undefined;
  list(): Iterable<readonly [id: string, placed: Placed]>;
  /** How many screens of a wall have a socket there. */
  count(wall: string): number;
  /** The walls that have such screens. */
  walls(): Iterable<string>;
  /**
   * Calls back when one has come there, or has changed; without `placed` when it is gone, or its node is (`isLost`): then it may come back
   * through another.
   */
  onChange(listener: (id: string, placed: Placed | undefined, isLost: boolean) => void): void;
  /** Calls back each time after this node was away, and can be heard again. */
  onJoin(listener: () => void): void;
  /** Tells a screen what to do. Returns false if it has no socket there. @throws {NotStoredError} while others cannot be told */
  order(screen: string, order: ServerMessage): boolean;
  /** Calls back when a screen of this node is to be told something. */
  onOrder(listener: (screen: string, order: ServerMessage) => void): void;
}

/** What one node does for all. */
export interface Duties {
  /** Whether this node is the one that turns the pages of a wall: the one that joined first of those that have screens on it, or of all. */
  drives(wall: string): boolean;
  /** Whether this node is the one that judges alarms and tells webhooks: the one that joined first. */
  readonly isFirst: boolean;
  /** Takes the turn of a wall's screens to replace their pages (PROTOCOL.md S-15). False while another node has it, or none can be stored. */
  takeTurn(wall: string): Promise<boolean> | boolean;
  endTurn(wall: string): void;
  /** Calls back when the nodes of a wall may be others; without a name those of all walls, and the first; also after this node was away. */
  onChange(listener: (wall: string | undefined) => void): void;
}

/** A server that is alone. */
export const nowhereElse: Elsewhere = {
  guestIdPrefix,
  announce() {},
  find: () => undefined,
  list: () => [],
  count: () => 0,
  walls: () => [],
  onChange() {},
  onJoin() {},
  order: () => false,
  onOrder() {},
};

export const allDuties: Duties = {
  drives: () => true,
  isFirst: true,
  takeTurn: () => true,
  endTurn() {},
  onChange() {},
};
