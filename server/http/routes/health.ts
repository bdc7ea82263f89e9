import type { Routes } from '../routes.ts';

interface Health {
  isReady: () => boolean;
  isDegraded: () => boolean;
  version: string;
}

/**
 * Liveness, readiness and version, for operations. Degraded is still ready (200): data keeps reaching every screen, and a load balancer
 * that took the wall out of rotation for a full disk would blank them all.
 */
export function healthRoutes(routes: Routes, { isReady, isDegraded, version }: Health): void {
  routes.on('GET /healthz', (ctx) => {
    ctx.set('Cache-Control', 'no-store');
    ctx.body = { status: 200, message: 'alive' };
  });

  routes.on('GET /readyz', (ctx) => {
    ctx.set('Cache-Control', 'no-store');
    ctx.status = isReady() ? 200 : 503;
    ctx.body = { status: ctx.status, message: messageOf(isReady(), isDegraded()) };
  });

  routes.on('GET /version', (ctx) => {
    ctx.set('Cache-Control', 'no-store');
    ctx.body = { name: 'chartwall', version };
  });
}

function messageOf(isReady: boolean, isDegraded: boolean): string {
  if (!isReady) return 'starting or shutting down';
  return isDegraded ? 'degraded: changes of theme, full screen and page cannot be stored' : 'ready';
}
