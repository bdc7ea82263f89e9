import type { Context, Middleware } from 'koa';
import { isRefusal, type Authenticator } from '../../auth/authenticator.ts';
import { isPermitted, permissionText, type RolePermission } from '../../auth/permissions.ts';
import type { Identity } from '../../auth/identity.ts';
import { isAtLeast } from '../../auth/roles.ts';
import { httpErrorOf, type Refusal } from '../../auth/refusal.ts';

/**
 * Finds out who sends a request, and lets it through if that one may. Throws 401 or 403 with the reason otherwise. Where the request itself
 * says which wall it is for, only the role is looked at here, and `authorizeFor` does the rest.
 */
export function authorize(
  authenticator: Pick<Authenticator, 'identify'>,
  permission: RolePermission,
): Middleware {
  return async (ctx, next) => {
    const who = await authenticator.identify(ctx.req);
    if (isRefusal(who)) return throwRefusal(ctx, who);
    ctx.state['identity'] = who;
    const { wall } = ctx['params'] as { wall?: string };
    const may =
      permission.on === 'addressee'
        ? isAtLeast(who.role, permission.least)
        : isPermitted(permission, who, wall);
    if (!may) ctx.throw(403, permissionText(permission, who));
    await next();
  };
}

/** Throws 403 with the reason if the sender of this request may not do it to this wall (or to `everyWall`). */
export function authorizeFor(ctx: Context, permission: RolePermission, wall: string): void {
  const who = ctx.state['identity'] as Identity | undefined;
  if (!isPermitted(permission, who, wall)) ctx.throw(403, permissionText(permission, who));
}

function throwRefusal(ctx: Context, refusal: Refusal): never {
  const { status, challenge } = httpErrorOf(refusal);
  const { code, reason } = refusal;
  const headers = challenge === undefined ? {} : { 'WWW-Authenticate': challenge };
  return ctx.throw(parseInt(status, 10), reason, { expose: true, headers, details: { code } });
}
