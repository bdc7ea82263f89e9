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

/** The parts of the console, a page of its own. */
const consolePages = [
  'GET /console',
  'GET /console/screens',
  'GET /console/walls',
  'GET /console/messages',
  'GET /console/data',
  'GET /console/audit',
  'GET /console/people',
] as const;

export const notBuilt: ServerPhrase = ({ errorPage }) => errorPage.notBuilt;

export function isBuilt(files: WebFiles): boolean {
  return files.has('/index.html');
}

/** Serves the page at every path that its own router knows. */
export function pageRoutes(routes: Routes, files: WebFiles): void {
  const sender =
    (file: string) =>
    async (ctx: Context): Promise<void> => {
      const page = files.get(file);
      if (!page) return refusePage(ctx, 503, notBuilt);
      await send(ctx, page, { type: 'html', cacheControl: 'no-cache' });
    };
  const sendPage = sender('/index.html');

  routes.on(pages, sendPage);
  routes.on(consolePages, sender('/console.html'));
  routes.on('GET /chart/:chart', async (ctx) => {
    if (isName(ctx.params['chart'] ?? '')) await sendPage(ctx);
  });
}
