import { defaultWall } from '#protocol';
import type { Schedules } from './schedules.ts';
import { createStrangers } from './strangers.ts';
import type { WallFiles } from './wall-files.ts';
import { createWall, type Wall, type WallDeps } from './wall.ts';

/** Names of walls come from URLs: without a bound a stranger could fill the memory with them. */
const maxWalls = 1000;

export interface Hub {
  /** The wall of that name, made when first asked for; undefined when there are too many (PROTOCOL.md B-6). */
  enter(name: string): Wall | undefined;
  /** Called once for each `enter`: a wall that nobody is on is dropped, its state is in the journal. */
  leave(wall: Wall): void;
}

interface HubDeps extends Omit<WallDeps, 'onFirstStored'> {
  schedules: Pick<Schedules, 'of' | 'onChange'>;
  wallFiles: Pick<WallFiles, 'has'>;
}

export function createHub({ schedules, wallFiles, ...deps }: HubDeps): Hub {
  const walls = new Map<string, { wall: Wall; sockets: number }>();
  const strangers = createStrangers({ journal: deps.journal, isStranger, drop });
  const wallDeps = { ...deps, onFirstStored: strangers.stored };

  /** A wall that only its name in a URL speaks for. */
  function isStranger(name: string): boolean {
    return name !== defaultWall && !wallFiles.has(name);
  }

  /**
   * Forgets a wall without sockets; false if it is in use. A wall whose action is still being stored stays: a new one of its name would
   * start from the old state.
   */
  function drop(name: string): boolean {
    const entry = walls.get(name);
    if (entry && (entry.sockets > 0 || !entry.wall.isIdle)) return false;
    entry?.wall.close();
    walls.delete(name);
    return true;
  }

  function isFull(): boolean {
    if (walls.size < maxWalls) return false;
    for (const name of walls.keys()) drop(name);
    return walls.size >= maxWalls && [...walls.keys()].filter(isStranger).length >= maxWalls;
  }

  schedules.onChange(() => {
    for (const { wall } of walls.values()) wall.applySchedule(schedules.of(wall.name));
  });

  return {
    enter(name) {
      let entry = walls.get(name);
      if (!entry) {
        if (isStranger(name) && isFull()) return undefined;
        walls.set(name, (entry = { wall: createWall(name, schedules.of(name), wallDeps), sockets: 0 }));
      }
      entry.sockets++;
      return entry.wall;
    },

    leave({ name }) {
      const entry = walls.get(name);
      if (entry) entry.sockets--;
    },
  };
}
