import { wallStateSchema, type Action, type WallState } from '#protocol';
import * as v from 'valibot';
import type { Broker } from '../broker/broker.ts';
import type { Journal } from '../storage/journal.ts';
import type { WallTopics } from './events.ts';
import type { Original } from './guests/original.ts';
import { reduce } from './state.ts';

/** The state of a wall. Its changes are made one at a time: the next may begin when the last has resolved. */
export interface SharedState {
  readonly value: WallState;
  /** False until a person's action was stored. */
  readonly isStored: boolean;
  /**
   * Applies an action of a person: stores the new state, then publishes it. Resolves to false when nothing was published, because the
   * action changes nothing. @throws {NotStoredError} and changes nothing when the new state could not be stored.
   */
  applyAction(action: Action, original?: Original): Promise<boolean>;
  /** Applies an action of the server itself: published, but not stored. `delay`: until screens apply it, ms. */
  applyServerAction(action: Action, delay?: number): void;
}

export interface SharedStateDeps {
  journal: Journal;
  broker: Broker<WallTopics>;
  now: () => number;
  /** How long after it was published screens apply a change, so that all of them are ready for it. ms */
  lead: (action: Action['action']) => number;
  /** Called when the wall's state was stored for the first time. */
  onFirstStored: () => void;
}

/** The state of the wall that `topic` is about, as it was stored; `initial` when it was not. */
export function createSharedState(
  topic: keyof WallTopics,
  initial: WallState,
  { journal, broker, now, lead, onFirstStored }: SharedStateDeps,
): SharedState {
  let state = storedState(journal, topic) ?? initial;
  let lastAt = 0;

  const isStored = () => journal.get(topic) !== undefined;

  function commit(next: WallState, action: Action['action'], delay: number, original?: Original): void {
    const before = state;
    state = next;
    // changes are shown in the order in which they were made
    const at = Math.max(now() + delay, lastAt);
    lastAt = at;
    void broker.publish(topic, { kind: 'state', action, before, state, at, ...(original && { original }) });
  }

  return {
    get value() {
      return state;
    },
    get isStored() {
      return isStored();
    },

    async applyAction(action, original) {
      const next = reduce(state, action);
      if (next === state) {
        const isUnknownChart = action.action === 'fullScreen' && action.chartName === undefined;
        if (!original || !isUnknownChart) return false;
        void broker.publish(topic, { kind: 'unknown-chart', original });
        return true;
      }
      const isFirst = !isStored();
      await journal.put(topic, next);
      commit(next, action.action, lead(action.action), original);
      if (isFirst) onFirstStored();
      return true;
    },

    applyServerAction(action, delay = lead(action.action)) {
      const next = reduce(state, action);
      if (next !== state) commit(next, action.action, delay);
    },
  };
}

/** Undefined for a wall on which nobody has changed anything. */
export function storedState(journal: Pick<Journal, 'get'>, topic: keyof WallTopics): WallState | undefined {
  const decoded = v.safeParse(wallStateSchema, journal.get(topic));
  return decoded.success ? decoded.output : undefined;
}
