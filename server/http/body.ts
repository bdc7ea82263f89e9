import type { IncomingMessage } from 'node:http';
import { limits } from '#protocol';
import type { Context } from 'koa';

/** How long a client that keeps sending may take to notice our response before its connection is cut. ms */
const lingerMs = 5000;

type End = 'whole' | 'too-large' | 'stalled' | 'too-slow' | 'cut off';

/**
 * Reads a request body of at most `limit` bytes. Throws 413 as soon as it is known to be larger, without waiting for the rest, and
 * 408 when it arrives too slowly or stalls.
 */
export async function readBody(ctx: Context, { limit }: { limit: number }): Promise<Buffer> {
  const chunks: Buffer[] = [];
  const end = Number(ctx.get('Content-Length')) > limit ? 'too-large' : await collect(ctx.req, chunks, limit);
  switch (end) {
    case 'whole':
      return Buffer.concat(chunks);
    case 'too-large':
      linger(ctx.req);
      return ctx.throw(413, `the content is larger than ${limit / 1024 / 1024} MiB`);
    case 'stalled':
      return giveUp(ctx, `nothing more of the content came for ${limits.uploadStall / 1000} s`);
    case 'too-slow':
      return giveUp(ctx, `the content did not come within ${limits.uploadTimeout / 1000} s`);
    case 'cut off':
      return ctx.throw(400, 'the content ended too early');
  }
}

function giveUp(ctx: Context, why: string): never {
  return ctx.throw(408, why, { expose: true, headers: { Connection: 'close' } });
}

/** Collects the body into `chunks`; resolves to how it ended. */
function collect(request: IncomingMessage, chunks: Buffer[], limit: number): Promise<End> {
  return new Promise((resolve) => {
    let length = 0;
    const take = (chunk: Buffer) => {
      length += chunk.length;
      stall.refresh();
      if (length > limit) end('too-large');
      else chunks.push(chunk);
    };
    const end = (how: End) => {
      clearTimeout(stall);
      clearTimeout(timeout);
      request.off('data', take);
      resolve(how);
    };
    const stall = setTimeout(end, limits.uploadStall, 'stalled');
    const timeout = setTimeout(end, limits.uploadTimeout, 'too-slow');
    request.on('data', take);
    request.once('end', () => end('whole'));
    request.once('error', () => end('cut off'));
    request.once('close', () => end('cut off'));
  });
}

/**
 * Discards the rest of the body. Closing at once would reset the connection, and many clients would then never see the response;
 * a client that stops sending in time keeps its connection.
 */
function linger(request: IncomingMessage): void {
  request.resume();
  const timer = setTimeout(() => !request.complete && request.socket.destroy(), lingerMs);
  request.once('close', () => clearTimeout(timer));
}
