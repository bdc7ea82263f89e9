import type { After } from '../after.ts';
import type { ScreenAsides } from './asides.ts';
import { isInReach, type Reach } from './reach.ts';

/** Who looks at telemetry on other nodes. */
export interface Lookers {
  wants(wall: string): boolean;
  /** Who looks here may have changed. */
  update(): void;
  close(): void;
}

interface LookersDeps {
  asides: ScreenAsides;
  /** the walls that somebody looks at here */
  own: () => Reach;
  now: () => number;
  after: After;
  /** Others may look now than before. */
  onChange: () => void;
}

/** How often a node says so while somebody looks (ms), and how long that counts. */
const interval = 2000;
const validity = 5000;

export function createLookers({ asides, own, now, after, onChange }: LookersDeps): Lookers {
  const others = new Map<string, { walls: Reach; until: number }>();
  let cancelTelling: (() => void) | undefined;
  let cancelExpiry = (): void => {};

  function tell(): void {
    const walls = own();
    asides.tell('looking', { walls });
    cancelTelling = walls === 'all' || walls.length > 0 ? after(interval, tell) : undefined;
  }

  function expire(): void {
    for (const [node, { until }] of others) if (until <= now()) others.delete(node);
    if (others.size > 0) cancelExpiry = after(validity, expire);
    onChange();
  }

  asides.onTold('looking', ({ walls }, node) => {
    cancelExpiry();
    others.set(node, { walls, until: now() + validity });
    expire();
  });

  return {
    wants: (wall) => [...others.values()].some(({ walls, until }) => until > now() && isInReach(wall, walls)),
    update() {
      cancelTelling?.();
      tell();
    },
    close() {
      cancelTelling?.();
      cancelExpiry();
    },
  };
}
