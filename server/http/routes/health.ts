import type { Router } from '@koa/router';

interface Health {
  isReady: () => boolean;
  isDegraded: () => boolean;
  version: string;
}

/**
 * Liveness, readiness and version, for operations. Degraded is still ready (200): data keeps reaching every screen, and a load balancer
 * that took the wall out of rotation for a full disk would blank them all.
 */
export function healthRoutes(router: Router, { isReady, isDegraded, version }: Health): void {
  router.get(['/healthz', '/readyz', '/version'], async (ctx, next) => {
    ctx.set('Cache-Control', 'no-store');
    await next();
  });

  router.get('/healthz', (ctx) => {
    ctx.body = { status: 200, message: 'alive' };
  });

  router.get('/readyz', (ctx) => {
    ctx.status = isReady() ? 200 : 503;
    ctx.body = { status: ctx.status, message: messageOf(isReady(), isDegraded()) };
  });

  router.get('/version', (ctx) => {
    ctx.body = { name: 'chartwall', version };
  });
}

function messageOf(isReady: boolean, isDegraded: boolean): string {
  if (!isReady) return 'starting or shutting down';
  return isDegraded ? 'degraded: changes of theme, full screen and page cannot be stored' : 'ready';
}
