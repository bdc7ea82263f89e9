import type { Middleware } from 'koa';
import type { Audit } from '../auth/audit.ts';
import type { Authenticator } from '../auth/authenticator.ts';
import type { ClientInfoOf } from '../auth/client-info.ts';
import type { Door } from '../auth/door.ts';
import { routePermissions, type RouteName } from '../auth/permissions.ts';
import { admission } from './middleware/admission.ts';
import { audited } from './middleware/audited.ts';
import { authorize } from './middleware/authorize.ts';
import { ownPagesOnly } from './middleware/cors.ts';
import { isOurHost, mayChange, mayOpenStream } from './middleware/may-change.ts';

interface GuardDeps {
  door: Door;
  authenticator: Authenticator;
  audit: Pick<Audit, 'record'>;
  clientInfoOf: ClientInfoOf;
  isReady: () => boolean;
}

/**
 * The middleware in front of a route: the checks of Host and Origin for changes and for reads that are not charts, then the table of
 * permissions.
 */
export function guardsOf({
  door,
  authenticator,
  audit,
  clientInfoOf,
  isReady,
}: GuardDeps): (name: RouteName) => Middleware[] {
  const admit = admission(isReady, clientInfoOf);
  return (name) => {
    const permission = routePermissions[name];
    if (name === 'GET /api/-/events' || name === 'POST /api/-/send') return [mayOpenStream(door)];
    const authorized = permission === 'anybody' ? [] : [authorize(authenticator, permission)];
    if (isRead(name)) {
      const isOfCharts = permission === 'anybody' || !/^GET \/(api\/-\/|metrics$)/.test(name);
      return isOfCharts ? authorized : [ownPagesOnly(), isOurHost(door), ...authorized];
    }
    const recorded = isUnrecorded(name) ? [] : [audited(audit, name, clientInfoOf)];
    return [...recorded, mayChange(door), ...authorized, admit];
  };
}

/** Every screen that waits asks every 2 s, and people read all day; neither changes anything of others. */
function isUnrecorded(name: RouteName): boolean {
  return name.startsWith('POST /api/-/adoptions') || name.endsWith('/read');
}

function isRead(name: RouteName): boolean {
  return /^(GET|OPTIONS) /.test(name);
}
