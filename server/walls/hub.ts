import type { Plan } from './plan.ts';
import { createWall, type Wall, type WallDeps } from './wall.ts';

/** Names of walls come from URLs: without a bound a stranger could fill memory and journal with them. */
const maxWalls = 1000;

export interface Hub {
  /** The wall of that name, made when first asked for; undefined when there are too many (PROTOCOL.md B-6). */
  enter(name: string): Wall | undefined;
  /** Called once for each `enter`: a wall that nobody is on is dropped, its state is in the journal. */
  leave(wall: Wall): void;
  /** Plans may be others now: each wall follows its own. */
  followPlans(): void;
}

interface HubDeps extends WallDeps {
  planOf: (wall: string) => Plan;
}

export function createHub({ planOf, ...deps }: HubDeps): Hub {
  const walls = new Map<string, { wall: Wall; sockets: number }>();

  /** One whose action is still being stored stays: the next of its name would begin with the state before. */
  function dropUnused(): void {
    for (const [name, { wall, sockets }] of walls) if (sockets === 0 && wall.isAtRest) walls.delete(name);
  }

  return {
    enter(name) {
      let entry = walls.get(name);
      if (!entry) {
        if (walls.size >= maxWalls) dropUnused();
        if (walls.size >= maxWalls) return undefined;
        walls.set(name, (entry = { wall: createWall(name, planOf(name), deps), sockets: 0 }));
      }
      entry.sockets++;
      return entry.wall;
    },

    leave({ name }) {
      const entry = walls.get(name);
      if (entry) entry.sockets--;
    },

    followPlans() {
      for (const { wall } of walls.values()) wall.follow(planOf(wall.name));
    },
  };
}
