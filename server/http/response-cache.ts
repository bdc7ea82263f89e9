import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Middleware } from 'koa';
import type { Snapshot } from '../charts/snapshot.ts';
import type { ChartStore } from '../charts/store.ts';

/** A response as it was sent once. */
interface CachedResponse {
  status: number;
  headers: string[];
  body: Buffer | undefined;
}

/** Responses cached per snapshot, and the maximum length of a cache key. */
const maxResponses = 32;
const maxKeyLength = 300;

/** Names that need no escaping in a URL; requests for others take the slow path. */
const plainChartUrl = /^\/api\/([\w-]{1,64})$/;

/**
 * Caches responses in front of Koa, whose stack costs several times what Node itself needs. A repeated request for a chart gets what
 * Koa answered before, headers included; the cache entries are dropped together with the snapshot. `origins`: those whose pages get other
 * headers.
 */
export function createResponseCache(charts: ChartStore, origins: readonly string[]) {
  const responsesOf = new WeakMap<Snapshot, Map<string, CachedResponse>>();

  /** Everything that the response for a snapshot depends on. */
  function keyOf({ url, headers }: IncomingMessage): string {
    const { origin = '', 'accept-encoding': coding = '', 'if-none-match': etag = '' } = headers;
    return [url, coding, etag, origins.includes(origin) ? origin : ''].join(' ');
  }

  function find(request: IncomingMessage): CachedResponse | undefined {
    const { method, url = '' } = request;
    const name = method === 'GET' ? plainChartUrl.exec(url)?.[1] : undefined;
    const chart = name === undefined ? undefined : charts.get(name);
    return chart && responsesOf.get(chart)?.get(keyOf(request));
  }

  return {
    has: (request: IncomingMessage) => find(request) !== undefined,

    /** Sends the cached response; false if there is none. Whether the client may have it is for the caller to know. */
    serve(request: IncomingMessage, response: ServerResponse): boolean {
      const cached = find(request);
      if (!cached) return false;
      response.writeHead(cached.status, cached.headers);
      response.end(cached.body);
      return true;
    },

    /** The outermost middleware: caches the response for the snapshot in `ctx.state.chart`. */
    remember: (): Middleware<{ chart?: Snapshot }> => async (ctx, next) => {
      await next();
      const { chart } = ctx.state;
      const key = keyOf(ctx.req);
      // `serve` looks a chart up by its exact name only
      const isNamed = chart !== undefined && plainChartUrl.exec(ctx.url)?.[1] === chart.name;
      const isPlain = ctx.method === 'GET' && isNamed && key.length <= maxKeyLength;
      if (!isPlain || (ctx.status !== 200 && ctx.status !== 304)) return;
      const responses = responsesOf.get(chart) ?? new Map<string, CachedResponse>();
      responsesOf.set(chart, responses);
      if (responses.size >= maxResponses) return;
      const headers = Object.entries({ ...ctx.response.headers, 'x-response-time': '0ms' });
      const body = Buffer.isBuffer(ctx.body) ? ctx.body : undefined;
      responses.set(key, { status: ctx.status, headers: headers.flat().map(String), body });
    },
  };
}
