import { limits, screenIdSchema } from '#protocol';
import * as v from 'valibot';
import type { Journal } from '../storage/journal.ts';
import type { Elsewhere } from './presence/elsewhere.ts';
import {
  registeredScreenSchema,
  withSettings,
  type RegisteredScreen,
  type ScreenSettings,
} from './registered-screen.ts';

/** Every screen that was ever on a wall; presence says which of them are there now. */
export interface Registry {
  /** The screen has entered this wall. */
  enter(screen: string, wall: string, name: string): void;
  leave(screen: string): void;
  /** Whether it is on a wall now, on whatever node. */
  isPresent(screen: string): boolean;
  /** From now on it has to show the key with this hash. */
  setKey(screen: string, key: string): void;
  find(screen: string): RegisteredScreen | undefined;
  /** The wall that a screen enters which asks for this one: another if an operator has moved it away from there. */
  wallFor(screen: string, asked: string): string;
  /** Counts at once. The promise rejects with {@link NotStoredError} if it does only until a restart. The screen must be known. */
  set(screen: string, settings: ScreenSettings): Promise<void>;
  list(): RegisteredScreen[];
  /** Forgets a screen; false if it is unknown. It is registered anew when it comes again. */
  remove(screen: string): boolean;
  /** Calls back when a screen was forgotten. */
  onRemoved(listener: (screen: RegisteredScreen) => void): void;
  /** Calls back when another node has changed what is stored of a screen. `before`: the wall that it was on; undefined: it was not known. */
  onChangedElsewhere(listener: (screen: string, before: string | undefined) => void): void;
}

const prefix = 'screen:';

interface RegistryDeps {
  journal: Journal;
  elsewhere: Pick<Elsewhere, 'find' | 'onJoin'>;
  now: () => number;
}

export function createRegistry({ journal, elsewhere, now }: RegistryDeps): Registry {
  /** the one that was seen longest ago comes first */
  const screens = new Map<string, RegisteredScreen>();
  /** how many sockets each has: the newer one of a screen enters before the older one leaves */
  const present = new Map<string, number>();
  /** what could not be stored */
  const unstored = new Set<string>();
  const removalListeners: Parameters<Registry['onRemoved']>[0][] = [];
  const changeListeners: Parameters<Registry['onChangedElsewhere']>[0][] = [];

  for (const [key, value] of journal.entries(prefix)) take(key.slice(prefix.length), value);

  journal.onRemoteChange(prefix, (screen, value) => {
    if (value === undefined) return void forget(screen);
    const before = screens.get(screen)?.wall;
    screens.delete(screen);
    take(screen, value);
    for (const listener of changeListeners) listener(screen, before);
  });

  function take(screen: string, value: unknown): void {
    const decoded = v.safeParse(registeredScreenSchema, value);
    if (decoded.success && v.is(screenIdSchema, screen)) screens.set(screen, { screen, ...decoded.output });
  }

  /**
   * Counts at once; it is made again of what another node has stored meanwhile, so that nothing is lost of either. Rejects with
   * NotStoredError when it counts only until a restart.
   */
  function change(
    screen: string,
    next: (known: RegisteredScreen | undefined) => RegisteredScreen,
  ): Promise<void> {
    const stored = journal.update(prefix + screen, () => {
      const entry = next(screens.get(screen));
      screens.set(screen, entry);
      return { ...entry, screen: undefined };
    });
    stored.then(
      () => unstored.delete(screen),
      () => unstored.add(screen),
    );
    return stored;
  }

  elsewhere.onJoin(() => {
    for (const screen of unstored) {
      const entry = screens.get(screen);
      if (entry) change(screen, (known = entry) => known).catch(() => {});
    }
  });

  /** The screen was seen. Not awaited: it is let in even while nothing can be stored, and the journal says why. */
  function see(screen: string, next: (known: RegisteredScreen | undefined) => RegisteredScreen): void {
    change(screen, (known) => {
      screens.delete(screen);
      return next(known);
    }).catch(() => {});
  }

  function forget(screen: string): boolean {
    const entry = screens.get(screen);
    if (!screens.delete(screen) || !entry) return false;
    for (const listener of removalListeners) listener(entry);
    return true;
  }

  function remove(screen: string): boolean {
    if (!forget(screen)) return false;
    const removed = (): undefined => void forget(screen);
    journal.update(prefix + screen, removed).catch(() => {});
    return true;
  }

  function isPresent(screen: string): boolean {
    return present.has(screen) || elsewhere.find(screen) !== undefined;
  }

  function removeExcess(): void {
    for (const screen of screens.keys()) {
      if (screens.size <= limits.screens) return;
      if (!isPresent(screen)) remove(screen);
    }
  }

  return {
    enter(screen, wall, name) {
      present.set(screen, (present.get(screen) ?? 0) + 1);
      const time = now();
      see(screen, (known = { screen, name, wall, firstSeen: time, lastSeen: time }) => {
        const { leftWalls, ...kept } = known;
        return {
          ...kept,
          name: kept.isNamed ? kept.name : name,
          wall,
          lastSeen: time,
          // on any other wall somebody has led it there since
          ...(leftWalls && wall === known.wall && { leftWalls }),
        };
      });
      removeExcess();
    },
    leave(screen) {
      const left = (present.get(screen) ?? 1) - 1;
      if (left > 0) return void present.set(screen, left);
      present.delete(screen);
      const entry = screens.get(screen);
      if (entry) see(screen, (known = entry) => ({ ...known, lastSeen: now() }));
    },
    isPresent,
    setKey(screen, key) {
      const entry = screens.get(screen);
      if (entry) see(screen, (known = entry) => ({ ...known, key }));
    },
    find: (screen) => screens.get(screen),
    wallFor(screen, asked) {
      const { wall, leftWalls } = screens.get(screen) ?? {};
      return wall !== undefined && leftWalls?.includes(asked) ? wall : asked;
    },
    set(screen, settings) {
      const entry = screens.get(screen);
      if (!entry) throw new TypeError(`there is no screen ${screen}`);
      return change(screen, (known = entry) => withSettings(known, settings));
    },
    list: () => [...screens.values()],
    remove,
    onRemoved: (listener) => void removalListeners.push(listener),
    onChangedElsewhere: (listener) => void changeListeners.push(listener),
  };
}
