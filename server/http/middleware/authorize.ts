import type { Context, Middleware } from 'koa';
import { isRefusal, type Authenticator } from '../../auth/authenticator.ts';
import { isPermitted, permissionText, type RolePermission } from '../../auth/permissions.ts';
import { httpErrorOf, type Refusal } from '../../auth/refusal.ts';

/** Finds out who sends a request, and lets it through if that one may. Throws 401 or 403 with the reason otherwise. */
export function authorize(
  authenticator: Pick<Authenticator, 'identify'>,
  permission: RolePermission,
): Middleware {
  return async (ctx, next) => {
    const who = await authenticator.identify(ctx.req);
    if (isRefusal(who)) return throwRefusal(ctx, who);
    ctx.state['identity'] = who;
    const { wall } = ctx['params'] as { wall?: string };
    if (!isPermitted(permission, who, wall)) ctx.throw(403, permissionText(permission, who));
    await next();
  };
}

function throwRefusal(ctx: Context, refusal: Refusal): never {
  const { status, challenge } = httpErrorOf(refusal);
  const { code, reason } = refusal;
  const headers = challenge === undefined ? {} : { 'WWW-Authenticate': challenge };
  return ctx.throw(parseInt(status, 10), reason, { expose: true, headers, details: { code } });
}
