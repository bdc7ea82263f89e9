import { chartNameSchema, inEveryLanguage, problemSchema, screenIdSchema, wallNameSchema } from '#protocol';
import * as v from 'valibot';
import type { RouteName } from '../../auth/permissions.ts';

/** The routes for programs; pages and maps are for browsers. */
export type ApiRoute = Exclude<
  Extract<RouteName, `${string} /api${string}` | `GET /${'healthz' | 'readyz' | 'version' | 'metrics'}`>,
  `GET /api/map/${string}`
>;

/** What the OpenAPI document says of a route. */
export interface Operation {
  /** one sentence, without a full stop */
  readonly summary: string;
  /** by name; each may be left out */
  readonly query?: Readonly<Record<string, v.GenericSchema>>;
  readonly body?: MediaContent;
  /** by status, if nothing is wrong */
  readonly answers: Readonly<Record<number, MediaContent | null>>;
}

/** A schema alone is JSON; without a schema anything. */
export type MediaContent =
  v.GenericSchema | { readonly types: Readonly<Record<string, v.GenericSchema | null>> };

/** Of the names in paths; any other is a text. */
export const pathSchemas: Readonly<Record<string, v.GenericSchema>> = {
  chart: chartNameSchema,
  wall: wallNameSchema,
  screen: screenIdSchema,
};

export const timeSchema = v.pipe(v.number(), v.description('ms since 1970'));

export const translationsSchema = v.object(inEveryLanguage(() => v.string()));

/** What a request that is refused, or fails, is answered with. */
export const refusalSchema = v.object({
  status: v.number(),
  message: v.string(),
  /** of a content that was sent, or of the chart's file */
  problem: v.optional(v.object({ ...problemSchema.entries, file: v.optional(v.string()) })),
  /** the message in every language */
  words: v.optional(translationsSchema),
  /** of the chart as it is now */
  etag: v.optional(v.string()),
});
