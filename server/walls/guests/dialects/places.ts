import { createInboxes, type Inboxes, type InboxesDeps } from './inboxes.ts';
import { createRooms, type Rooms, type RoomsDeps } from './rooms/rooms.ts';

/** Where those who speak the older dialects meet: the same for all sockets. */
interface DialectPlaces {
  readonly rooms: Rooms;
  readonly inboxes: Inboxes;
}

export function createDialectPlaces(deps: RoomsDeps & InboxesDeps): DialectPlaces {
  return { rooms: createRooms(deps), inboxes: createInboxes(deps) };
}
