import { wallStateSchema, type WallState } from '#protocol';
import * as v from 'valibot';
import type { Broker } from '../broker/broker.ts';
import type { Journal } from '../storage/journal.ts';
import type { StateEvent, WallTopics } from './events.ts';

export type WallTopic = `wall:${string}`;

/** A value that is stored with a change; undefined: it is deleted. */
export type KeptValue = readonly [key: string, value: unknown];

/** The states of all walls: stored, and told to every node in one order. */
export interface WallStates {
  /** Within it a greater revision is a newer state, on whatever node. Undefined: on this server only, until it ends. */
  readonly epoch: string | undefined;
  /** What a wall shows now, as far as it was ever changed. */
  of(topic: WallTopic): WallState | undefined;
  /** Whether a person has ever changed it. */
  isStored(topic: WallTopic): boolean;
  /**
   * Stores a state if it is to be kept, and `kept`, then publishes it. Resolves to false, and does nothing, when another node has changed the wall
   * meanwhile; its event was delivered then. @throws {NotStoredError}
   */
  commit(topic: WallTopic, event: StateEvent, kept?: KeptValue): Promise<boolean> | boolean;
  /** Whether this node has changed the state. */
  isOwn(event: StateEvent): boolean;
  /** Calls back with states whose events were missed. */
  onMissed(listener: (topic: WallTopic, state: WallState) => void): void;
}

/** Those of a single node, delivered before `commit` returns or resolves: what the server does by itself is not stored. */
export function createLocalWallStates(deps: { journal: Journal; broker: Broker<WallTopics> }): WallStates {
  const { journal, broker } = deps;
  const of = (topic: WallTopic): WallState | undefined => decodeState(journal.get(topic));
  return {
    epoch: undefined,
    of,
    isStored: (topic) => journal.get(topic) !== undefined,
    commit(topic, event, kept) {
      if (kept) keep(journal, kept);
      const publish = (): boolean => {
        void broker.publish(topic, event); // delivered at once
        return true;
      };
      return event.isByPerson ? journal.put(topic, event.state).then(publish) : publish();
    },
    isOwn: () => true,
    onMissed() {},
  };
}

/** Not awaited: it counts at once, and the journal says why it could not be stored. */
export function keep(journal: Pick<Journal, 'put' | 'delete'>, [key, value]: KeptValue): void {
  const done = value === undefined ? journal.delete(key) : journal.put(key, value);
  done.catch(() => {});
}

export function decodeState(value: unknown): WallState | undefined {
  const decoded = v.safeParse(wallStateSchema, value);
  return decoded.success ? decoded.output : undefined;
}
