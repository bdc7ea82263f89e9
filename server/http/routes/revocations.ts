import * as v from 'valibot';
import { jtiSchema, type Revocations } from '../../auth/revocations.ts';
import { readRequest } from '../read-request.ts';
import type { Routes } from '../routes.ts';

const wanted = 'send {"jti": "<the id of a token>"}';
/** Revokes a token. */
export const revocationRequestSchema = v.object({ jti: jtiSchema }, wanted);

/** `POST /api/-/revocations` `{"jti"}`: the token with this id does not count any more, and the sockets that it let in are closed. */
export function revocationRoute(routes: Routes, { revoke }: Pick<Revocations, 'revoke'>): void {
  routes.on('POST /api/-/revocations', async (ctx) => {
    const { jti } = await readRequest(ctx, revocationRequestSchema);
    ctx.state['subject'] = jti;
    await revoke(jti).catch((cause: unknown) =>
      ctx.throw(507, 'it does not count now, but will after a restart: it could not be stored', {
        expose: true,
        cause,
      }),
    );
    ctx.status = 204;
  });
}
