import { messageFields } from '#protocol';
import * as v from 'valibot';

/** A message as it was sent in one of the older dialects, with all its fields: what clients of that dialect are sent. */
const saidSchema = v.object({ dialect: v.picklist(['rooms', 'direct']), text: v.string() });
export type Said = v.InferOutput<typeof saidSchema>;

/**
 * A record of the message log: a message with its sender's key for it and the first offset of its stream, or the withdrawal of a message.
 */
export const recordSchema = v.variant('kind', [
  v.object({
    kind: v.literal('message'),
    sender: v.string(),
    start: v.number(),
    message: v.object(messageFields),
    said: v.optional(saidSchema),
  }),
  v.object({ kind: v.literal('withdrawal'), id: v.string(), at: v.number() }),
]);
export type MessageRecord = v.InferOutput<typeof recordSchema>;

/** Undefined for a record of a newer version. */
export function recordOf([value]: readonly unknown[]): MessageRecord | undefined {
  const decoded = v.safeParse(recordSchema, value);
  return decoded.success ? decoded.output : undefined;
}
