import { limits } from '#protocol';
import type { Middleware } from 'koa';
import type { ClientInfoOf } from '../../auth/client-info.ts';
import { clientKey } from '../../auth/client-key.ts';
import { createConcurrencyLimit } from '../concurrency.ts';

const retryLater = { expose: true, headers: { 'Retry-After': '1' } };

/**
 * Admits requests that change something: none before the first scan is done or while draining, and a limited number at a time, in all
 * and per address, so that one address cannot use up the capacity.
 */
export function admission(isReady: () => boolean, clientInfoOf: ClientInfoOf): Middleware {
  const all = createConcurrencyLimit(limits.changes);
  const byAddress = createConcurrencyLimit(limits.changesPerAddress);

  return async (ctx, next) => {
    if (!isReady()) ctx.throw(503, 'starting or shutting down: try again', retryLater);
    const releaseOwn = byAddress.acquire(clientKey(clientInfoOf(ctx.req).address));
    if (!releaseOwn)
      return ctx.throw(429, 'too many changes at a time from your address: try again', retryLater);
    try {
      const release = all.acquire('');
      if (!release) return ctx.throw(503, 'too many changes at a time: try again', retryLater);
      await next().finally(release);
    } finally {
      releaseOwn();
    }
  };
}
