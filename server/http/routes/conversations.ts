import { streamPositionSchema } from '#protocol';
import type { Context } from 'koa';
import * as v from 'valibot';
import { NotStoredError } from '../../storage/journal.ts';
import type { Conversations, Reader } from '../../walls/conversations/conversations.ts';
import { readerOf } from '../reader-of.ts';
import { readRequest } from '../read-request.ts';
import type { Routes } from '../routes.ts';

/** What is sent to mark a conversation as read. */
export const markSchema = v.object({ offset: streamPositionSchema.entries.offset });
const defaultLimit = 50;
const maxLimit = 200;
/** How many messages are asked for at once. */
export const pageSizeSchema = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(maxLimit));

/** `/api/-/conversations`: what a person reads, and up to where (PROTOCOL.md M-10, M-11). */
export function conversationRoutes(routes: Routes, conversations: Conversations): void {
  routes.on('GET /api/-/conversations', (ctx) => {
    const reader = personOrThrow(ctx);
    ctx.set('Cache-Control', 'no-store');
    ctx.body = { person: reader.person, conversations: conversations.list(reader) };
  });

  routes.on('GET /api/-/conversations/:stream', (ctx) => {
    const { reader, conversation } = find(ctx);
    const before = typeof ctx.query['before'] === 'string' ? ctx.query['before'] : undefined;
    ctx.set('Cache-Control', 'no-store');
    ctx.body = {
      conversation,
      ...conversations.page(reader, conversation.stream, { before, limit: limitOf(ctx) }),
    };
  });

  routes.on('POST /api/-/conversations/:stream/read', async (ctx) => {
    const { reader, conversation } = find(ctx);
    const { offset } = await readRequest(ctx, markSchema);
    ctx.body = await conversations
      .markRead(reader, conversation.stream, offset)
      .catch((error: unknown) => refuse(ctx, error));
  });

  function find(ctx: Context & { params: Record<string, string> }) {
    const reader = personOrThrow(ctx);
    const conversation = conversations.find(reader, ctx.params['stream'] ?? '');
    return { reader, conversation: conversation ?? ctx.throw(404, 'you have no such conversation') };
  }
}

function personOrThrow(ctx: Context): Reader {
  return readerOf(ctx) ?? ctx.throw(400, "conversations are a person's: send a token with a name, or ?name=");
}

function limitOf(ctx: Context): number {
  const limit = Number(ctx.query['limit'] ?? defaultLimit);
  if (v.is(pageSizeSchema, limit)) return limit;
  return ctx.throw(400, `limit must be a whole number from 1 to ${maxLimit}`);
}

function refuse(ctx: Context, error: unknown): never {
  if (error instanceof NotStoredError) return ctx.throw(507, error.message, { expose: true });
  throw error;
}
