import { limits } from '#protocol';
import type { Middleware } from 'koa';
import { createTally, sourceOf } from '../tally.ts';

const comeBack = { expose: true, headers: { 'Retry-After': '1' } };

/**
 * Lets a request that changes something in: not before it is known what there is, nor while draining, nor too many at a time. One address
 * alone cannot take all the room.
 */
export function admission(isReady: () => boolean): Middleware {
  const all = createTally(limits.changes);
  const byAddress = createTally(limits.changesPerAddress);

  return async (ctx, next) => {
    if (!isReady()) ctx.throw(503, 'starting or shutting down: try again', comeBack);
    const endOwn = byAddress.begin(sourceOf(ctx.req.socket.remoteAddress));
    if (!endOwn) return ctx.throw(429, 'too many changes at a time from your address: try again', comeBack);
    try {
      const end = all.begin('');
      if (!end) return ctx.throw(503, 'too many changes at a time: try again', comeBack);
      await next().finally(end);
    } finally {
      endOwn();
    }
  };
}
