import * as v from 'valibot';
import { roleSchema, wallsSchema } from '../../auth/people.ts';
import { tokenSummary } from '../../auth/token-summary.ts';
import { newJti, signToken } from '../../auth/tokens.ts';
import { readRequest } from '../read-request.ts';
import type { Routes } from '../routes.ts';

const msPerDay = 86_400_000;
const maxDays = 3650;

export const tokenDraftSchema = v.object({
  role: roleSchema,
  walls: v.optional(wallsSchema, 'all'),
  name: v.optional(v.pipe(v.string('name must be a text'), v.maxLength(100, 'name is too long'))),
  days: v.pipe(
    v.number('days must be a number'),
    v.integer('days must be a whole number'),
    v.minValue(1, 'days must be 1 or more'),
    v.maxValue(maxDays, `days must be at most ${maxDays}`),
  ),
});

export interface TokenRouteDeps {
  /** signs the tokens; null: another issuer makes them, or nobody needs one */
  secret: string | null;
  now: () => number;
}

/** `POST /api/-/tokens` `{role, walls?, name?, days}` makes a token. It is not kept: only who asked has it, and its id revokes it. */
export function tokenRoute(routes: Routes, { secret, now }: TokenRouteDeps): void {
  routes.on('POST /api/-/tokens', async (ctx) => {
    if (secret === null) return ctx.throw(409, 'no tokens are made here: the server has no --secret');
    const { name, days, ...asked } = await readRequest(ctx, tokenDraftSchema);
    const [jti, expires] = [newJti(), now() + days * msPerDay];
    const grant = { ...asked, ...(name && { name }), jti, expires };
    ctx.state['subject'] = tokenSummary(grant);
    const token = await signToken(secret, grant, now());
    ctx.set('Cache-Control', 'no-store');
    ctx.status = 201;
    ctx.body = { token, jti, expires };
  });
}
