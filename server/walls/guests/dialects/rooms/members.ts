import { limits } from '#protocol';
import * as v from 'valibot';
import type { Journal } from '../../../../storage/journal.ts';

/** What the journal stores of a member: the order of the newest message when it left; null: it was there. */
export const roomMemberSchema = v.object({ epoch: v.string(), order: v.nullable(v.number()) });

/** Everybody who was ever in a room with a uid, and up to which message (PROTOCOL.md R-6). */
export interface RoomMembers {
  count(room: string): number;
  /** It is there. Returns the order of the newest message when it left; undefined for one that is new, or was there already. */
  enter(room: string, uid: string): number | undefined;
  leave(room: string, uid: string, order: number): void;
}

interface Member {
  readonly room: string;
  /** null: it is there */
  order: number | null;
}

interface MembersDeps {
  /** of the message log */
  epoch: string;
  /** the order of the newest message now */
  last: () => number;
  journal: Journal;
}

const prefix = 'member:';

export function createRoomMembers({ epoch, last, journal }: MembersDeps): RoomMembers {
  /** by room and uid; the one that came or went longest ago comes first */
  const members = new Map<string, Member>();
  const counts = new Map<string, number>();

  for (const [key, value] of journal.entries(prefix)) {
    const decoded = v.safeParse(roomMemberSchema, value);
    const [room = ''] = key.slice(prefix.length).split(' ', 1);
    if (!decoded.success) continue;
    // whoever was there when the server ended was sent everything until then; of another log nothing
    const order = decoded.output.epoch === epoch ? (decoded.output.order ?? last()) : 0;
    add(key.slice(prefix.length), { room, order });
  }

  function add(key: string, member: Member): void {
    if (!members.delete(key)) counts.set(member.room, count(member.room) + 1);
    members.set(key, member);
  }

  function count(room: string): number {
    return counts.get(room) ?? 0;
  }

  /** The journal says why it could not; after a restart a member is then sent too little or too much. */
  function store(key: string, order: number | null): void {
    void journal.put(prefix + key, { epoch, order }).catch(() => {});
  }

  /** Forgets the one that left longest ago, of this room or of all. False when all are there. */
  function forgetOne(room?: string): boolean {
    for (const [key, member] of members) {
      if (member.order === null || (room !== undefined && member.room !== room)) continue;
      members.delete(key);
      counts.set(member.room, count(member.room) - 1);
      if (count(member.room) === 0) counts.delete(member.room);
      void journal.delete(prefix + key).catch(() => {});
      return true;
    }
    return false;
  }

  function hasRoomFor(room: string): boolean {
    if (count(room) >= limits.roomMembers && !forgetOne(room)) return false;
    return members.size < limits.allMembers || forgetOne();
  }

  return {
    count,
    enter(room, uid) {
      const key = `${room} ${uid}`;
      const known = members.get(key);
      if (!known && !hasRoomFor(room)) return undefined;
      add(key, { room, order: null });
      store(key, null);
      return known?.order ?? undefined;
    },
    leave(room, uid, order) {
      const key = `${room} ${uid}`;
      if (!members.has(key)) return;
      add(key, { room, order });
      store(key, order);
    },
  };
}
