import type { Journal } from '../../storage/journal.ts';
import type { Elsewhere } from '../presence/elsewhere.ts';
import { createRegistry, type Registry } from '../registry.ts';
import { createLedger, type Ledger } from './ledger.ts';
import { createMessages, type Messages, type MessagesDeps } from './messages.ts';

/** Messages, the screens that they are for, and what has become of them there. */
export interface Messaging {
  readonly messages: Messages;
  readonly ledger: Ledger;
  readonly registry: Registry;
  /** creates an id that is unique on all nodes */
  readonly newId: () => string;
  /** Stores what is not stored yet. To be called before the journal is closed. */
  close(): Promise<void>;
}

interface MessagingDeps extends MessagesDeps {
  journal: Journal;
  elsewhere: Elsewhere;
  newId: () => string;
}

export function createMessaging(deps: MessagingDeps): Messaging {
  const { newId } = deps;
  const messages = createMessages(deps);
  const ledger = createLedger({ ...deps, epoch: () => messages.epoch });
  const registry = createRegistry(deps);
  registry.onRemoved(({ screen }) => ledger.forget(screen));
  return {
    messages,
    ledger,
    registry,
    newId,
    async close() {
      await ledger.close();
      await messages.close();
    },
  };
}
