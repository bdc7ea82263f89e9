import { defaultWall, limits, wallNameSchema } from '#protocol';
import * as v from 'valibot';
import type { Adoption } from '../../auth/adoption.ts';
import type { AttemptLimit } from '../../auth/attempt-limit.ts';
import { clientKey } from '../../auth/client-key.ts';
import type { ClientInfoOf } from '../../auth/client-info.ts';
import { isFor, type Identity } from '../../auth/identity.ts';
import { signToken } from '../../auth/tokens.ts';
import { readRequest } from '../read-request.ts';
import type { Routes } from '../routes.ts';

/** Lets a screen in. */
export const adoptSchema = v.object({
  code: v.pipe(v.string('code must be a text'), v.maxLength(40, 'code is too long')),
  name: v.optional(v.pipe(v.string('name must be a text'), v.maxLength(100, 'name is too long')), ''),
  wall: v.optional(wallNameSchema, defaultWall),
});
/** Fetches a token. */
export const claimSchema = v.object({ claim: v.pipe(v.string('claim must be a text'), v.maxLength(100)) });

export interface AdoptionRouteDeps {
  adoption: Adoption;
  /** of codes that are typed */
  tries: AttemptLimit;
  /** signs the tokens; null: another issuer makes them */
  secret: string | null;
  clientInfoOf: ClientInfoOf;
  now: () => number;
}

const retryLater = { expose: true, headers: { 'Retry-After': '60' } };

/** How a screen without a token is let in (PROTOCOL.md A-9). */
export function adoptionRoutes(
  routes: Routes,
  { adoption, tries, secret, clientInfoOf, now }: AdoptionRouteDeps,
): void {
  routes.on('POST /api/-/adoptions', (ctx) => {
    if (secret === null) return ctx.throw(409, 'no screen is let in by a code here');
    const offer = adoption.offer(clientKey(clientInfoOf(ctx.req).address));
    if (offer === 'of one address')
      return ctx.throw(429, 'too many screens of your address wait to be let in', retryLater);
    if (offer === 'of all') return ctx.throw(503, 'too many screens wait to be let in', retryLater);
    ctx.set('Cache-Control', 'no-store');
    ctx.status = 201;
    ctx.body = offer;
  });

  routes.on('POST /api/-/adoptions/token', async (ctx) => {
    const { claim } = await readRequest(ctx, claimSchema);
    const fetched = adoption.fetch(claim);
    if (!fetched) return ctx.throw(404, 'the code does not count any more');
    ctx.set('Cache-Control', 'no-store');
    ctx.body = fetched;
  });

  routes.on('POST /api/-/adopt', async (ctx) => {
    if (secret === null) return ctx.throw(409, 'no screen is let in by a code here');
    const { code, name, wall } = await readRequest(ctx, adoptSchema);
    ctx.state['subject'] = name || wall;
    if (!isFor(ctx.state['identity'] as Identity, wall))
      return ctx.throw(403, 'your role is for other walls');
    const wait = await tries.take(clientKey(clientInfoOf(ctx.req).address));
    if (wait > 0) return ctx.throw(429, 'too many tries: wait', { headers: { 'Retry-After': String(wait) } });
    const expires = now() + limits.adoptions.tokenAge;
    const token = await signToken(
      secret,
      { role: 'screen', walls: [wall], expires, ...(name && { name }) },
      now(),
    );
    if (!adoption.adopt(code, token)) return ctx.throw(404, 'no screen shows this code now');
    ctx.status = 204;
  });
}
