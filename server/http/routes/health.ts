import type { Router } from '@koa/router';

/** For those who look after the process: is it alive, may it get requests, which version is it. */
export function healthRoutes(
  router: Router,
  { isReady, version }: { isReady: () => boolean; version: string },
): void {
  router.get(['/healthz', '/readyz', '/version'], async (ctx, next) => {
    ctx.set('Cache-Control', 'no-store');
    await next();
  });

  router.get('/healthz', (ctx) => {
    ctx.body = { status: 200, message: 'alive' };
  });

  router.get('/readyz', (ctx) => {
    ctx.status = isReady() ? 200 : 503;
    ctx.body = { status: ctx.status, message: ctx.status === 200 ? 'ready' : 'starting or shutting down' };
  });

  router.get('/version', (ctx) => {
    ctx.body = { name: 'chartwall', version };
  });
}
