import { limits, wallNameSchema } from '#protocol';
import * as v from 'valibot';

/** What the journal stores of a screen. */
export const registeredScreenSchema = v.object({
  /** what an operator called it, or else itself */
  name: v.string(),
  wall: wallNameSchema,
  /** ms since 1970 */
  firstSeen: v.number(),
  /** when it last entered or left */
  lastSeen: v.number(),
  /** the hash of what it shows to be this screen */
  key: v.optional(v.string()),
  /** an operator called it so: its own name does not count */
  isNamed: v.optional(v.literal(true)),
  /** the key of the page that it always shows */
  pinned: v.optional(v.string()),
  /** the walls that an operator has moved it away from: entering them leads to its wall */
  leftWalls: v.optional(v.array(wallNameSchema)),
});
export type RegisteredScreen = v.InferOutput<typeof registeredScreenSchema> & { readonly screen: string };

/** What an operator says of a screen. `name`: '' for its own; `pinned`: null for none. */
export interface ScreenSettings {
  readonly name?: string | undefined;
  readonly wall?: string | undefined;
  readonly pinned?: string | null | undefined;
}

/** What the settings make of a screen. */
export function withSettings(
  entry: RegisteredScreen,
  { name, wall, pinned }: ScreenSettings,
): RegisteredScreen {
  const { isNamed, pinned: pinnedBefore, leftWalls = [], ...kept } = entry;
  const walls = wall === undefined || wall === entry.wall ? leftWalls : [...leftWalls, entry.wall];
  const left = [...new Set(walls)].filter((each) => each !== (wall ?? entry.wall)).slice(-limits.leftWalls);
  const page = pinned === undefined ? pinnedBefore : pinned;
  return {
    ...kept,
    name: name ?? entry.name,
    wall: wall ?? entry.wall,
    ...((name === undefined ? isNamed : name !== '') && { isNamed: true }),
    ...(page != null && { pinned: page }),
    ...(left.length > 0 && { leftWalls: left }),
  };
}
