import { limits } from '#protocol';
import type { Journal } from '../../../../storage/journal.ts';
import type { After } from '../../../after.ts';
import type { Hub } from '../../../hub.ts';
import type { Messages } from '../../../messages/messages.ts';
import type { Fields } from '../dialect.ts';
import { createMembers, type OtherNodes } from '../members.ts';
import type { RoomsElsewhere } from './elsewhere.ts';
import { createRoom, type Room, type RoomClient } from './room.ts';

/** The rooms in which somebody is. Each is the wall of its name. */
export interface Rooms {
  /** Puts a socket into a room, and tells everybody there. `before`: how the same socket is here already. Otherwise says why not. */
  enter(name: string, client: RoomClient, fields: Fields, before: RoomClient | undefined): Room | string;
}

export interface RoomsDeps {
  hub: Pick<Hub, 'enter' | 'leave'>;
  messages: Pick<Messages, 'epoch' | 'streams'>;
  journal: Journal;
  nodes: OtherNodes | null;
  elsewhere: RoomsElsewhere | null;
  now: () => number;
  after: After;
}

export function createRooms({ hub, messages, journal, nodes, elsewhere, now, after }: RoomsDeps): Rooms {
  const { streams } = messages;
  const epoch = (): string => messages.epoch;
  const members = createMembers({ prefix: 'member:', epoch, last: () => streams.last, journal, nodes });
  const rooms = new Map<string, Room>();

  function open(name: string): Room | undefined {
    const wall = hub.enter(name);
    if (!wall) return undefined;
    const onEmpty = (): void => {
      rooms.delete(name);
      hub.leave(wall);
    };
    const room = createRoom(wall, { messages, members, elsewhere, now, after, onEmpty });
    rooms.set(name, room);
    return room;
  }

  return {
    enter(name, client, fields, before) {
      const room = rooms.get(name) ?? open(name);
      if (!room) return 'there are too many rooms';
      if (room.size >= limits.roomClients && !before) return 'the room is full: try again later';
      room.enter(client, fields, before);
      return room;
    },
  };
}
