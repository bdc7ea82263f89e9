import type { Context } from 'koa';
import { createSpellings } from '../../charts/spellings.ts';
import { refusePage } from '../error-page.ts';
import type { Routes } from '../routes.ts';
import { send } from '../sendable.ts';
import type { WebFiles } from '../web-folder.ts';
import { isBuilt, notBuilt } from './pages.ts';

/** Maps by their own path, and at the paths of servers of the original protocol: beside the pages, or beside the charts. */
export function mapRoutes(routes: Routes, files: WebFiles): void {
  const spellings = createSpellings(files.keys());

  const sendMap = async (ctx: Context, file: string) => {
    const map = files.get(spellings.find(`/maps/${file}`) ?? '');
    if (map) return send(ctx, map, { type: map.extension, cacheControl: 'no-cache' });
    if (!isBuilt(files)) return refusePage(ctx, 503, notBuilt);
    ctx.throw(404, 'there is no such map');
  };

  routes.on('GET /maps/:file', (ctx) => sendMap(ctx, ctx.params['file'] ?? ''));
  routes.on('GET /static/map/china.json', (ctx) => sendMap(ctx, 'china.json'));
  routes.on('GET /static/map/province/:file', (ctx) => sendMap(ctx, ctx.params['file'] ?? ''));
  // There, `/api/<path>` is the file `<path>.json` of the data folder.
  routes.on(['GET /api/map/:map', 'GET /api/map/province/:map'], (ctx) =>
    sendMap(ctx, `${(ctx.params['map'] ?? '').replace(/\.json$/i, '')}.json`),
  );
}
