import * as v from 'valibot';
import type { Action } from '#protocol';
import type { Journal } from '../../storage/journal.ts';
import { keep, type KeptValue } from '../wall-states.ts';
import type { RaisedAlarm } from './record.ts';
import {
  overruled,
  steer,
  steeringSchema,
  unsteered,
  type ShownOnWall,
  type SteeringState,
} from './steering-rules.ts';

/** How alarms steer one wall; survives the process. */
export interface Steering {
  /** True while an alarm decides what is shown. */
  readonly isActive: boolean;
  /** Takes in which alarms are on. */
  setRaised(raised: readonly RaisedAlarm[]): void;
  /**
   * Takes in what is shown. Returns the actions that show what must be seen, and what is to be stored with the first of them; if there is
   * none, it has been stored. `isOver`: a person has decided otherwise since.
   */
  update(shown: ShownOnWall): { actions: Action[]; kept: KeptValue | undefined; isOver: () => boolean };
  /** A person has turned a page or maximised a chart. `isElsewhere`: on another node, which stores that. */
  overrule(isElsewhere: boolean): void;
  /** Another node has stored this. */
  take(value: unknown): void;
}

export const steeringPrefix = 'steering:';

export function createSteering(wall: string, journal: Journal): Steering {
  const key = steeringPrefix + wall;
  let state = decode(journal.get(key));
  let raised: readonly RaisedAlarm[] = [];

  /** Undefined: it is stored as it is. */
  function kept(): KeptValue | undefined {
    if (JSON.stringify(state) === JSON.stringify(decode(journal.get(key)))) return undefined;
    const isOver = state.before === null && state.waived.length === 0;
    return [key, isOver ? undefined : state];
  }

  function store(): void {
    const value = kept();
    if (value) keep(journal, value);
  }

  return {
    get isActive() {
      return state.before !== null;
    },
    setRaised(now) {
      raised = now;
    },
    update(shown) {
      const { state: next, actions } = steer(state, raised, shown);
      state = next;
      if (actions.length === 0) store();
      return { actions, kept: kept(), isOver: () => state !== next };
    },
    overrule(isElsewhere) {
      if (raised.length === 0) return;
      state = overruled(raised);
      if (!isElsewhere) store();
    },
    take(value) {
      state = decode(value);
    },
  };
}

function decode(value: unknown): SteeringState {
  const decoded = v.safeParse(steeringSchema, value);
  return decoded.success ? decoded.output : unsteered;
}
