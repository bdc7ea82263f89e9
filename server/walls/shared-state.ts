import type { Action, WallState } from '#protocol';
import type { Broker } from '../broker/broker.ts';
import type { StateEvent, WallTopics } from './events.ts';
import type { Original } from './guests/original.ts';
import { reduce } from './state.ts';
import type { KeptValue, WallStates, WallTopic } from './wall-states.ts';

/** What has become of an action; `conflict`: another node has changed the wall at the same time; `refused`: nothing can be stored now. */
export type ActionOutcome = 'done' | 'conflict' | 'refused';

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
  /** Applies an action of the server itself. `delay`: until screens apply it, ms; `kept`: what is stored with it. */
  applyServerAction(
    action: Action,
    options?: { delay?: number; kept?: KeptValue | undefined },
  ): Promise<ActionOutcome> | ActionOutcome;
  /** The state has changed, on this node or another. */
  take(event: StateEvent): void;
  /** The state as others have made it, whose events were missed. Returns the events that lead there. */
  catchUp(state: WallState): StateEvent[];
}

export interface SharedStateDeps {
  states: WallStates;
  broker: Broker<WallTopics>;
  now: () => number;
  /** How long after it was published screens apply a change, so that all of them are ready for it. ms */
  lead: (action: Action['action']) => number;
  /** Called when the wall's state was stored for the first time. */
  onFirstStored: () => void;
}

/** The state of the wall that `topic` is about, as it was stored; `initial` when it was not. */
export function createSharedState(
  topic: WallTopic,
  initial: WallState,
  { states, broker, now, lead, onFirstStored }: SharedStateDeps,
): SharedState {
  let state = states.of(topic) ?? initial;
  let lastAt = 0;

  function eventOf(action: Action['action'], next: WallState, delay: number): StateEvent {
    // changes are shown in the order in which they were made
    const at = Math.max(now() + delay, lastAt);
    return { kind: 'state', action, before: state, state: next, at };
  }

  return {
    get value() {
      return state;
    },
    get isStored() {
      return states.isStored(topic);
    },

    async applyAction(action, original) {
      for (;;) {
        const next = reduce(state, action);
        if (next === state) {
          const isUnknownChart = action.action === 'fullScreen' && action.chartName === undefined;
          if (!original || !isUnknownChart) return false;
          await broker.publish(topic, { kind: 'unknown-chart', original });
          return true;
        }
        const isFirst = !states.isStored(topic);
        const event = { ...eventOf(action.action, next, lead(action.action)), isByPerson: true as const };
        if (!(await states.commit(topic, { ...event, ...(original && { original }) }))) continue;
        if (isFirst) onFirstStored();
        return true;
      }
    },

    applyServerAction(action, { delay = lead(action.action), kept } = {}) {
      const next = reduce(state, action);
      if (next === state) return 'done';
      const done = states.commit(topic, eventOf(action.action, next, delay), kept);
      if (typeof done === 'boolean') return outcomeOf(done);
      return done.then(outcomeOf, () => 'refused');
    },

    take({ state: next, at }) {
      state = next;
      lastAt = Math.max(lastAt, at);
    },

    catchUp(next) {
      const changes: [Action['action'], boolean][] = [
        ['themeChange', next.theme !== state.theme],
        ['fullScreen', next.fullScreen !== state.fullScreen],
        ['pageChange', next.page !== state.page],
      ];
      const changed = changes.filter(([, isChanged]) => isChanged).map(([action]) => action);
      return changed.map((action) => eventOf(action, next, 0));
    },
  };
}

function outcomeOf(isDone: boolean): ActionOutcome {
  return isDone ? 'done' : 'conflict';
}
