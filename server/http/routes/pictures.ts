import type { Context } from 'koa';
import type { ChartStore } from '../../charts/store.ts';
import { findChart } from '../find-chart.ts';
import { createPictureCache } from '../pictures/cache.ts';
import { readRenderOptions } from '../pictures/render-options.ts';
import { OverloadedError, type Picture, type Render, type RenderResult } from '../pictures/renderer.ts';
import type { Routes } from '../routes.ts';
import { send, type Sendable } from '../sendable.ts';
import { wallOf, type TimezoneOf } from '../wall-of.ts';

/** An SVG opened on its own is a document with text from data files in it: it may run, open and load nothing. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'";

/** `/api/<chart>.svg`: the chart as a picture, for places that cannot show a page, such as mails, chats and old televisions. */
export function pictureRoute(
  routes: Routes,
  { charts, render, timezoneOf }: { charts: ChartStore; render: Render; timezoneOf: TimezoneOf },
): void {
  const cache = createPictureCache(render);

  routes.on('GET /api/:chart.svg', async (ctx) => {
    const snapshot = findChart(ctx, charts, ctx.params['chart'] ?? '');
    const options = readRenderOptions(ctx);
    const timeZone = timezoneOf(wallOf(ctx));
    const settings = charts.settings(snapshot.name);
    const result = await orRetryLater(ctx, cache.picture(snapshot, settings, { ...options, timeZone }));
    if ('refused' in result) return ctx.throw(422, result.refused);
    if ('measures' in result) return ctx.throw(400, otherThan(result.measures));
    ctx.vary('Accept-Language');
    // Any page may show the picture, just as any page may read the data.
    ctx.set({ 'Content-Security-Policy': policy, 'Cross-Origin-Resource-Policy': 'cross-origin' });
    const { modified } = snapshot;
    await send(ctx, { ...sendableOf(result), modified }, { type: 'svg', cacheControl: 'no-cache' });
  });
}

/** Throws 503 when the renderer is overloaded. */
async function orRetryLater(ctx: Context, rendering: Promise<RenderResult>): Promise<RenderResult> {
  try {
    return await rendering;
  } catch (error) {
    if (!(error instanceof OverloadedError)) throw error;
    return ctx.throw(503, `${error.message}: try again`, { expose: true, headers: { 'Retry-After': '2' } });
  }
}

/** More would be no help. */
const mostNamed = 20;

function otherThan(measures: readonly string[]): string {
  if (measures.length === 0) return 'this chart has no other measure';
  const named = measures.slice(0, mostNamed).join(', ');
  return `measure must be one of ${named}${measures.length > mostNamed ? ', …' : ''}`;
}

function sendableOf({ body, gzip, etag }: Picture): Sendable {
  return { body, etag, gzip: () => Promise.resolve(gzip) };
}
