import type { ScreenView } from '#protocol';
import type { Elsewhere } from './elsewhere.ts';
import { isGuest, type Placed } from './present.ts';

/** The guests that are here, on all nodes. They have no id that survives, so they are listed by their sockets (PROTOCOL.md P-6). */
export interface GuestList {
  add(socket: object, wall: string, address: string): void;
  /** It has left, or has become something else. */
  remove(socket: object): void;
  find(id: string): ScreenView | undefined;
  list(): Iterable<ScreenView>;
  /** The wall of each on this node. */
  here(): Iterable<string>;
}

export function createGuestList(
  now: () => number,
  elsewhere: Elsewhere,
  onChange: (id: string, before: string | undefined) => void,
): GuestList {
  const ids = new Map<object, string>();
  const guests = new Map<string, { wall: string; address: string; since: number }>();
  let last = 0;

  const view = (id: string): ScreenView | undefined => {
    const guest = guests.get(id) ?? elsewhere.find(id);
    return guest && viewOf(id, guest, now());
  };

  return {
    add(socket, wall, address) {
      const id = `${elsewhere.guestIdPrefix}${++last}`;
      const guest = { wall, address, since: now() };
      ids.set(socket, id);
      guests.set(id, guest);
      elsewhere.announce(id, () => ({ ...guest, name: '', walls: [], isOpen: true }));
      onChange(id, undefined);
    },
    remove(socket) {
      const id = ids.get(socket);
      const guest = id === undefined ? undefined : guests.get(id);
      if (id === undefined || !guest) return;
      ids.delete(socket);
      guests.delete(id);
      elsewhere.announce(id, () => undefined);
      onChange(id, guest.wall);
    },
    find: view,
    here: () => [...guests.values()].map(({ wall }) => wall),
    *list() {
      for (const [id, guest] of guests) yield viewOf(id, guest, now());
      for (const [id, placed] of elsewhere.list()) if (isGuest(id)) yield viewOf(id, placed, now());
    },
  };
}

function viewOf(
  id: string,
  { wall, address, since }: Pick<Placed, 'wall' | 'address' | 'since'>,
  time: number,
): ScreenView {
  return {
    screen: id,
    name: '',
    wall,
    firstSeen: since,
    lastSeen: Math.max(since, time),
    status: 'here',
    guest: true,
    page: null,
    pinned: null,
    facts: { address },
  };
}
