import * as v from 'valibot';
import { inEveryLanguage } from './language.ts';
import { limits } from './limits.ts';
import { personSchema, screenIdSchema, wallNameSchema } from './names.ts';

export const messageLevels = ['info', 'warning', 'alarm'] as const;
export type MessageLevel = (typeof messageLevels)[number];

/** Line breaks and tabs belong to texts; other control characters and halves of characters do not. */
const unprintable = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]|\p{Surrogate}/u;

const text = v.pipe(
  v.string('text must be a string'),
  v.trim(),
  v.nonEmpty('text must not be empty'),
  v.check((words) => !unprintable.test(words), 'text must not have control characters'),
  v.check(
    (words) => words.length <= limits.messageCharacters || [...words].length <= limits.messageCharacters,
    `text must have at most ${limits.messageCharacters} characters`,
  ),
);

/** The sender's own id for the message, and what messages replace each other by. */
const label = (name: string) =>
  v.pipe(
    v.string(`${name} must be a string`),
    v.regex(
      /^[\w.:-]{1,64}$/,
      `${name} must be 1 to 64 letters, digits, dots, colons, dashes or underscores`,
    ),
  );

const recipient = v.union(
  [
    v.picklist(['wall', 'all']),
    v.strictObject({ wall: wallNameSchema }),
    v.strictObject({ screen: screenIdSchema }),
    v.strictObject({ person: personSchema }),
  ],
  'to must be "wall", "all", {"wall": name}, {"screen": id} or {"person": name}',
);

/** What a sender says of a message (PROTOCOL.md M-1). */
export const messageDraftSchema = v.object({
  to: v.optional(recipient, 'wall'),
  id: label('id'),
  text,
  level: v.optional(v.picklist(messageLevels, 'level must be info, warning or alarm'), 'info'),
  seconds: v.optional(
    v.pipe(
      v.number('seconds must be a number'),
      v.minValue(1, 'seconds must be 1 or more'),
      v.maxValue(limits.messageSeconds, `seconds must be at most ${limits.messageSeconds}`),
    ),
  ),
  /** ms since 1970, by the server's clock */
  expires: v.optional(v.pipe(v.number('expires must be a time in ms since 1970'), v.safeInteger())),
  key: v.optional(label('key')),
});
export type MessageDraft = v.InferOutput<typeof messageDraftSchema>;

/** Where a stream of messages stands. Offsets of different epochs cannot be compared. */
export const streamPositionSchema = v.object({
  epoch: v.pipe(v.string(), v.maxLength(64)),
  offset: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
});
export type StreamPosition = v.InferOutput<typeof streamPositionSchema>;

/** A message as everybody is sent it: `id` is its stream and offset, e.g. `main/12`. */
export const messageFields = {
  id: v.string(),
  stream: v.string(),
  offset: v.number(),
  /** `person`: whose name was proved by a token, or claimed where no roles are enforced */
  from: v.object({ screen: v.optional(v.string()), person: v.optional(v.string()), name: v.string() }),
  text: v.string(),
  /** the text in every language, of a message by the server itself */
  words: v.optional(v.object(inEveryLanguage(() => v.string()))),
  level: v.picklist(messageLevels),
  /** how long it is shown; without it until it is dismissed */
  seconds: v.optional(v.number()),
  key: v.optional(v.string()),
  /** when it was accepted and when it ends, ms since 1970 by the server's clock */
  sent: v.number(),
  expires: v.number(),
};
export type Message = v.InferOutput<v.ObjectSchema<typeof messageFields, undefined>>;
