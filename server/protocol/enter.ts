import * as v from 'valibot';
import { layoutSchema } from './layout.ts';
import { messageFields, streamPositionSchema } from './message.ts';
import { chartNameSchema, defaultWall, screenIdSchema, wallNameSchema } from './names.ts';
import { screenFactsSchema } from './presence.ts';
import { wallStateSchema } from './state.ts';

/** A client becomes a screen (PROTOCOL.md S-1, S-19). */
export const enterSchema = v.object({
  action: v.literal('enter'),
  wall: v.optional(wallNameSchema, defaultWall),
  /** missing: the server makes one */
  screen: v.optional(screenIdSchema),
  /** that it was given with its id */
  key: v.optional(v.pipe(v.string(), v.maxLength(100))),
  /** the same as long as this page is in its tab, reloaded or not */
  page: v.optional(v.pipe(v.string(), v.maxLength(100))),
  /** display name; truncated rather than rejected, since a rejected screen would show nothing */
  name: v.optional(
    v.pipe(
      v.string(),
      v.transform((name) => name.slice(0, 100)),
    ),
    '',
  ),
  known: v.optional(v.record(chartNameSchema, v.pipe(v.string(), v.maxLength(64))), {}),
  /** where its streams of messages stand (PROTOCOL.md M-5); ignored rather than rejected */
  positions: v.fallback(v.optional(v.record(v.string(), streamPositionSchema), {}), {}),
  /** how it is (PROTOCOL.md P-4); ignored rather than rejected */
  facts: v.fallback(v.optional(screenFactsSchema), undefined),
});

/** The answer. */
export const enteredSchema = v.object({
  action: v.literal('entered'),
  screen: v.string(),
  /** what it shows from now on to be this screen; only when it was made */
  key: v.optional(v.string()),
  wall: v.string(),
  /** the number of screens on the wall, including this one */
  num: v.number(),
  state: wallStateSchema,
  /** of one wall and epoch a greater revision is newer, whichever node says it; undefined: compare with nothing (PROTOCOL.md S-5) */
  epoch: v.optional(v.string()),
  /** the server's clock, ms since 1970 */
  time: v.number(),
  /** `staleAfter` in ms: the age after which a tile marks its data as old; null: never */
  server: v.object({ version: v.string(), staleAfter: v.nullable(v.number()) }),
  /** missing from older servers */
  layout: v.optional(layoutSchema),
  /** what is shown now and what was missed (PROTOCOL.md M-5); missing from older servers */
  messages: v.optional(v.array(v.object(messageFields))),
  positions: v.optional(v.record(v.string(), streamPositionSchema)),
  /** false: some messages could not be sent again; `missed`: how many, null if that is unknown */
  recovered: v.optional(v.boolean()),
  missed: v.optional(v.nullable(v.number())),
  /** the key of the page that it always shows (PROTOCOL.md P-7) */
  pinned: v.optional(v.string()),
});

export type Enter = v.InferOutput<typeof enterSchema>;
export type Entered = v.InferOutput<typeof enteredSchema>;
