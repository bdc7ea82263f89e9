import { type Context, HttpError, type Middleware } from 'koa';
import type { Logger } from 'pino';

/**
 * Outermost: turns anything thrown into `{"message", "status"}` and the error's `details`. It answers itself because Koa's own handler
 * would drop every header set so far (content-security-policy, CORS). Messages not written for clients are never sent.
 */
export function errors(log: Logger): Middleware {
  return async (ctx, next) => {
    try {
      await next();
    } catch (error) {
      const status = error instanceof HttpError ? error.status : 500;
      // Ordinary: a busy server often answers 503, and scanners try every method.
      if (status === 501 || status === 503)
        log.debug({ method: ctx.method, path: pathOf(ctx.url), status }, 'request refused');
      else if (status >= 500)
        log.error({ err: error, method: ctx.method, path: pathOf(ctx.url) }, 'request failed');
      answer(ctx, status, error);
    }
  };
}

/** A query may hold a token, however its name is spelt. */
function pathOf(url: string): string {
  return url.replace(/\?.*/s, '');
}

function answer(ctx: Context, status: number, error: unknown): void {
  ctx.status = status;
  if (error instanceof HttpError && error.headers) ctx.set(error.headers);
  ctx.set('Cache-Control', 'no-store');
  ctx.type = 'json';
  ctx.body = { message: messageFor(error), status, ...detailsOf(error) };
}

function messageFor(error: unknown): string {
  return error instanceof HttpError && error.expose ? error.message : 'the server failed; its log says why';
}

/** More for programs, such as the line and column of a mistake. */
function detailsOf(error: unknown): object | undefined {
  const details: unknown = error instanceof HttpError && error.expose ? error['details'] : undefined;
  return typeof details === 'object' && details !== null ? details : undefined;
}
