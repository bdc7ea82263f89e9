import { limits } from '#protocol';
import * as v from 'valibot';
import type { Journal } from '../../../storage/journal.ts';

/** What the journal stores of a member: the order of the newest message when it left; null: it was there. */
export const memberSchema = v.object({ epoch: v.string(), order: v.nullable(v.number()) });

/** Who was ever in a place, under a name, and up to which message: in a room with a uid, or at an inbox (PROTOCOL.md R-6, U-3). */
export interface Members {
  count(place: string): number;
  /** It is there. Returns the order of the newest message when it left; undefined for one that is new, or was there already. */
  enter(place: string, name: string): number | undefined;
  leave(place: string, name: string, order: number): void;
}

interface Member {
  readonly place: string;
  /** null: it is there */
  order: number | null;
}

interface MembersDeps {
  /** of the journal's keys */
  prefix: string;
  /** of the message log */
  epoch: string;
  /** the order of the newest message now */
  last: () => number;
  journal: Journal;
}

export function createMembers({ prefix, epoch, last, journal }: MembersDeps): Members {
  /** by place and name; the one that came or went longest ago comes first */
  const members = new Map<string, Member>();
  const counts = new Map<string, number>();

  for (const [key, value] of journal.entries(prefix)) {
    const decoded = v.safeParse(memberSchema, value);
    const [place = ''] = key.slice(prefix.length).split(' ', 1);
    if (!decoded.success) continue;
    // whoever was there when the server ended was sent everything until then; of another log nothing
    const order = decoded.output.epoch === epoch ? (decoded.output.order ?? last()) : 0;
    add(key.slice(prefix.length), { place, order });
  }

  function add(key: string, member: Member): void {
    if (!members.delete(key)) counts.set(member.place, count(member.place) + 1);
    members.set(key, member);
  }

  function count(place: string): number {
    return counts.get(place) ?? 0;
  }

  /** The journal says why it could not; after a restart a member is then sent too little or too much. */
  function store(key: string, order: number | null): void {
    void journal.put(prefix + key, { epoch, order }).catch(() => {});
  }

  /** Forgets the one that left longest ago, of this place or of all. False when all are there. */
  function forgetOne(place?: string): boolean {
    for (const [key, member] of members) {
      if (member.order === null || (place !== undefined && member.place !== place)) continue;
      members.delete(key);
      counts.set(member.place, count(member.place) - 1);
      if (count(member.place) === 0) counts.delete(member.place);
      void journal.delete(prefix + key).catch(() => {});
      return true;
    }
    return false;
  }

  function hasSpaceIn(place: string): boolean {
    if (count(place) >= limits.roomMembers && !forgetOne(place)) return false;
    return members.size < limits.allMembers || forgetOne();
  }

  return {
    count,
    enter(place, name) {
      const key = `${place} ${name}`;
      const known = members.get(key);
      if (!known && !hasSpaceIn(place)) return undefined;
      add(key, { place, order: null });
      store(key, null);
      return known?.order ?? undefined;
    },
    leave(place, name, order) {
      const key = `${place} ${name}`;
      if (!members.has(key)) return;
      add(key, { place, order });
      store(key, order);
    },
  };
}
