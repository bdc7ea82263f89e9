import type { Router } from '@koa/router';
import { isName } from '#protocol';
import type { Middleware } from 'koa';
import type { ServerPhrase } from '../../words/index.ts';
import { refusePage } from '../error-page.ts';
import { send } from '../sendable.ts';
import type { WebFiles } from '../web-folder.ts';

const pagePaths = [
  '/',
  '/screen',
  '/sellerpage',
  '/trendpage',
  '/mappage',
  '/rankpage',
  '/hotpage',
  '/stockpage',
  '/gallery',
];

export const notBuilt: ServerPhrase = ({ errorPage }) => errorPage.notBuilt;

export function isBuilt(files: WebFiles): boolean {
  return files.has('/index.html');
}

/** Serves the page at every path that its own router knows. */
export function pageRoutes(router: Router, files: WebFiles): void {
  const sendPage: Middleware = async (ctx) => {
    const page = files.get('/index.html');
    if (!page) return refusePage(ctx, 503, notBuilt);
    await send(ctx, page, { type: 'html', cacheControl: 'no-cache' });
  };

  router.get(pagePaths, sendPage);
  router.get('/chart/:chart', async (ctx, next) => {
    if (isName(ctx.params['chart'] ?? '')) await sendPage(ctx, next);
  });
}
