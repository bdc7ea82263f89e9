import * as v from 'valibot';
import {
  conversationSchema,
  messageFields,
  type Conversation,
  type Message,
  type MessageDraft,
} from '#protocol';
import { ask, tell } from '../server/request.ts';
import { isOpen, readerName } from './reader.ts';

/** With roles the server knows who asks. */
function queryOf(more: Record<string, string> = {}): string {
  const query = new URLSearchParams({ ...(isOpen.value && { name: readerName.value }), ...more }).toString();
  return query && `?${query}`;
}

const pathOf = (stream: string): string => `/api/-/conversations/${encodeURIComponent(stream)}`;

const listSchema = v.object({ conversations: v.array(conversationSchema) });

export async function loadConversations(): Promise<Conversation[]> {
  return (await ask(listSchema, `/api/-/conversations${queryOf()}`)).conversations;
}

const threadSchema = v.object({
  conversation: conversationSchema,
  messages: v.array(v.object(messageFields)),
  more: v.boolean(),
});

/** Messages of a conversation, the oldest first. */
export interface Thread {
  conversation: Conversation;
  messages: Message[];
  /** there are older ones */
  more: boolean;
}

export async function loadThread(stream: string, limit: number): Promise<Thread> {
  return ask(threadSchema, pathOf(stream) + queryOf({ limit: String(limit) }));
}

export function markRead(stream: string, offset: number): Promise<void> {
  return tell(`${pathOf(stream)}/read${queryOf()}`, { method: 'POST', body: { offset } });
}

export function sendMessage(draft: MessageDraft): Promise<void> {
  const name = isOpen.value && { name: readerName.value };
  return tell('/api/-/messages', { method: 'POST', body: { ...draft, ...name } });
}

/** `main/12` -> the path of that message. */
const messagePath = (id: string): string => {
  const cut = id.lastIndexOf('/');
  return `/api/-/messages/${encodeURIComponent(id.slice(0, cut))}/${id.slice(cut + 1)}`;
};

export function withdrawMessage(id: string): Promise<void> {
  return tell(messagePath(id) + queryOf(), { method: 'DELETE' });
}

export const stages = ['queued', 'delivered', 'shown', 'acknowledged', 'expired'] as const;
export type Stage = (typeof stages)[number];

const deliveriesSchema = v.object({
  screens: v.array(v.object({ screen: v.string(), name: v.string(), stage: v.picklist(stages) })),
  /** of a message to a person */
  read: v.optional(v.boolean()),
});
export type Deliveries = v.InferOutput<typeof deliveriesSchema>;

/** What has become of a message on each screen that it is for. */
export function loadDeliveries(id: string): Promise<Deliveries> {
  return ask(deliveriesSchema, messagePath(id) + queryOf());
}

/** To whom a message of this conversation goes. */
export function recipientOf({
  kind,
  stream,
  name,
}: Pick<Conversation, 'kind' | 'stream' | 'name'>): MessageDraft['to'] {
  switch (kind) {
    case 'wall':
      return { wall: name };
    case 'all':
      return 'all';
    case 'screen':
      return { screen: stream.slice('screen:'.length) };
    case 'person':
      return { person: name };
    default:
      return kind satisfies never;
  }
}

/** A sender's id of a message. Pages on plain http have no `randomUUID`. */
export function newDraftId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}
