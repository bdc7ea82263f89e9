import { isName, limits } from '#protocol';
import type { Context } from 'koa';
import type { ClientInfoOf } from '../../auth/client-info.ts';
import { clientKey } from '../../auth/client-key.ts';
import { readBody } from '../body.ts';
import type { PerformWrite } from '../chart-writes.ts';
import { createConcurrencyLimit } from '../concurrency.ts';
import { preconditionsOf } from '../condition.ts';
import { formatOf, inUtf8 } from '../content-type.ts';
import { patchTypeOf, patchTypes } from '../patch.ts';
import type { Routes } from '../routes.ts';
import { answerWritten } from '../written.ts';

const tooMany = 'too much is sent at a time from your address: try again';

/** PUT, PATCH and DELETE `/api/<chart>`. */
export function writeRoutes(
  routes: Routes,
  { performWrite, clientInfoOf }: { performWrite: PerformWrite; clientInfoOf: ClientInfoOf },
): void {
  const uploads = createConcurrencyLimit(limits.uploadsPerAddress);

  async function bodyOf(ctx: Context): Promise<Buffer> {
    const release = uploads.acquire(clientKey(clientInfoOf(ctx.req).address));
    if (!release) return ctx.throw(429, tooMany, { headers: { 'Retry-After': '1' } });
    return inUtf8(ctx, await readBody(ctx, { limit: limits.fileBytes }).finally(release));
  }

  routes.on('PUT /api/:chart', async (ctx) => {
    const name = nameOf(ctx);
    const format = formatOf(ctx);
    const bytes = await bodyOf(ctx);
    const written = await performWrite({ kind: 'put', name, format, bytes, when: preconditionsOf(ctx) });
    answerWritten(ctx, name, written, bytes);
  });

  routes.on('PATCH /api/:chart', async (ctx) => {
    const name = nameOf(ctx);
    const type = patchTypeOf(ctx);
    const bytes = await bodyOf(ctx);
    const written = await performWrite({ kind: 'patch', name, type, bytes, when: preconditionsOf(ctx) });
    answerWritten(ctx, name, written);
  });

  routes.on('DELETE /api/:chart', async (ctx) => {
    const name = nameOf(ctx);
    answerWritten(ctx, name, await performWrite({ kind: 'remove', name, when: preconditionsOf(ctx) }));
  });

  routes.on('OPTIONS /api/:chart', (ctx) => ctx.set('Accept-Patch', patchTypes));
}

function nameOf(ctx: Context & { params: Record<string, string> }): string {
  const name = ctx.params['chart'] ?? '';
  if (isName(name)) return name;
  return ctx.throw(
    400,
    'a chart name is 1 to 64 letters (Latin ones without accents), digits, dashes or underscores',
  );
}
