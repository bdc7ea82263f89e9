import { limits } from '#protocol';
import * as v from 'valibot';
import type { Nodes } from '../../../broker/redis/nodes.ts';
import type { Journal } from '../../../storage/journal.ts';

/** The nodes that share the walls; null where there is one. */
export type OtherNodes = Pick<Nodes, 'own' | 'list' | 'onChange'>;

/** What the journal stores of a member: the order of the newest message when it left; null: it was there. */
export const memberSchema = v.object({
  epoch: v.string(),
  order: v.nullable(v.number()),
  /** the node on which it was, where there are several */
  node: v.optional(v.string()),
});

/** Who was ever in a place, under a name, and up to which message: in a room with a uid, or at an inbox (PROTOCOL.md R-6, U-3). */
export interface Members {
  count(place: string): number;
  /** It is there. Returns the order of the newest message when it left, or now for one that is there already; undefined for one that is new. */
  enter(place: string, name: string): number | undefined;
  leave(place: string, name: string, order: number): void;
}

interface Member {
  readonly place: string;
  /** null: it is there */
  order: number | null;
  /** where it is, if that is another node */
  node?: string | undefined;
}

interface MembersDeps {
  /** of the journal's keys */
  prefix: string;
  /** of the message log now */
  epoch: () => string;
  /** the order of the newest message now */
  last: () => number;
  journal: Journal;
  nodes: OtherNodes | null;
}

export function createMembers({ prefix, epoch, last, journal, nodes }: MembersDeps): Members {
  /** by place and name; the one that came or went longest ago comes first */
  const members = new Map<string, Member>();
  const counts = new Map<string, number>();

  for (const [key, value] of journal.entries(prefix)) take(key.slice(prefix.length), value);
  journal.onRemoteChange(prefix, take);
  nodes?.onChange(() => {
    for (const member of members.values())
      if (member.order === null && !isThere(member.node)) member.order = last();
  });

  function take(key: string, value: unknown): void {
    const decoded = v.safeParse(memberSchema, value);
    const [place = ''] = key.split(' ', 1);
    if (!decoded.success) return forget(key);
    const { order, node } = decoded.output;
    // whoever was there when a server ended was sent everything until then; of another log nothing
    if (decoded.output.epoch !== epoch()) add(key, { place, order: 0 });
    else add(key, { place, order: order ?? (isThere(node) ? null : last()), node });
  }

  /** Whether a node is still alive on which a member was. Without others it was this one, before it was started anew. */
  function isThere(node: string | undefined): boolean {
    return node === undefined ? false : nodes?.list().includes(node) === true;
  }

  function forget(key: string): void {
    const member = members.get(key);
    if (!member) return;
    members.delete(key);
    counts.set(member.place, count(member.place) - 1);
    if (count(member.place) === 0) counts.delete(member.place);
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
    void journal
      .put(prefix + key, { epoch: epoch(), order, ...(nodes && { node: nodes.own }) })
      .catch(() => {});
  }

  /** Forgets the one that left longest ago, of this place or of all. False when all are there. */
  function forgetOne(place?: string): boolean {
    for (const [key, member] of members) {
      if (member.order === null || (place !== undefined && member.place !== place)) continue;
      forget(key);
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
      add(key, { place, order: null, node: nodes?.own });
      store(key, null);
      return known && (known.order ?? last());
    },
    leave(place, name, order) {
      const key = `${place} ${name}`;
      if (!members.has(key)) return;
      add(key, { place, order });
      store(key, order);
    },
  };
}
