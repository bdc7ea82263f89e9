import type { Router } from '@koa/router';
import type { Context } from 'koa';
import type { ChartStore } from '../../charts/store.ts';
import { findChart } from '../find-chart.ts';
import { BusyError, type Draw, type Drawing, type Drawn } from '../pictures/drawer.ts';
import { lookOf } from '../pictures/look.ts';
import { createShelf } from '../pictures/shelf.ts';
import { send, type Sendable } from '../sendable.ts';

/** A picture that is opened by itself is a document, with texts of files in it: nothing in it runs, opens or loads anything. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'";

/** `/api/<chart>.svg` is a chart as a picture, for where no page can be: mails, chats, old televisions. */
export function pictureRoute(router: Router, charts: ChartStore, draw: Draw): void {
  const shelf = createShelf(draw);

  router.get('/api/:chart.svg', async (ctx) => {
    const snapshot = findChart(ctx, charts, ctx.params['chart'] ?? '');
    const look = lookOf(ctx);
    const drawing = await whenFree(ctx, shelf.picture(snapshot, charts.settings(snapshot.name), look));
    if ('refused' in drawing) return ctx.throw(422, drawing.refused);
    ctx.vary('Accept-Language');
    // Any page may show it, as any may read the data.
    ctx.set({ 'Content-Security-Policy': policy, 'Cross-Origin-Resource-Policy': 'cross-origin' });
    const { modified } = snapshot;
    await send(ctx, { ...sendableOf(drawing), modified }, { type: 'svg', cacheControl: 'no-cache' });
  });
}

async function whenFree(ctx: Context, drawing: Promise<Drawing>): Promise<Drawing> {
  try {
    return await drawing;
  } catch (error) {
    if (!(error instanceof BusyError)) throw error;
    return ctx.throw(503, `${error.message}: try again`, { expose: true, headers: { 'Retry-After': '2' } });
  }
}

function sendableOf({ body, gzip, etag }: Drawn): Sendable {
  return { body, etag, gzip: () => Promise.resolve(gzip) };
}
