import * as v from 'valibot';
import { messageFields } from './message.ts';

/** A conversation as one person sees it (PROTOCOL.md M-10). */
export const conversationSchema = v.object({
  /** a wall's name, `*` for the messages to all, `person:<name>` or `screen:<id>` */
  stream: v.string(),
  kind: v.picklist(['wall', 'all', 'person', 'screen']),
  /** of the wall, the person or the screen, for people; `*` has none */
  name: v.string(),
  /** the messages of others after the mark, without those that were withdrawn or replaced */
  unread: v.number(),
  /** the mark: the offset up to which this person has read */
  read: v.number(),
  /** the offset to mark once everything is read */
  newest: v.number(),
  /** the newest message, whoever sent it */
  last: v.nullable(v.object(messageFields)),
});
export type Conversation = v.InferOutput<typeof conversationSchema>;

/** What a socket is sent that has asked for its person's conversations: all of them, then each one that has changed. */
export const conversationMessageSchema = v.variant('action', [
  v.object({
    action: v.literal('conversations'),
    person: v.string(),
    conversations: v.array(conversationSchema),
    requestId: v.optional(v.union([v.string(), v.number()])),
  }),
  v.object({ action: v.literal('conversation'), person: v.string(), conversation: conversationSchema }),
]);
export type ConversationMessage = v.InferOutput<typeof conversationMessageSchema>;
