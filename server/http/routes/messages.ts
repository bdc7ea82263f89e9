import { defaultWall, isName, messageDraftSchema, type Message } from '#protocol';
import type { Context } from 'koa';
import * as v from 'valibot';
import type { Identity } from '../../auth/identity.ts';
import { NotStoredError } from '../../storage/journal.ts';
import { deliveriesOf } from '../../walls/messages/audience.ts';
import { BadMessageError, OtherMessageError, type Sender } from '../../walls/messages/messages.ts';
import type { Messaging } from '../../walls/messages/messaging.ts';
import { streamFor, unknownRecipient } from '../../walls/messages/recipients.ts';
import { readBody } from '../body.ts';
import type { Routes } from '../routes.ts';

/** A message has at most 2,000 characters, of up to 12 bytes each when they are escaped. */
const maxBody = 64 * 1024;

/** What the routes use of it. */
export interface MessageRouteDeps extends Pick<Messaging, 'messages' | 'newId'> {
  ledger: Pick<Messaging['ledger'], 'stageOf'>;
  registry: Pick<Messaging['registry'], 'list' | 'find'>;
}

const bodySchema = v.object({
  ...messageDraftSchema.entries,
  id: v.optional(messageDraftSchema.entries.id),
  /** for people: who says it, where the token names nobody */
  name: v.optional(v.pipe(v.string('name must be a string'), v.maxLength(100)), ''),
});

/** `/api/-/messages`: send, list, look at and withdraw messages (PROTOCOL.md M-8). */
export function messageRoutes(routes: Routes, { messages, newId, ...audience }: MessageRouteDeps): void {
  const find = (ctx: Context & { params: Record<string, string> }): Message =>
    messages.find(`${ctx.params['stream']}/${ctx.params['offset']}`) ??
    ctx.throw(404, 'there is no such message');

  routes.on('POST /api/-/messages', async (ctx) => {
    const { name, id = newId(), ...draft } = decode(ctx, await readBody(ctx, { limit: maxBody }));
    const unknown = unknownRecipient(draft.to, audience.registry);
    if (unknown !== undefined) ctx.throw(404, `there is no screen ${unknown}`);
    const sender = senderOf(ctx, name);
    const sending = messages.send({ ...draft, id }, streamFor(draft.to, defaultWall), sender);
    ctx.body = await sending.catch((error: unknown) => refuse(ctx, error));
    ctx.status = 201;
  });

  routes.on('GET /api/-/messages', (ctx) => {
    const wall = typeof ctx.query['wall'] === 'string' ? ctx.query['wall'] : defaultWall;
    if (!isName(wall)) ctx.throw(400, 'this cannot be the name of a wall');
    ctx.set('Cache-Control', 'no-store');
    ctx.body = { wall, messages: messages.history(wall) };
  });

  routes.on('GET /api/-/messages/:stream/:offset', (ctx) => {
    const message = find(ctx);
    ctx.set('Cache-Control', 'no-store');
    ctx.body = { ...message, screens: deliveriesOf(message, audience) };
  });

  routes.on('DELETE /api/-/messages/:stream/:offset', async (ctx) => {
    await messages.withdraw(find(ctx).id).catch((error: unknown) => refuse(ctx, error));
    ctx.status = 204;
  });
}

/** Whoever has a name is called so; nobody takes another's. */
function senderOf({ state }: Context, name: string): Sender {
  const { name: own } = (state['identity'] ?? {}) as Partial<Identity>;
  return own === undefined ? { key: 'http', from: { name } } : { key: `person:${own}`, from: { name: own } };
}

function decode(ctx: Context, body: Buffer): v.InferOutput<typeof bodySchema> {
  let json: unknown;
  try {
    json = JSON.parse(body.toString());
  } catch {
    ctx.throw(400, 'the content is not JSON');
  }
  const decoded = v.safeParse(bodySchema, json);
  if (decoded.success) return decoded.output;
  const [issue] = decoded.issues;
  return ctx.throw(400, issue.received === 'undefined' ? `${v.getDotPath(issue)} is missing` : issue.message);
}

function refuse(ctx: Context, error: unknown): never {
  if (error instanceof OtherMessageError) return ctx.throw(409, error.message);
  if (error instanceof BadMessageError) return ctx.throw(400, error.message);
  if (error instanceof NotStoredError) return ctx.throw(507, error.message, { expose: true });
  throw error;
}
