import { messageFields } from '#protocol';
import * as v from 'valibot';

/**
 * A record of the message log: a message with its sender's key for it and the first offset of its stream, or the withdrawal of a message.
 */
const recordSchema = v.variant('kind', [
  v.object({
    kind: v.literal('message'),
    sender: v.string(),
    start: v.number(),
    message: v.object(messageFields),
  }),
  v.object({ kind: v.literal('withdrawal'), id: v.string(), at: v.number() }),
]);
export type MessageRecord = v.InferOutput<typeof recordSchema>;

/** Undefined for a record of a newer version. */
export function recordOf([value]: readonly unknown[]): MessageRecord | undefined {
  const decoded = v.safeParse(recordSchema, value);
  return decoded.success ? decoded.output : undefined;
}
