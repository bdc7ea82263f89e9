import { HttpError, type Context, type Middleware } from 'koa';
import type { Audit } from '../../auth/audit.ts';
import type { ClientInfoOf } from '../../auth/client-info.ts';
import type { Identity } from '../../auth/identity.ts';
import type { RouteName } from '../../auth/permissions.ts';

/** Records a request that changes something, and why it was refused if it was. A route may say in `ctx.state.subject` what it was done to. */
export function audited(
  audit: Pick<Audit, 'record'>,
  what: RouteName,
  clientInfoOf: ClientInfoOf,
): Middleware {
  return async (ctx, next) => {
    const record = (refused?: string): void => {
      const { identity: who, subject = subjectOf(ctx) } = ctx.state as {
        identity?: Identity;
        subject?: string;
      };
      audit.record({ what, who, from: clientInfoOf(ctx.req).address, on: subject, refused });
    };
    try {
      await next();
    } catch (error) {
      record(error instanceof HttpError && error.expose ? error.message : 'it failed');
      throw error;
    }
    record();
  };
}

function subjectOf(ctx: Context): string | undefined {
  const { chart, screen, wall, stream, offset } = ctx['params'] as Record<string, string | undefined>;
  return chart ?? screen ?? wall ?? (stream !== undefined ? `${stream}/${offset}` : undefined);
}
