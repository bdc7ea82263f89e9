import { defaultWall } from '#protocol';
import type { Hub } from '../walls/hub.ts';
import type { Presence } from '../walls/presence/presence.ts';
import type { WallFiles } from '../walls/wall-files.ts';

export interface SocketCountDeps {
  hub: Pick<Hub, 'list' | 'find'>;
  presence: { readonly guests: Pick<Presence['guests'], 'here'> };
  wallFiles: Pick<WallFiles, 'has'>;
}

export interface SocketCount {
  readonly kind: 'screen' | 'guest' | 'other';
  /** of `main` and walls with a file; `other` for all others: their names come from URLs, in any number */
  readonly wall: string;
  readonly count: number;
}

/** Beyond as many walls with a file the rest is one: each name is a series for Prometheus. */
const mostWalls = 100;
const otherWalls = 'other';

/** How many sockets this node has of each kind on each wall. `open`: in all; those that are neither a screen's nor a guest's are on no wall yet. */
export function socketCounts({ hub, presence, wallFiles }: SocketCountDeps, open: number): SocketCount[] {
  const walls = hub.list();
  const named = walls.map(({ wall }) => wall).filter((wall) => wall === defaultWall || wallFiles.has(wall));
  const known = new Set(named.slice(0, mostWalls));
  const labelOf = (wall: string) => (known.has(wall) ? wall : otherWalls);
  const screens = new Map([...known, otherWalls].map((wall) => [wall, 0]));
  const guests = new Map(screens);
  const add = (counts: Map<string, number>, wall: string, more: number) =>
    counts.set(labelOf(wall), (counts.get(labelOf(wall)) ?? 0) + more);

  for (const { wall } of walls) add(screens, wall, hub.find(wall)?.screens.here ?? 0);
  for (const wall of presence.guests.here()) add(guests, wall, 1);

  const placed = [...screens.values(), ...guests.values()].reduce((sum, count) => sum + count, 0);
  return [
    ...[...screens].map(([wall, count]) => ({ kind: 'screen' as const, wall, count })),
    ...[...guests].map(([wall, count]) => ({ kind: 'guest' as const, wall, count })),
    { kind: 'other', wall: otherWalls, count: Math.max(0, open - placed) },
  ];
}
