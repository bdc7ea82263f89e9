import { isName } from '#protocol';
import type { Context } from 'koa';
import type { ServerPhrase } from '../../words/index.ts';
import { refusePage } from '../error-page.ts';
import type { Routes } from '../routes.ts';
import { send } from '../sendable.ts';
import type { WebFiles } from '../web-folder.ts';

const pages = [
  'GET /',
  'GET /screen',
  'GET /sellerpage',
  'GET /trendpage',
  'GET /mappage',
  'GET /rankpage',
  'GET /hotpage',
  'GET /stockpage',
  'GET /gallery',
  'GET /login',
  'GET /adopt',
] as const;

export const notBuilt: ServerPhrase = ({ errorPage }) => errorPage.notBuilt;

export function isBuilt(files: WebFiles): boolean {
  return files.has('/index.html');
}

/** Serves the page at every path that its own router knows. */
export function pageRoutes(routes: Routes, files: WebFiles): void {
  const sendPage = async (ctx: Context): Promise<void> => {
    const page = files.get('/index.html');
    if (!page) return refusePage(ctx, 503, notBuilt);
    await send(ctx, page, { type: 'html', cacheControl: 'no-cache' });
  };

  routes.on(pages, sendPage);
  routes.on('GET /chart/:chart', async (ctx) => {
    if (isName(ctx.params['chart'] ?? '')) await sendPage(ctx);
  });
}
