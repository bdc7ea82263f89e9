import { isName } from '#protocol';
import type { PerformWrite } from '../chart-writes.ts';
import type { Routes } from '../routes.ts';
import { answerWritten } from '../written.ts';

/** `POST /api/<chart>/accept` publishes content that was held back. */
export function acceptRoute(routes: Routes, performWrite: PerformWrite): void {
  routes.on('POST /api/:chart/accept', async (ctx) => {
    const name = ctx.params['chart'] ?? '';
    if (!isName(name)) ctx.throw(404, 'this cannot be the name of a chart');
    answerWritten(ctx, name, await performWrite({ kind: 'accept', name }));
  });
}
