import type { SharedLog } from '../../broker/redis/shared-log.ts';
import type { After } from '../after.ts';
import { isGuest, type PresentRecord } from './present.ts';

/** What this node tells the others of its screens and guests. */
export interface OwnPresence {
  get(id: string): PresentRecord | undefined;
  /** undefined: it is not here any more */
  set(id: string, present: PresentRecord | undefined): void;
  /** Somebody else has changed what is told of one. */
  correct(id: string): void;
}

interface OwnPresenceDeps {
  shared: Pick<SharedLog, 'node' | 'session' | 'values' | 'commit' | 'onJoin' | 'onReplaced'>;
  after: After;
}

export const presentPrefix = 'present:';

/** Every socket begins as a guest; most are screens a moment later. ms */
const guestDelay = 1000;
const retryDelay = 1000;

/** Stores what changes together; after a failure, or while it was away, everything that is not stored as it is. */
export function createOwnPresence({ shared, after }: OwnPresenceDeps): OwnPresence {
  const prefix = `${presentPrefix}${shared.node} `;
  const own = new Map<string, PresentRecord>();
  /** what was last sent of each, as JSON; undefined: nobody knows what has become of it */
  const sent = new Map<string, string | undefined>();
  const screens = createQueue(0);
  const guests = createQueue(guestDelay);

  function createQueue(delay: number) {
    const ids = new Set<string>();
    let isDue = false;
    const later = (wait: number): void => {
      if (isDue) return;
      isDue = true;
      after(wait, () => {
        isDue = false;
        flush();
      });
    };

    function flush(): void {
      // what waits is sent after joining again
      if (!shared.session) return;
      const changed = [...ids].filter((id) => (!sent.has(id) ? own.has(id) : sent.get(id) !== textOf(id)));
      ids.clear();
      if (changed.length > 0) store(changed);
    }

    function store(changed: readonly string[]): void {
      const values = changed.map((id) => [prefix + id, own.get(id)] as const);
      for (const id of changed)
        if (own.has(id)) sent.set(id, textOf(id));
        else sent.delete(id);
      shared.commit({ values }).catch(() => {
        for (const id of changed) {
          sent.set(id, undefined);
          ids.add(id);
        }
        later(retryDelay);
      });
    }

    return {
      add(id: string) {
        ids.add(id);
        later(delay);
      },
    };
  }

  const textOf = (id: string): string => JSON.stringify(own.get(id) ?? null);
  const queueOf = (id: string) => (isGuest(id) ? guests : screens);

  /** Nobody may know of what was changed meanwhile, or others have removed what they took for gone. */
  function compareAll(): void {
    sent.clear();
    for (const [key, value] of shared.values.entries(prefix))
      sent.set(key.slice(prefix.length), JSON.stringify(value));
    for (const id of new Set([...own.keys(), ...sent.keys()])) queueOf(id).add(id);
  }

  shared.onJoin(compareAll);
  shared.onReplaced(compareAll);

  return {
    get: (id) => own.get(id),
    set(id, present) {
      if (present) own.set(id, present);
      else own.delete(id);
      queueOf(id).add(id);
    },
    correct(id) {
      sent.set(id, undefined);
      queueOf(id).add(id);
    },
  };
}
