import * as v from 'valibot';
import type { Action } from '#protocol';
import type { Journal } from '../../storage/journal.ts';
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
  /** Takes in which alarms are on and what is shown. Returns the actions that show what must be seen. */
  update(raised: readonly RaisedAlarm[], shown: ShownOnWall): Action[];
  /** A person has turned a page or maximised a chart. */
  overrule(): void;
}

const prefix = 'steering:';

export function createSteering(wall: string, journal: Journal): Steering {
  const key = prefix + wall;
  const stored = v.safeParse(steeringSchema, journal.get(key));
  let state = stored.success ? stored.output : unsteered;
  let raised: readonly RaisedAlarm[] = [];

  function set(next: SteeringState): void {
    if (JSON.stringify(next) === JSON.stringify(state)) return;
    state = next;
    const isOver = next.before === null && next.waived.length === 0;
    const written = isOver ? journal.delete(key) : journal.put(key, next);
    written.catch(() => {}); // the journal says why it could not
  }

  return {
    get isActive() {
      return state.before !== null;
    },
    update(now, shown) {
      raised = now;
      const { state: next, actions } = steer(state, raised, shown);
      set(next);
      return actions;
    },
    overrule() {
      if (raised.length > 0) set(overruled(raised));
    },
  };
}
