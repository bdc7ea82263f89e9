import { messageDraftSchema, tokenSchema, wallNameSchema } from '#protocol';
import * as v from 'valibot';

/** Clients send numbers where others send texts. */
const label = (what: string, most: number) =>
  v.pipe(
    v.union([v.string(), v.number()], `${what} must be a text or a number`),
    v.transform(String),
    v.maxLength(most, `${what} must have at most ${most} characters`),
  );

const name = label('name', 100);
const room = v.optional(v.pipe(label('the room', 64), wallNameSchema));
const uid = v.optional(v.pipe(label('uid', 64), v.nonEmpty('uid must not be empty')));

/** Who comes, and into which room, in either vocabulary (PROTOCOL.md R-2). */
export const arrivalSchema = v.object({
  event: v.picklist(['enter', 'login']),
  name,
  roomId: room,
  roomid: room,
  uid,
});

/** What somebody says. */
export const sayingSchema = v.object({
  message: v.pipe(v.string('message must be a text'), messageDraftSchema.entries.text),
  name: v.optional(name),
});

/** A token, as some clients write it behind a word. */
export const authSchema = v.object({
  message: v.pipe(
    v.string('message must be a token'),
    v.transform((text) => text.replace(/^Bearer\s+/i, '')),
    tokenSchema,
  ),
});
