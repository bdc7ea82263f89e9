import { limits } from '#protocol';
import * as v from 'valibot';
import { jtiSchema, type Revocations } from '../../auth/revocations.ts';
import { readBody } from '../body.ts';
import type { Routes } from '../routes.ts';

const wanted = 'send {"jti": "<the id of a token>"}';
const requestSchema = v.pipe(
  v.string(),
  v.parseJson(undefined, wanted),
  v.object({ jti: jtiSchema }, wanted),
);

/** `POST /api/-/revocations` `{"jti"}`: the token with this id does not count any more, and the sockets that it let in are closed. */
export function revocationRoute(routes: Routes, { revoke }: Pick<Revocations, 'revoke'>): void {
  routes.on('POST /api/-/revocations', async (ctx) => {
    const body = await readBody(ctx, { limit: limits.fileBytes });
    const asked = v.safeParse(requestSchema, body.toString());
    if (!asked.success) return ctx.throw(400, asked.issues[0].message);
    ctx.state['subject'] = asked.output.jti;
    await revoke(asked.output.jti).catch((cause: unknown) =>
      ctx.throw(507, 'it does not count now, but will after a restart: it could not be stored', {
        expose: true,
        cause,
      }),
    );
    ctx.status = 204;
  });
}
