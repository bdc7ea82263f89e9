import type { Router } from '@koa/router';
import type { Context } from 'koa';
import { createSpellings } from '../../charts/spellings.ts';
import { refusePage } from '../error-page.ts';
import { send } from '../sendable.ts';
import type { WebFiles } from '../web-folder.ts';
import { isBuilt, notBuilt } from './pages.ts';

/** Maps by their own path, and at the paths of servers of the original protocol: beside the pages, or beside the charts. */
export function mapRoutes(router: Router, files: WebFiles): void {
  const spellings = createSpellings(files.keys());

  const sendMap = async (ctx: Context, file: string) => {
    const map = files.get(spellings.find(`/maps/${file}`) ?? '');
    if (map) return send(ctx, map, { type: map.extension, cacheControl: 'no-cache' });
    if (!isBuilt(files)) return refusePage(ctx, 503, notBuilt);
    ctx.throw(404, 'there is no such map');
  };

  router.get('/maps/:file', (ctx) => sendMap(ctx, ctx.params['file'] ?? ''));
  router.get('/static/map/china.json', (ctx) => sendMap(ctx, 'china.json'));
  router.get('/static/map/province/:file', (ctx) => sendMap(ctx, ctx.params['file'] ?? ''));
  // There, `/api/<path>` is the file `<path>.json` of the data folder.
  router.get(['/api/map/:map', '/api/map/province/:map'], (ctx) =>
    sendMap(ctx, `${(ctx.params['map'] ?? '').replace(/\.json$/i, '')}.json`),
  );
}
