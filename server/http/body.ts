import type { IncomingMessage } from 'node:http';
import { limits } from '#protocol';
import type { Context } from 'koa';

/** A client that sends without listening gets this long to find our answer before its connection is cut. ms */
const lingerMs = 5000;

type End = 'whole' | 'too-large' | 'stalled' | 'too-slow' | 'cut off';

/**
 * The body of a request, of `limit` bytes at most. Throws 413 as soon as it is known to be larger, without waiting for the rest, and
 * 408 when it comes too slowly, or stops coming.
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

/** Fills `chunks`, and says how that ended. */
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
 * Takes in what is still sent and forgets it. Closing at once would reset the connection, and many clients then never see the answer;
 * one that stops in time keeps its connection.
 */
function linger(request: IncomingMessage): void {
  request.resume();
  const timer = setTimeout(() => !request.complete && request.socket.destroy(), lingerMs);
  request.once('close', () => clearTimeout(timer));
}
