import { chartNameSchema, themeNames, wallNameSchema } from '#protocol';
import * as v from 'valibot';
import { themeDialectSchema } from './dialect.ts';

/** What a guest shows of its wall's state; null: unknown, or no full screen. */
const shownSchema = v.object({
  theme: v.nullable(v.picklist(themeNames)),
  fullScreen: v.nullable(chartNameSchema),
});
export type Shown = v.InferOutput<typeof shownSchema>;

/** What the journal stores of a guest. */
export const guestRecordSchema = v.object({
  /** identifies the client: a hash of address, User-Agent, Origin, path and query */
  client: v.string(),
  wall: wallNameSchema,
  /** its requests, as they were sent */
  requests: v.pipe(v.array(v.string()), v.maxLength(1000)),
  shown: shownSchema,
  dialect: v.optional(themeDialectSchema),
  /** charts: the wall's name -> the guest's own */
  names: v.record(chartNameSchema, chartNameSchema),
  /** when it was disconnected, ms since 1970; missing: it was connected when this was stored */
  gone: v.optional(v.number()),
  /** the node that it is connected to, where there are several */
  node: v.optional(v.string()),
});
export type GuestRecord = v.InferOutput<typeof guestRecordSchema>;
