import type { Nodes } from '../../broker/redis/nodes.ts';
import type { SharedLog } from '../../broker/redis/shared-log.ts';
import type { After } from '../after.ts';
import type { Duties, Elsewhere } from './elsewhere.ts';
import { createOwnPresence, presentPrefix } from './own-presence.ts';
import { createDirectOrders } from './direct-orders.ts';
import { createPlaces } from './places.ts';
import { createSharedTurns } from './shared-turns.ts';
import { guestIdPrefix, isGuest, isNewer, type Placed, type PresentRecord } from './present.ts';

interface SharedElsewhereDeps {
  shared: SharedLog;
  nodes: Pick<Nodes, 'own' | 'list' | 'onChange'>;
  after: After;
}

/** Where several nodes share their walls: each tells the others who is there, and what it has told counts while it is alive. */
export function createSharedElsewhere({ shared, nodes, after }: SharedElsewhereDeps): {
  elsewhere: Elsewhere;
  duties: Duties;
} {
  const { own: node } = nodes;
  const own = createOwnPresence({ shared, after });
  const orders = createDirectOrders({ shared, after });
  /** what other nodes that are alive have told, by id and node */
  const told = new Map<string, Map<string, Placed>>();
  const places = createPlaces((wall) => dutiesListeners.forEach((listener) => listener(wall)));
  const listeners: Parameters<Elsewhere['onChange']>[0][] = [];
  const dutiesListeners: Parameters<Duties['onChange']>[0][] = [];
  /** those that are alive, the one that joined first coming first */
  let alive: readonly string[] = [];

  function find(id: string): Placed | undefined {
    let newest: Placed | undefined;
    for (const placed of told.get(id)?.values() ?? [])
      if (!newest || isNewer(placed, newest)) newest = placed;
    const here = own.get(id);
    return newest && here && isNewer({ ...here, node }, newest) ? undefined : newest;
  }

  /** Makes a change, and tells what has become of it. */
  function change(id: string, apply: () => void, isLost = false): void {
    const before = find(id);
    apply();
    const now = find(id);
    if (!isGuest(id)) {
      const { wall, isOpen } = now ?? own.get(id) ?? {};
      places.set(id, wall !== undefined && isOpen ? { wall, node: now?.node ?? node } : undefined);
    }
    // one that has come here was told of by who was asked to announce it
    if (now !== before && (now || !own.get(id))) for (const listener of listeners) listener(id, now, isLost);
  }

  function take(from: string, id: string, present: PresentRecord | undefined, isLost = false): void {
    change(
      id,
      () => {
        const byNode = told.get(id) ?? new Map<string, Placed>();
        told.set(id, byNode);
        if (present) byNode.set(from, { ...present, node: from });
        else byNode.delete(from);
        if (byNode.size === 0) told.delete(id);
      },
      isLost,
    );
  }

  function takeNodes(): void {
    const before = alive;
    alive = nodes.list();
    for (const gone of before) if (!alive.includes(gone)) lose(gone);
    for (const come of alive) if (come !== node && !before.includes(come)) readAll(come);
    removeDead();
    for (const listener of dutiesListeners) listener(undefined);
  }

  function lose(gone: string): void {
    const ids = [...told].filter(([, byNode]) => byNode.has(gone)).map(([id]) => id);
    for (const id of ids) take(gone, id, undefined, true);
  }

  function readAll(from: string): void {
    const prefix = `${presentPrefix}${from} `;
    for (const [key, value] of shared.values.entries(prefix))
      take(from, key.slice(prefix.length), value as PresentRecord);
  }

  /** Nobody else removes what a node has left that was killed. */
  function removeDead(): void {
    if (alive[0] !== node) return;
    const dead = new Map<string, [string, undefined][]>();
    for (const [key] of shared.values.entries(presentPrefix)) {
      const { from } = partsOf(key);
      if (!alive.includes(from)) dead.set(from, [...(dead.get(from) ?? []), [key, undefined]]);
    }
    for (const [from, values] of dead) remove(`node:${from}`, values);
  }

  /** A node that has come back meanwhile keeps what it has. */
  function remove(nodeKey: string, values: readonly (readonly [string, undefined])[]): void {
    shared.commit({ values, expects: [nodeKey] }).catch(() => {}); // the next change of nodes tries again
  }

  shared.values.onChange((key, value, isOwn) => {
    if (!key.startsWith(presentPrefix)) return;
    const { from, id } = partsOf(key);
    if (from === node && !isOwn) own.correct(id);
    if (from !== node && alive.includes(from)) take(from, id, value as PresentRecord | undefined);
  });
  nodes.onChange(takeNodes);
  // what could not be stored meanwhile is now
  shared.onJoin(takeNodes);
  takeNodes();

  return {
    elsewhere: {
      guestIdPrefix: `${guestIdPrefix}${node.slice(0, 8)}-`,
      announce: (id, describe) => change(id, () => own.set(id, describe())),
      find,
      *list() {
        for (const id of told.keys()) {
          const placed = find(id);
          if (placed) yield [id, placed];
        }
      },
      count: (wall) => places.countWithout(wall, node),
      walls: places.walls,
      onChange: (listener) => void listeners.push(listener),
      onJoin: shared.onJoin,
      order(screen, order) {
        const placed = find(screen);
        if (!placed?.isOpen) return false;
        orders.send({ node: placed.node, screen, order });
        return true;
      },
      onOrder: orders.onOrder,
    },
    duties: {
      get isFirst() {
        return alive[0] === node;
      },
      drives(wall) {
        const there = new Set(places.nodesOf(wall));
        return alive.find((each) => there.size === 0 || there.has(each)) === node;
      },
      ...createSharedTurns(shared, (each) => alive.includes(each)),
      onChange: (listener) => void dutiesListeners.push(listener),
    },
  };
}

function partsOf(key: string): { from: string; id: string } {
  const space = key.indexOf(' ');
  return { from: key.slice(presentPrefix.length, space), id: key.slice(space + 1) };
}
