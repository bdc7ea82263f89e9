import type { RouterContext } from '@koa/router';
import { defaultWall, messageDraftSchema } from '#protocol';
import type { Context } from 'koa';
import * as v from 'valibot';
import type { Identity } from '../../auth/identity.ts';
import { personOf } from '../../auth/person.ts';
import { NotStoredError } from '../../storage/journal.ts';
import { isFrom, isPrivate } from '../../walls/conversations/conversation-of.ts';
import type { Conversations } from '../../walls/conversations/conversations.ts';
import { deliveriesOf } from '../../walls/messages/audience.ts';
import { BadMessageError, OtherMessageError } from '../../walls/messages/errors.ts';
import type { Sender } from '../../walls/messages/messages.ts';
import type { Messaging } from '../../walls/messages/messaging.ts';
import { streamFor, unknownRecipient, wallOfStream } from '../../walls/messages/recipients.ts';
import { readRequest } from '../read-request.ts';
import type { Addressed, Routes } from '../routes.ts';
import { readerOf } from '../reader-of.ts';
import { wallOf } from '../wall-of.ts';

/** What the routes use of it. */
export interface MessageRouteDeps extends Pick<Messaging, 'messages' | 'newId'> {
  ledger: Pick<Messaging['ledger'], 'stageOf'>;
  registry: Pick<Messaging['registry'], 'list' | 'find'>;
  conversations: Pick<Conversations, 'mayRead' | 'isRead'>;
}

/** Sends a message; without an `id` every request is another one. */
export const messageRequestSchema = v.object({
  ...messageDraftSchema.entries,
  id: v.optional(messageDraftSchema.entries.id),
  /** for people: who says it, where the token names nobody */
  name: v.optional(v.pipe(v.string('name must be a string'), v.maxLength(100)), ''),
});

/** `/api/-/messages`: send, list, look at and withdraw messages (PROTOCOL.md M-8). */
export function messageRoutes(
  routes: Routes,
  { messages, newId, conversations, ...audience }: MessageRouteDeps,
): void {
  const { registry } = audience;

  /** Which wall a message is for shows in its address: who may not read it does not learn whether it exists. */
  function addressOf({ params }: RouterContext): Addressed<string> {
    const { stream = '', offset = '' } = params;
    return { wall: wallOfStream(stream, registry), asked: `${stream}/${offset}` };
  }

  routes.onAddressed(
    'POST /api/-/messages',
    async (ctx) => {
      const asked = await readRequest(ctx, messageRequestSchema);
      const stream = streamFor(asked.to, defaultWall);
      ctx.state['subject'] = stream;
      return { wall: wallOfStream(stream, registry), asked };
    },
    async (ctx, { name, id = newId(), ...draft }) => {
      const unknown = unknownRecipient(draft.to, registry);
      if (unknown !== undefined) ctx.throw(404, `there is no screen ${unknown}`);
      const sending = messages.send({ ...draft, id }, streamFor(draft.to, defaultWall), senderOf(ctx, name));
      ctx.body = await sending.catch((error: unknown) => refuse(ctx, error));
      ctx.status = 201;
    },
  );

  routes.onAddressed(
    'GET /api/-/messages',
    (ctx) => ({ wall: wallOf(ctx), asked: wallOf(ctx) }),
    (ctx, wall) => {
      ctx.set('Cache-Control', 'no-store');
      ctx.body = { wall, messages: messages.history(wall) };
    },
  );

  routes.onAddressed('GET /api/-/messages/:stream/:offset', addressOf, (ctx, id) => {
    const message = messages.find(id);
    if (!message || !conversations.mayRead(readerOf(ctx), message)) return ctx.throw(404, noSuchMessage);
    const read = isPrivate(message) && { read: conversations.isRead(message) };
    ctx.set('Cache-Control', 'no-store');
    ctx.body = { ...message, screens: deliveriesOf(message, audience), ...read };
  });

  routes.onAddressed('DELETE /api/-/messages/:stream/:offset', addressOf, async (ctx, id) => {
    const found = messages.find(id);
    const person = readerOf(ctx)?.person;
    const isOthers = found && isPrivate(found) && !(person !== undefined && isFrom(found, person));
    if (isOthers) ctx.throw(404, noSuchMessage);
    const isWithdrawn = await messages.withdraw(id).catch((error: unknown) => refuse(ctx, error));
    if (!isWithdrawn) ctx.throw(404, noSuchMessage);
    ctx.status = 204;
  });
}

const noSuchMessage = 'there is no such message';

/** Whoever has a name is called so; nobody takes another's, nor another's ids. */
function senderOf({ state }: Context, name: string): Sender {
  const identity = state['identity'] as Identity;
  const { name: own, jti } = identity;
  const shown = own ?? name;
  const isPerson = personOf(identity, name) !== undefined;
  const from = { ...(isPerson && { person: shown }), name: shown };
  if (own !== undefined) return { key: `person:${own}`, from };
  return { key: jti === undefined ? 'http' : `token:${jti}`, from };
}

function refuse(ctx: Context, error: unknown): never {
  if (error instanceof OtherMessageError) return ctx.throw(409, error.message);
  if (error instanceof BadMessageError) return ctx.throw(400, error.message);
  if (error instanceof NotStoredError) return ctx.throw(507, error.message, { expose: true });
  throw error;
}
