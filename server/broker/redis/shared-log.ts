import type { Logger } from 'pino';
import type { Position } from '../broker.ts';
import type { Connection } from './connection.ts';
import type { RedisSession } from './session.ts';
import type { Values } from './values.ts';

/** What is stored and told at once. */
export interface SharedChange {
  /** undefined: the key is deleted */
  readonly values?: readonly (readonly [key: string, value: unknown])[];
  /** keys that no other node may have changed meanwhile */
  readonly expects?: readonly string[];
  readonly event?: readonly [topic: string, event: unknown];
}

/**
 * The log in Redis that all nodes share: every node reads every entry, in the same order, and so knows every value. A node that cannot
 * reach Redis goes on with what it knows and stores nothing.
 */
export interface SharedLog {
  /** this process among the nodes */
  readonly node: string;
  /** The last entry that was read. Positions of different epochs cannot be compared: entries were lost in between. */
  readonly position: Position;
  /** The session of this moment; undefined while Redis cannot be used. */
  readonly session: RedisSession | undefined;
  readonly values: Pick<Values, 'get' | 'entries' | 'seqOf' | 'onChange'>;
  /** For what is not in the log. @throws {NotStoredError} while Redis cannot be used */
  commands(): Connection;
  /** By the clock that all nodes share. ms since 1970 */
  now(): number;
  /**
   * Resolves once this node has read the entry back, so that it knows the values and has delivered the event; to undefined when another
   * node has changed an expected key, once that change is known here.
   * @throws {NotStoredError} when Redis does not take it, or nobody knows in time whether it has
   */
  commit(change: SharedChange): Promise<Position | undefined>;
  onEvent(listener: (topic: string, event: unknown, position: Position) => void): void;
  /** Calls back each time this node has joined again after it was away, and knows what has happened meanwhile. */
  onJoin(listener: () => void): void;
  /** Calls back after everything was read anew, because entries are gone: events were missed. */
  onReplaced(listener: () => void): void;
  close(): void;
}

export interface SharedLogOptions {
  url: string;
  /** how many replicas of Redis must have a change before it is told */
  replicas: number;
  isValid: (key: string, value: unknown) => boolean;
  now: () => number;
  after: (ms: number, run: () => void) => () => void;
  log: Logger;
}

/** Redis could not be used at the start. */
export class RedisStartError extends Error {
  override readonly name = 'RedisStartError';
}
