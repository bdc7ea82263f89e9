import type { Routes } from '../routes.ts';

/** Makes the text that a scrape gets, and says what type it has. */
export interface MetricsText {
  scrape(): Promise<{ type: string; text: string }>;
}

/** `GET /metrics`: figures for Prometheus, with no names of people and no texts. */
export function metricsRoute(routes: Routes, metrics: MetricsText): void {
  routes.on('GET /metrics', async (ctx) => {
    const { type, text } = await metrics.scrape();
    ctx.set('Cache-Control', 'no-store');
    ctx.type = type;
    ctx.body = text;
  });
}
