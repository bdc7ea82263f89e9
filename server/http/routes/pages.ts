import type { Router } from '@koa/router';
import { isName } from '#protocol';
import type { Middleware } from 'koa';
import { refusePage, type Words } from '../error-page.ts';
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

export const notBuilt: Words = {
  zh: '页面尚未构建：请运行 npm run build，然后重新启动。',
  en: 'the page is not built: run npm run build and start again',
};

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
