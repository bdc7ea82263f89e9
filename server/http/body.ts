import type { IncomingMessage } from 'node:http';
import type { Context } from 'koa';

/** A body that is not there by then will not come, or costs us more than it is worth. ms */
const patienceMs = 30_000;
/** A client that sends without listening gets this long to find our answer before its connection is cut. ms */
const lingerMs = 5000;

type End = 'whole' | 'too-large' | 'too-slow' | 'cut off';

/**
 * The body of a request, of `limit` bytes at most. Throws 413 as soon as it is known to be larger, without waiting for the rest, and
 * 408 when it comes too slowly.
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
    case 'too-slow':
      return ctx.throw(408, `the content did not come within ${patienceMs / 1000} s`, {
        expose: true,
        headers: { Connection: 'close' },
      });
    case 'cut off':
      return ctx.throw(400, 'the content ended too early');
  }
}

/** Fills `chunks`, and says how that ended. */
function collect(request: IncomingMessage, chunks: Buffer[], limit: number): Promise<End> {
  return new Promise((resolve) => {
    let length = 0;
    const take = (chunk: Buffer) => {
      length += chunk.length;
      if (length > limit) end('too-large');
      else chunks.push(chunk);
    };
    const end = (how: End) => {
      clearTimeout(timer);
      request.off('data', take);
      resolve(how);
    };
    const timer = setTimeout(end, patienceMs, 'too-slow');
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
