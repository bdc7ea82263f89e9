import type { Journal } from '../storage/journal.ts';

/** Anybody may name a wall; what is stored of them must not grow for ever (PROTOCOL.md B-6). */
const mostStored = 10_000;
/** How many are forgotten at a time: to look through all of them takes milliseconds. */
const room = 100;

const prefix = 'wall:';

interface StrangersDeps {
  journal: Pick<Journal, 'entries' | 'delete'>;
  /** a wall that has no file, and is not the default */
  isStranger: (wall: string) => boolean;
  /** Drops the wall from memory; false when it is in use and must stay. */
  drop: (wall: string) => boolean;
}

/** Keeps the stored walls that have no file within bounds: those that were stored longest ago and are not in use are forgotten. */
export function createStrangers({ journal, isStranger, drop }: StrangersDeps): {
  /** Called whenever a wall was stored that was not before. */
  stored(): void;
} {
  // the first time tells what an earlier process left
  let unseen = room;

  function forgetOldest(): void {
    const names = [...journal.entries(prefix)].map(([key]) => key.slice(prefix.length)).filter(isStranger);
    let surplus = names.length - (mostStored - room);
    for (const name of names) {
      if (surplus <= 0) return;
      if (!drop(name)) continue;
      surplus--;
      // the journal has logged why not, and it is tried again the next time
      void journal.delete(prefix + name).catch(() => {});
    }
  }

  return {
    stored() {
      if (++unseen < room) return;
      unseen = 0;
      forgetOldest();
    },
  };
}
