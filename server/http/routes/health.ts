import type { Routes } from '../routes.ts';

interface Health {
  isReady: () => boolean;
  /** what does not work, though screens are served; undefined: everything does */
  degradation: () => string | undefined;
  version: string;
}

/**
 * Liveness, readiness and version, for operations. Degraded is still ready (200): data keeps reaching every screen, and a load balancer
 * that took the wall out of rotation for a full disk would blank them all. One that has other nodes to send screens to asks with `?strict`.
 */
export function healthRoutes(routes: Routes, { isReady, degradation, version }: Health): void {
  routes.on('GET /healthz', (ctx) => {
    ctx.set('Cache-Control', 'no-store');
    ctx.body = { status: 200, message: 'alive' };
  });

  routes.on('GET /readyz', (ctx) => {
    ctx.set('Cache-Control', 'no-store');
    const trouble = degradation();
    const isStrict = ctx.query['strict'] !== undefined;
    ctx.status = isReady() && !(isStrict && trouble) ? 200 : 503;
    ctx.body = { status: ctx.status, message: messageOf(isReady(), trouble) };
  });

  routes.on('GET /version', (ctx) => {
    ctx.set('Cache-Control', 'no-store');
    ctx.body = { name: 'chartwall', version };
  });
}

function messageOf(isReady: boolean, trouble: string | undefined): string {
  if (!isReady) return 'starting or shutting down';
  return trouble === undefined ? 'ready' : `degraded: ${trouble}`;
}
