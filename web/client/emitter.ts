import type { ErrorAnswer, PresenceMessage, ScreenOrder, ViewChange } from '#protocol';
import type { Environment } from './environment.ts';
import { callAll, listen } from './observable.ts';

/** What happens at a client, and is not the state of anything. */
interface Events {
  error: ErrorAnswer;
  /** it is this screen's turn to renew its page */
  turn: undefined;
  /** people look at a chart in another way */
  view: ViewChange;
  /** an operator wants something of this screen */
  order: ScreenOrder;
  /** who is there, for operators who have asked */
  presence: PresenceMessage;
}

export interface Emitter {
  /** Calls back whenever it happens. The returned function ends that. */
  on<Name extends keyof Events>(name: Name, listener: (event: Events[Name]) => void): () => void;
  emit<Name extends keyof Events>(name: Name, event: Events[Name]): void;
}

export function createEmitter({ report }: Pick<Environment, 'report'>): Emitter {
  type Listeners = { readonly [Name in keyof Events]: Set<(event: Events[Name]) => void> };
  const listeners: Listeners = {
    error: new Set(),
    turn: new Set(),
    view: new Set(),
    order: new Set(),
    presence: new Set(),
  };
  return {
    on: (name, listener) => listen(listeners[name], listener),
    emit: (name, event) => callAll(listeners[name], report, event),
  };
}
