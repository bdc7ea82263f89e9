import { chartNameSchema, themeNames, wallNameSchema } from '#protocol';
import * as v from 'valibot';
import { themeDialectSchema } from './dialect.ts';

/** What a guest shows of its wall's state; null: unknown, or nothing maximised. */
const shownSchema = v.object({
  theme: v.nullable(v.picklist(themeNames)),
  fullScreen: v.nullable(chartNameSchema),
});
export type Shown = v.InferOutput<typeof shownSchema>;

/** What is kept of a guest. */
export const guestRecordSchema = v.object({
  /** a hash of what tells one client from another: address, User-Agent, Origin, path and query */
  client: v.string(),
  wall: wallNameSchema,
  /** what it asked for, as it was sent */
  requests: v.pipe(v.array(v.string()), v.maxLength(1000)),
  shown: shownSchema,
  dialect: v.optional(themeDialectSchema),
  /** charts: the wall's name -> its own */
  names: v.record(chartNameSchema, chartNameSchema),
  /** when it vanished, ms since 1970; missing: it was there when this was stored */
  gone: v.optional(v.number()),
});
export type GuestRecord = v.InferOutput<typeof guestRecordSchema>;
