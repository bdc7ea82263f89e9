import { limits, screenIdSchema, wallNameSchema } from '#protocol';
import * as v from 'valibot';
import type { Journal } from '../storage/journal.ts';

/** What the journal stores of a screen. */
export const registeredScreenSchema = v.object({
  name: v.string(),
  wall: wallNameSchema,
  /** ms since 1970 */
  firstSeen: v.number(),
  /** when it last entered or left */
  lastSeen: v.number(),
  /** the hash of what it shows to be this screen */
  key: v.optional(v.string()),
});
export type RegisteredScreen = v.InferOutput<typeof registeredScreenSchema> & { readonly screen: string };

/** Every screen that was ever on a wall; presence says which of them are there now. */
export interface Registry {
  /** The screen has entered this wall. */
  enter(screen: string, wall: string, name: string): void;
  leave(screen: string): void;
  /** Whether it is on a wall now. */
  isPresent(screen: string): boolean;
  /** From now on it has to show the key with this hash. */
  setKey(screen: string, key: string): void;
  find(screen: string): RegisteredScreen | undefined;
  list(): RegisteredScreen[];
  /** Forgets a screen; false if it is unknown. It is registered anew when it comes again. */
  remove(screen: string): boolean;
}

const prefix = 'screen:';

interface RegistryDeps {
  journal: Journal;
  now: () => number;
  onRemoved: (screen: string) => void;
}

export function createRegistry({ journal, now, onRemoved }: RegistryDeps): Registry {
  /** the one that was seen longest ago comes first */
  const screens = new Map<string, RegisteredScreen>();
  /** how many sockets each has: the newer one of a screen enters before the older one leaves */
  const present = new Map<string, number>();

  for (const [key, value] of journal.entries(prefix)) {
    const screen = key.slice(prefix.length);
    const decoded = v.safeParse(registeredScreenSchema, value);
    if (decoded.success && v.is(screenIdSchema, screen)) screens.set(screen, { screen, ...decoded.output });
  }

  /** Not awaited: a screen is let in even while nothing can be stored, and the journal says why. */
  function store({ screen, ...stored }: RegisteredScreen): void {
    void journal.put(prefix + screen, stored).catch(() => {});
  }

  function remove(screen: string): boolean {
    if (!screens.delete(screen)) return false;
    void journal.delete(prefix + screen).catch(() => {});
    onRemoved(screen);
    return true;
  }

  function removeExcess(): void {
    for (const screen of screens.keys()) {
      if (screens.size <= limits.screens) return;
      if (!present.has(screen)) remove(screen);
    }
  }

  function see(entry: RegisteredScreen): void {
    screens.delete(entry.screen);
    screens.set(entry.screen, entry);
    store(entry);
  }

  return {
    enter(screen, wall, name) {
      present.set(screen, (present.get(screen) ?? 0) + 1);
      const time = now();
      const { firstSeen = time, key } = screens.get(screen) ?? {};
      see({ screen, name, wall, firstSeen, lastSeen: time, ...(key !== undefined && { key }) });
      removeExcess();
    },
    leave(screen) {
      const left = (present.get(screen) ?? 1) - 1;
      if (left > 0) return void present.set(screen, left);
      present.delete(screen);
      const entry = screens.get(screen);
      if (entry) see({ ...entry, lastSeen: now() });
    },
    isPresent: (screen) => present.has(screen),
    setKey(screen, key) {
      const entry = screens.get(screen);
      if (entry) see({ ...entry, key });
    },
    find: (screen) => screens.get(screen),
    list: () => [...screens.values()],
    remove,
  };
}
