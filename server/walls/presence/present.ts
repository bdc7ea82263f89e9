import { partSchema, transports, wallNameSchema } from '#protocol';
import * as v from 'valibot';

/** A screen or guest of one node, as the others are told of it under `present:<node> <id>`, while it is here or away. */
export const presentSchema = v.object({
  wall: wallNameSchema,
  /** when its socket entered: of two sockets of a screen the newer counts. ms since 1970 */
  since: v.number(),
  /** for people; may be empty */
  name: v.string(),
  address: v.string(),
  /** the walls that its identity is for */
  walls: v.union([v.literal('all'), v.pipe(v.array(v.string()), v.readonly())]),
  /** it has a socket */
  isOpen: v.boolean(),
  /** the way that it takes; undefined: it has none, or is a guest */
  transport: v.optional(v.picklist(transports)),
  /** when it last said something, if it is away. ms since 1970 */
  away: v.optional(v.number()),
  /** the same as long as its page is in the same tab */
  page: v.optional(v.string()),
  /** of the wall's span, that it shows */
  part: v.optional(partSchema),
});
export type PresentRecord = v.InferOutput<typeof presentSchema>;

/** Where one is that is not on this node. */
export interface Placed extends PresentRecord {
  readonly node: string;
}

/** Whether of two sockets of a screen this one is the newer; all nodes find the same. */
export function isNewer(one: Pick<Placed, 'since' | 'node'>, other: Pick<Placed, 'since' | 'node'>): boolean {
  return one.since > other.since || (one.since === other.since && one.node > other.node);
}

/** Begins the ids of guests; those of screens have no colon. */
export const guestIdPrefix = 'guest:';

export function isGuest(id: string): boolean {
  return id.startsWith(guestIdPrefix);
}
