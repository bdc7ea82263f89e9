import { initialState, wallStateSchema, type Action, type WallState } from '#protocol';
import * as v from 'valibot';
import type { Broker } from '../broker/broker.ts';
import { NotStoredError, type Journal } from '../broker/journal.ts';
import { createInOrder } from './in-order.ts';
import type { Outgoing } from './outgoing.ts';
import { reduce } from './state.ts';

/** A change of a wall's state. `original` is the text of the guest that asked for it (PROTOCOL.md G-3). */
export interface StateEvent {
  kind: 'state';
  action: Action['action'];
  was: WallState;
  state: WallState;
  /** server time at which to apply it, ms since 1970 */
  at: number;
  original?: Outgoing;
}

/** A text for every socket on the wall, or for its guests only. */
export interface RelayEvent {
  kind: 'relay';
  text: Outgoing;
  guestsOnly: boolean;
}

export type WallEvent = StateEvent | RelayEvent;
export type WallTopics = Record<`wall:${string}`, WallEvent>;

/** How long an action waits for the slowest screen of a LAN, so that all of them apply it in the same moment. ms */
const lead = 60;

/** Anybody may name a wall; what is stored of them must not grow for ever (PROTOCOL.md B-6). */
const maxStored = 10_000;

export interface Wall {
  readonly name: string;
  readonly state: WallState;
  /** False while an action is under way: another wall of this name would not know of it. */
  readonly isAtRest: boolean;
  /** The session of each screen by the screen's id. A newer socket of the same screen replaces it. */
  readonly screens: Map<string, { replace(): void }>;
  subscribe(subscriber: (event: WallEvent) => void): () => void;
  /**
   * Applies an action, stores the new state, then tells everybody; in the order in which it was called.
   * Resolves to whether the state changed. @throws {NotStoredError} when it could not be stored; then nothing changed.
   */
  act(action: Action, original?: Outgoing): Promise<boolean>;
  /** Passes a text on to every socket on the wall (PROTOCOL.md G-3). */
  relay(text: Outgoing): void;
}

export interface WallDeps {
  journal: Journal;
  broker: Broker<WallTopics>;
  now: () => number;
}

export function createWall(name: string, { journal, broker, now }: WallDeps): Wall {
  const topic = `wall:${name}` as const;
  let state = storedState(journal.get(topic));
  const inOrder = createInOrder();
  let underWay = 0;

  async function apply(action: Action, original?: Outgoing): Promise<boolean> {
    const was = state;
    const next = reduce(was, action);
    if (next === was) {
      if (original) broker.publish(topic, { kind: 'relay', text: original, guestsOnly: true });
      return false;
    }
    if (journal.get(topic) === undefined && journal.size >= maxStored)
      throw new NotStoredError('there are too many walls');
    await journal.put(topic, next);
    state = next;
    broker.publish(topic, {
      kind: 'state',
      action: action.action,
      was,
      state: next,
      at: now() + lead,
      ...(original && { original }),
    });
    return true;
  }

  return {
    name,
    get state() {
      return state;
    },
    get isAtRest() {
      return underWay === 0;
    },
    screens: new Map(),
    subscribe: (subscriber) => broker.subscribe(topic, subscriber),
    act(action, original) {
      underWay++;
      return Promise.resolve(inOrder(() => apply(action, original))).finally(() => underWay--);
    },
    relay: (text) => broker.publish(topic, { kind: 'relay', text, guestsOnly: false }),
  };
}

/** A state that an older version stored in another shape counts as none. */
function storedState(stored: unknown): WallState {
  const decoded = v.safeParse(wallStateSchema, stored);
  return decoded.success ? decoded.output : initialState;
}
