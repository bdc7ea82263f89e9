/** On which nodes the screens of each wall are. */
export interface Places {
  /** The screen is on this wall through this node; undefined: on none. */
  set(screen: string, place: Place | undefined): void;
  /** How many screens a wall has, on all nodes but this one. */
  countWithout(wall: string, node: string): number;
  nodesOf(wall: string): Iterable<string>;
  walls(): Iterable<string>;
}

interface Place {
  readonly wall: string;
  readonly node: string;
}

/** @param onNodes the first screen of a wall has come to a node, or the last is gone from one */
export function createPlaces(onNodes: (wall: string) => void): Places {
  const places = new Map<string, Place>();
  const counts = new Map<string, Map<string, number>>();

  function count({ wall, node }: Place, by: 1 | -1): void {
    const nodes = counts.get(wall) ?? new Map<string, number>();
    counts.set(wall, nodes);
    const before = nodes.get(node) ?? 0;
    if (before + by > 0) nodes.set(node, before + by);
    else nodes.delete(node);
    if (nodes.size === 0) counts.delete(wall);
    if (before === 0 || before + by === 0) onNodes(wall);
  }

  return {
    set(screen, place) {
      const before = places.get(screen);
      if (before?.wall === place?.wall && before?.node === place?.node) return;
      if (place) places.set(screen, place);
      else places.delete(screen);
      // it comes before it goes: a wall whose only screen changes its node has one all the time
      if (place) count(place, 1);
      if (before) count(before, -1);
    },
    countWithout(wall, node) {
      let sum = 0;
      for (const [each, number] of counts.get(wall) ?? []) if (each !== node) sum += number;
      return sum;
    },
    nodesOf: (wall) => counts.get(wall)?.keys() ?? [],
    walls: () => counts.keys(),
  };
}
