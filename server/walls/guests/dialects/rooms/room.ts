import { limits, type Message } from '#protocol';
import type { After } from '../../../after.ts';
import type { RoomEvent, WallEvent } from '../../../events.ts';
import type { Said } from '../../../messages/record.ts';
import { streamOfAll } from '../../../messages/recipients.ts';
import type { Messages } from '../../../messages/messages.ts';
import { textMessage, type OutboundMessage } from '../../../outbound-message.ts';
import type { SessionPeer } from '../../../session-peer.ts';
import type { Wall } from '../../../wall.ts';
import type { Fields } from '../dialect.ts';
import type { Members } from '../members.ts';
import type { RoomsElsewhere } from './elsewhere.ts';

/** Which of the two vocabularies a client speaks: by which word it came. */
export type Vocabulary = 'enter' | 'login';

/** A socket in a room, as it last entered. */
export interface RoomClient {
  readonly name: string;
  readonly vocabulary: Vocabulary;
  /** by what the room remembers it */
  readonly uid: string | undefined;
  readonly peer: Pick<SessionPeer, 'send' | 'isCongested'>;
  /** Ends its socket: it does not answer. */
  drop(): void;
}

/** The clients of one wall who speak of rooms (PROTOCOL.md part R). */
export interface Room {
  readonly name: string;
  /** how many sockets are in it */
  readonly size: number;
  /** Tells everybody, and sends it what was said while it was away. `before`: how the same socket was here until now. */
  enter(client: RoomClient, fields: Fields, before: RoomClient | undefined): void;
  /** Tells those that are left. Does nothing for one that is not here. `isSilent`: nothing came from it any more. */
  leave(client: RoomClient, isSilent?: boolean): void;
  /** Something has come from this client. */
  hear(client: RoomClient): void;
  /** What is said, as everybody is sent it. */
  frame(fields: Fields): string;
}

interface RoomDeps {
  messages: Pick<Messages, 'streams'>;
  members: Members;
  now: () => number;
  after: After;
  /** null: there are no other nodes */
  elsewhere: RoomsElsewhere | null;
  /** nobody is in it any more */
  onEmpty: () => void;
}

/** One timer pings both; those who say `login` at each 25th beat. ms */
const beatInterval = limits.pings.enter;
/** So many pings without an answer end a client. */
const mostUnanswered = limits.unansweredPings;
const farewell: Readonly<Record<Vocabulary, string>> = { enter: 'out', login: 'logout' };

interface Presence {
  /** messages up to this order are not for it any more */
  readonly from: number;
  /** the order of the newest message when it was last heard */
  heard: number;
  unanswered: number;
}

export function createRoom(
  wall: Pick<Wall, 'name' | 'subscribe' | 'unsubscribe'>,
  { messages, members, elsewhere, now, after, onEmpty }: RoomDeps,
): Room {
  const { streams } = messages;
  const { name: room } = wall;
  const clients = new Map<RoomClient, Presence>();
  /** by uid, or of a client without one by itself, because a person may have several sockets: how many */
  const people = new Map<unknown, number>();
  /** the order of the newest message that was delivered */
  let delivered = streams.last;
  let beats = 0;
  let cancelBeat = after(beatInterval, beat);
  const listener = { deliver };
  wall.subscribe(listener);

  function frame(fields: Fields): string {
    const total = members.count(room);
    const num = people.size + (elsewhere?.count(room) ?? 0);
    return JSON.stringify({ ...fields, num, ...(total > 0 && { total }) });
  }

  /** A client that reads too slowly misses who comes and goes, rather than being closed for that. */
  function tell(message: OutboundMessage, to: (client: RoomClient) => boolean = () => true): void {
    for (const client of clients.keys())
      if (to(client) && !client.peer.isCongested) client.peer.send(message);
  }

  function deliver(event: WallEvent): void {
    if (event.kind === 'room' && event.node !== elsewhere?.own) tellChange(event.change);
    if (event.kind !== 'message') return;
    const { message, said } = event;
    const { order = delivered } = streams.find(message.id) ?? {};
    delivered = Math.max(delivered, order);
    const sent = textMessage(frameOf(message, said));
    for (const [{ peer }, { from }] of clients) if (order > from) peer.send(sent);
  }

  function tellChange(change: RoomEvent['change']): void {
    if ('came' in change) return tell(textMessage(frame(change.came)));
    for (const vocabulary of ['enter', 'login'] as const) {
      const message = textMessage(frame({ event: farewell[vocabulary], name: change.left }));
      tell(message, (other) => other.vocabulary === vocabulary);
    }
  }

  /** What others say to the wall reaches a room in its own words. */
  function frameOf({ text, from }: Message, said: Said | undefined): string {
    if (said?.dialect === 'rooms') return said.text;
    return frame({ event: 'message', message: text, name: from.name });
  }

  function beat(): void {
    beats++;
    for (const vocabulary of ['enter', 'login'] as const)
      if ((beats * beatInterval) % limits.pings[vocabulary] === 0) ping(vocabulary);
    if (clients.size > 0) cancelBeat = after(beatInterval, beat);
  }

  function ping(vocabulary: Vocabulary): void {
    const message = textMessage(frame({ event: 'heartbeat', message: 'ping' }));
    for (const [client, presence] of [...clients]) {
      if (client.vocabulary !== vocabulary) continue;
      if (presence.unanswered >= mostUnanswered[vocabulary]) client.drop();
      else client.peer.send(message, '\nping');
      presence.unanswered++;
    }
  }

  /** Returns how it was here; undefined: it was not. */
  function remove(client: RoomClient): Presence | undefined {
    const presence = clients.get(client);
    if (!presence) return undefined;
    clients.delete(client);
    const key = keyOf(client);
    const left = (people.get(key) ?? 1) - 1;
    if (left > 0) people.set(key, left);
    else people.delete(key);
    return presence;
  }

  function leave(client: RoomClient, isGone = false): void {
    const presence = remove(client);
    if (!presence) return;
    if (!people.has(keyOf(client))) {
      // one that was silent has perhaps not had what was sent meanwhile
      const isSilent = isGone || presence.unanswered >= Math.min(2, mostUnanswered[client.vocabulary]);
      if (client.uid !== undefined) members.leave(room, client.uid, isSilent ? presence.heard : delivered);
      tellChange({ left: client.name });
      elsewhere?.tell(room, { left: client.name }, people.size);
    }
    if (clients.size > 0) return;
    cancelBeat();
    wall.unsubscribe(listener);
    onEmpty();
  }

  function missedSince(order: number): string[] {
    return [...streams.kept(room), ...streams.kept(streamOfAll)]
      .filter((kept) => kept.order > order && !kept.isOver && kept.message.expires > now())
      .sort((one, other) => one.order - other.order)
      .map(({ message, said }) => frameOf(message, said));
  }

  return {
    name: room,
    get size() {
      return clients.size;
    },
    enter(client, fields, before) {
      if (before && before.uid === client.uid) remove(before);
      clients.set(client, { from: streams.last, heard: delivered, unanswered: 0 });
      const key = keyOf(client);
      people.set(key, (people.get(key) ?? 0) + 1);
      const left = client.uid === undefined ? undefined : members.enter(room, client.uid);
      tellChange({ came: fields });
      elsewhere?.tell(room, { came: fields }, people.size);
      if (before) leave(before);
      if (left === undefined) return;
      for (const text of missedSince(left)) client.peer.send(textMessage(text));
    },
    leave,
    hear(client) {
      const presence = clients.get(client);
      if (presence) Object.assign(presence, { heard: delivered, unanswered: 0 });
    },
    frame,
  };
}

function keyOf(client: RoomClient): unknown {
  return client.uid ?? client;
}
