import type { Audit } from '../../auth/audit.ts';
import type { Routes } from '../routes.ts';

const most = 5000;

/** `GET /api/-/audit?since=&limit=`: who did what, when, from where, the newest first. */
export function auditRoute(routes: Routes, { list }: Pick<Audit, 'list'>): void {
  routes.on('GET /api/-/audit', async (ctx) => {
    const { since = '0', limit = '100' } = ctx.query;
    const time = typeof since !== 'string' ? NaN : /^\d+$/.test(since) ? Number(since) : Date.parse(since);
    if (Number.isNaN(time)) ctx.throw(400, 'since is a time: ms since 1970, or such as 2026-01-31T12:00:00Z');
    const count = /^\d{1,4}$/.test(String(limit)) ? Number(limit) : 0;
    if (count < 1 || count > most) ctx.throw(400, `limit is 1 to ${most}`);
    ctx.set('Cache-Control', 'no-store');
    ctx.body = { records: await list({ since: time, limit: count }) };
  });
}
