import type { Context } from 'koa';
import { etagOf } from '../charts/snapshot.ts';
import type { Written } from '../charts/writing/writer.ts';
import type { ChartWritten } from './chart-writes.ts';
import { tagOf } from './entity-tag.ts';

/** Sends the result of a write. `sent` is the uploaded body, if the request replaced the whole chart. */
export function answerWritten(ctx: Context, name: string, written: ChartWritten, sent?: Buffer): void {
  ctx.set('Cache-Control', 'no-store');
  switch (written.kind) {
    case 'taken': {
      const { revision, etag, modified } = written.snapshot;
      // A PUT must not return an ETag unless the body was stored unchanged (RFC 9110, 9.3.4).
      if (!sent || etagOf(sent) === etag) ctx.set('ETag', tagOf(etag, 'identity'));
      ctx.status = written.created ? 201 : 200;
      ctx.body = { name, revision, etag, modified };
      return;
    }
    case 'waiting': {
      const { problem, snapshot } = written;
      ctx.status = 202;
      ctx.body = { name, revision: snapshot?.revision, etag: snapshot?.etag, problem };
      return;
    }
    case 'removed':
      ctx.status = 204;
      return;
    case 'missing':
      return ctx.throw(404, `there is no chart ${name}`);
    case 'conflict':
      return refuseConflict(ctx, name, written.present?.etag);
    case 'too-large':
      return ctx.throw(413, 'the chart would be larger than 2 MiB');
    case 'unfit':
      return ctx.throw(409, written.reason);
    case 'refused':
      return refuseContent(ctx, written);
    case 'accepted':
      ctx.body = { name, ...written.snapshot };
      return;
    case 'nothing-held':
      return ctx.throw(written.isThere ? 409 : 404, `there is nothing of ${name} that is held back`);
    case 'not-written':
      return ctx.throw(507, written.reason, { expose: true });
    case 'unreachable':
      return ctx.throw(written.isUnknown ? 504 : 503, written.reason, {
        expose: true,
        headers: { 'Retry-After': '2' },
      });
  }
  written satisfies never;
}

/** Includes the current tag, so that the client can retry without another request. */
function refuseConflict(ctx: Context, name: string, etag: string | undefined): never {
  if (etag === undefined) return ctx.throw(412, `the condition does not hold: there is no chart ${name}`);
  const tag = tagOf(etag, 'identity');
  return ctx.throw(412, `the condition does not hold: ${name} has the etag ${tag}`, {
    headers: { ETag: tag },
    details: { etag },
  });
}

/** Throws 422 for an invalid body, with line and column if known. */
function refuseContent(ctx: Context, { reason, problem }: Extract<Written, { kind: 'refused' }>): never {
  const place = problem?.line === undefined ? '' : ` (line ${problem.line}, column ${problem.column})`;
  return ctx.throw(422, reason + place, { details: { problem } });
}
