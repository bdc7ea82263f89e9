import type { Middleware } from 'koa';
import { send } from '../sendable.ts';
import type { WebFiles } from '../web-folder.ts';

/** Built files by path. Those in `assets` and `console-assets` have a content hash in their name, so they never change. */
export function webFiles(files: WebFiles): Middleware {
  return async (ctx, next) => {
    const path = decodeURIComponent(ctx.path);
    const file = files.get(path);
    if (!file) {
      await next();
      return;
    }
    if (ctx.method !== 'GET' && ctx.method !== 'HEAD') ctx.throw(405, { headers: { Allow: 'GET, HEAD' } });
    await send(ctx, file, { type: file.extension, cacheControl: cachingOf(path) });
  };
}

function cachingOf(path: string): string {
  return /^\/(console-)?assets\//.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache';
}
