import Koa from 'koa';
import type { Logger } from 'pino';
import { refusePage } from './error-page.ts';
import { errors } from './middleware/errors.ts';
import { securityHeaders } from './middleware/security-headers.ts';

/**
 * The URL as it is without a base path, `/wall/api` is `/api`; undefined outside of it. Proxies pass the path on as it is: one that
 * took it away could not be told from a request that has lost its way.
 * @param basePath '' or `/wall`
 */
export function innerUrl(url: string, basePath: string): string | undefined {
  if (basePath === '') return url;
  const path = url.replace(/^https?:\/\/[^/?#]*/i, '');
  const rest = path.slice(basePath.length);
  if (!path.startsWith(basePath) || !/^([/?]|$)/.test(rest)) return undefined;
  return rest.startsWith('/') ? rest : `/${rest}`;
}

/** Whether a URL is the base path without the slash at its end: a page there would have no service worker. */
export function isFolder(url = '', basePath: string): boolean {
  return basePath !== '' && url.split('?', 1)[0] === basePath;
}

interface OutsideOptions {
  basePath: string;
  isPubliclyTrusted: () => boolean;
  log: Logger;
}

/** Answers what is asked for outside of the base path: its folder without the slash leads to it, all else says where the wall is. */
export function createOutside({ basePath, isPubliclyTrusted, log }: OutsideOptions) {
  const app = new Koa();
  app.use(errors(log));
  app.use(securityHeaders(isPubliclyTrusted));
  app.use((ctx) => {
    ctx.state['basePath'] = basePath;
    const isRead = ctx.method === 'GET' || ctx.method === 'HEAD';
    if (!isRead || !isFolder(ctx.url, basePath))
      return refusePage(ctx, 404, ({ errorPage }) => errorPage.outside(`${basePath}/`));
    ctx.status = 308;
    ctx.set('Location', `${basePath}/${ctx.search}`);
  });
  return app.callback();
}
