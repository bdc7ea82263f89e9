import type { IncomingMessage, ServerResponse } from 'node:http';
import { limits } from '#protocol';
import { HttpError } from 'koa';
import * as v from 'valibot';
import { readRequest } from '../read-request.ts';
import type { Routes } from '../routes.ts';

/** What a request to an event stream says. */
export const sendSchema = v.object({
  n: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  messages: v.pipe(v.array(v.string()), v.maxLength(limits.sentMessages)),
  goodbye: v.optional(v.boolean()),
});

interface StreamRefusal {
  /** e.g. `503 Service Unavailable` */
  readonly status: string;
  readonly message: string;
  readonly retryAfter?: number;
}

interface OpenStream {
  begin(): boolean;
  done(): void;
  take(sent: v.InferOutput<typeof sendSchema>, bytes: number): Promise<boolean>;
  reject(isTooLarge: boolean): void;
}

/** The event streams, as HTTP sees them. */
export interface StreamsDeps {
  open(request: IncomingMessage, response: ServerResponse): Promise<StreamRefusal | undefined>;
  find(request: IncomingMessage): OpenStream | undefined;
}

/** For clients whose sockets do not get through (PROTOCOL.md, part E). */
export function eventRoutes(routes: Routes, streams: StreamsDeps): void {
  routes.on('GET /api/-/events', async (ctx) => {
    if (ctx.method === 'HEAD') ctx.throw(405, 'an event stream is asked for with GET');
    const refused = await streams.open(ctx.req, ctx.res);
    if (!refused) {
      ctx.status = 200;
      ctx.respond = false;
      return;
    }
    const { status, message, retryAfter } = refused;
    const headers = retryAfter === undefined ? {} : { 'Retry-After': String(retryAfter) };
    ctx.throw(parseInt(status, 10), message, { expose: true, headers });
  });

  routes.on('POST /api/-/send', async (ctx) => {
    ctx.set('Cache-Control', 'no-store');
    const stream = streams.find(ctx.req);
    if (!stream) return ctx.throw(404, 'there is no such event stream');
    if (!stream.begin()) return ctx.throw(409, 'another request of this event stream is not answered yet');
    try {
      const sent = await readRequest(ctx, sendSchema, limits.sendBytes);
      const bytes = Number(ctx.get('Content-Length')) || 0;
      if (!(await stream.take(sent, bytes))) ctx.throw(409, 'a request before this one is missing');
      ctx.status = 204;
    } catch (error) {
      if (error instanceof HttpError && (error.status === 400 || error.status === 413))
        stream.reject(error.status === 413);
      throw error;
    } finally {
      stream.done();
    }
  });
}
