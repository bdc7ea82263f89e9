import type { ScreenView } from '#protocol';

/** The guests that are here. They have no id that survives, so they are listed by their sockets (PROTOCOL.md P-6). */
export interface GuestList {
  add(socket: object, wall: string, address: string): void;
  /** It has left, or has become something else. */
  remove(socket: object): void;
  find(id: string): ScreenView | undefined;
  list(): Iterable<ScreenView>;
}

/** The ids of screens have no colon. */
const prefix = 'guest:';

export function createGuestList(
  now: () => number,
  onChange: (id: string, before: string | undefined) => void,
): GuestList {
  const ids = new Map<object, string>();
  const guests = new Map<string, { wall: string; address: string; since: number }>();
  let last = 0;

  function view(id: string): ScreenView | undefined {
    const guest = guests.get(id);
    if (!guest) return undefined;
    const { wall, address, since } = guest;
    return {
      screen: id,
      name: '',
      wall,
      firstSeen: since,
      lastSeen: Math.max(since, now()),
      status: 'here',
      guest: true,
      page: null,
      pinned: null,
      facts: { address },
    };
  }

  return {
    add(socket, wall, address) {
      const id = `${prefix}${++last}`;
      ids.set(socket, id);
      guests.set(id, { wall, address, since: now() });
      onChange(id, undefined);
    },
    remove(socket) {
      const id = ids.get(socket);
      const guest = id === undefined ? undefined : guests.get(id);
      if (id === undefined || !guest) return;
      ids.delete(socket);
      guests.delete(id);
      onChange(id, guest.wall);
    },
    find: view,
    list: () => [...guests.keys()].flatMap((id) => view(id) ?? []),
  };
}
