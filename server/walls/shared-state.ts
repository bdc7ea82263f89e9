import { wallStateSchema, type Action, type WallState } from '#protocol';
import * as v from 'valibot';
import type { Broker } from '../broker/broker.ts';
import type { Journal } from '../storage/journal.ts';
import { SerialQueue } from '../storage/serial-queue.ts';
import type { WallTopics } from './events.ts';
import type { Original } from './guests/original.ts';
import { reduce } from './state.ts';

/** How long an action waits for the slowest screen of a LAN, so that all of them apply it in the same moment. ms */
const lead = 60;

export interface SharedState {
  readonly value: WallState;
  /** False until somebody has acted, and what they did was stored. */
  readonly isStored: boolean;
  /** False while an action is under way: another wall of this name would not know of it. */
  readonly isIdle: boolean;
  /** See `Wall.act`. */
  act(action: Action, original?: Original): Promise<boolean>;
  /**
   * What the server does by itself: applied and told like an action, but not stored. What to do is decided once the actions before it are
   * done; undefined: nothing. `wait`: how long screens wait until they apply it, ms.
   */
  follow(decide: () => Action | undefined, wait?: number): void;
}

export interface SharedStateDeps {
  journal: Journal;
  broker: Broker<WallTopics>;
  now: () => number;
  /** Called when a state was stored where none was before. */
  stored: () => void;
}

/** `changed` is called after everybody was told of a change. */
type Deps = SharedStateDeps & { changed: () => void };

/** The state of the wall that a topic is about. `initial` is what it begins with when nothing is stored. */
export function createSharedState(
  topic: keyof WallTopics,
  initial: WallState,
  { journal, broker, now, stored, changed }: Deps,
): SharedState {
  let state = storedState(journal.get(topic)) ?? initial;
  const queue = new SerialQueue();
  let underWay = 0;

  const isStored = () => journal.get(topic) !== undefined;

  function become(
    next: WallState,
    action: Action['action'],
    { wait = lead, original }: { wait?: number; original?: Original | undefined },
  ): void {
    const was = state;
    state = next;
    void broker.publish(topic, {
      kind: 'state',
      action,
      was,
      state: next,
      at: now() + wait,
      ...(original && { original }),
    });
    changed();
  }

  async function apply(action: Action, original?: Original): Promise<boolean> {
    const next = reduce(state, action);
    if (next === state) {
      const isUnknownChart = action.action === 'fullScreen' && action.chartName === undefined;
      if (!original || !isUnknownChart) return false;
      void broker.publish(topic, { kind: 'unknown-chart', original });
      return true;
    }
    const isFirst = !isStored();
    await journal.put(topic, next);
    become(next, action.action, { original });
    if (isFirst) stored();
    return true;
  }

  return {
    get value() {
      return state;
    },
    get isStored() {
      return isStored();
    },
    get isIdle() {
      return underWay === 0;
    },
    act(action, original) {
      underWay++;
      return Promise.resolve(queue.run(() => apply(action, original))).finally(() => underWay--);
    },
    follow(decide, wait = lead) {
      void queue.run(() => {
        const action = decide();
        const next = action ? reduce(state, action) : state;
        if (action && next !== state) become(next, action.action, { wait });
      });
    },
  };
}

function storedState(stored: unknown): WallState | undefined {
  const decoded = v.safeParse(wallStateSchema, stored);
  return decoded.success ? decoded.output : undefined;
}
