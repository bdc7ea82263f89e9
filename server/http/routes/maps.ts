import type { Router } from '@koa/router';
import type { Context } from 'koa';
import { send } from '../sendable.ts';
import { refusePage } from '../error-page.ts';
import type { WebFiles } from '../web-folder.ts';
import { isBuilt, notBuilt } from './pages.ts';

/** Maps by their own path, and where the original server keeps them. */
export function mapRoutes(router: Router, files: WebFiles): void {
  const sendMap = async (ctx: Context, file: string) => {
    const map = files.get(`/maps/${file}`);
    if (map) return send(ctx, map, { type: map.extension, cacheControl: 'no-cache' });
    if (!isBuilt(files)) return refusePage(ctx, 503, notBuilt);
    ctx.throw(404, 'there is no such map');
  };

  router.get('/maps/:file', (ctx) => sendMap(ctx, ctx.params['file'] ?? ''));
  router.get('/static/map/china.json', (ctx) => sendMap(ctx, 'china.json'));
  router.get('/static/map/province/:file', (ctx) => sendMap(ctx, ctx.params['file'] ?? ''));
}
