import { closeCodes } from '#protocol';
import type * as v from 'valibot';
import { NotStoredError } from '../../../../storage/journal.ts';
import type { Messages } from '../../../messages/messages.ts';
import { textMessage } from '../../../outbound-message.ts';
import { decodeFields } from '../decode-fields.ts';
import type { Dialect, DialectContext, Fields } from '../dialect.ts';
import type { Room, RoomClient } from './room.ts';
import type { Rooms } from './rooms.ts';
import { arrivalSchema, authSchema, sayingSchema } from './schemas.ts';

/** How long screens show what is said in a room. s */
const shownFor = 20;

export interface RoomsDialectDeps {
  rooms: Rooms;
  messages: Messages;
  newId: () => string;
}

/** Rooms by `event`, in both vocabularies (PROTOCOL.md part R). */
export function createRoomsDialect(
  { peer, wall, identity, authenticate, move, close }: DialectContext,
  { rooms, messages, newId }: RoomsDialectDeps,
): Dialect {
  /** where it is, and as whom */
  let place: { room: Room; client: RoomClient } | undefined;

  function answer(event: string, message: string): void {
    peer.send(textMessage(JSON.stringify({ event, message })));
  }

  async function auth(fields: Fields): Promise<void> {
    const asked = decode(authSchema, fields);
    if (!asked) return;
    const refusal = await authenticate(asked.message);
    if (refusal) return answer('noauth', refusal.reason);
    if (place && identity.refuse('hear', place.room.name) !== undefined) leave();
    answer('auth', 'auth is ok');
  }

  function enter(fields: Fields): void {
    // one vocabulary has the name in `message`
    const called = fields['name'] ?? (fields['event'] === 'enter' ? fields['message'] : undefined) ?? '';
    const asked = decode(arrivalSchema, { ...fields, name: called });
    if (!asked) return;
    const { name, event: vocabulary, uid: claimed, roomId, roomid } = asked;
    const to = roomId ?? roomid ?? wall;
    const refused = identity.refuse('hear', to);
    if (refused !== undefined) return answer('noauth', refused);
    // a uid is a claim: with a name that is proved it is this person's alone
    const uid = claimed === undefined ? undefined : `${identity.person() ?? ''}/${claimed}`;
    const drop = (): void => close(closeCodes.tryLater, 'no answer to heartbeats');
    const client: RoomClient = { name, vocabulary, uid, peer, drop };
    if (place && place.room.name !== to) leave();
    const room = rooms.enter(to, client, { ...fields, name }, place?.client);
    if (typeof room === 'string') return answer('error', room);
    if (place?.room !== room) move(to);
    place = { room, client };
  }

  async function say(fields: Fields): Promise<void> {
    const asked = decode(sayingSchema, fields);
    if (!asked) return;
    if (!place) return answer('error', 'enter a room first: {"event": "enter", "message": "your name"}');
    const { room, client } = place;
    const name = asked.name ?? client.name;
    const refused = identity.refuse('say', room.name);
    identity.recordSaid('message', { wall: room.name, refused });
    if (refused !== undefined) return answer('error', refused);
    const person = identity.person();
    const from = { ...(person !== undefined && { person }), name: identity.name ?? name };
    const draft = { id: newId(), text: asked.message, level: 'info', seconds: shownFor } as const;
    const said = { dialect: 'rooms', text: room.frame({ ...fields, name }) } as const;
    try {
      await messages.send(draft, room.name, { key: 'room', from }, said);
    } catch (error) {
      if (!(error instanceof NotStoredError)) throw error;
      answer('error', error.message);
    }
  }

  function leave(isSilent = false): void {
    place?.room.leave(place.client, isSilent);
    place = undefined;
  }

  /** Says what is wrong otherwise. */
  function decode<Schema extends v.GenericSchema>(
    schema: Schema,
    fields: Fields,
  ): v.InferOutput<Schema> | undefined {
    const decoded = decodeFields(schema, fields);
    if (!decoded.ok) answer('error', decoded.reason);
    return decoded.ok ? decoded.output : undefined;
  }

  return {
    start() {},
    isAction: ({ event }) => event !== 'heartbeat',
    handle(fields) {
      const { event } = fields;
      if (place) place.room.hear(place.client);
      if (event === 'auth') return auth(fields);
      if (!identity.isKnown) return answer('noauth', 'send {"event": "auth", "message": a token} first');
      switch (event) {
        case 'enter':
        case 'login':
          return enter(fields);
        case 'message':
          return say(fields);
        case 'out':
        case 'logout':
          return leave();
        case 'heartbeat':
          return;
        default:
          return answer('error', 'event must be auth, enter, login, message, out, logout or heartbeat');
      }
    },
    fail: (reason) => answer('error', reason),
    refuse: ({ reason }) => answer('noauth', reason),
    hear() {}, // it has heartbeats of its own
    end: leave,
  };
}
