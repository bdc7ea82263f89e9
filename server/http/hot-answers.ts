import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Middleware } from 'koa';
import type { Snapshot } from '../charts/snapshot.ts';
import type { ChartStore } from '../charts/store.ts';

/** An answer as it was given once. */
interface Answer {
  status: number;
  headers: string[];
  body: Buffer | undefined;
}

/** Different requests for one content whose answers are remembered, and how long what tells them apart may be. */
const maxAnswers = 32;
const maxKeyLength = 300;

/** Names that a URL needs no escapes for; requests for others go the long way. */
const plainChartUrl = /^\/api\/([\w-]{1,64})$/;

/**
 * Gives an answer about a chart again to a request that was seen before, in front of Koa's stack, which costs several times what
 * Node itself needs. What is remembered is what Koa answered, headers and all, and it goes with the chart's content.
 */
export function createHotAnswers(charts: ChartStore) {
  const answersOf = new WeakMap<Snapshot, Map<string, Answer>>();

  return {
    /** Answers, if it can. */
    answer(request: IncomingMessage, response: ServerResponse): boolean {
      const { method, url = '' } = request;
      const name = method === 'GET' ? plainChartUrl.exec(url)?.[1] : undefined;
      const chart = name === undefined ? undefined : charts.get(name);
      const answer = chart && answersOf.get(chart)?.get(keyOf(request));
      if (!answer) return false;
      response.writeHead(answer.status, answer.headers);
      response.end(answer.body);
      return true;
    },

    /** The outermost middleware: remembers what was answered about the snapshot in `ctx.state.chart`. */
    remember: (): Middleware<{ chart?: Snapshot }> => async (ctx, next) => {
      await next();
      const { chart } = ctx.state;
      const key = keyOf(ctx.req);
      // only its own name finds what is remembered of a chart
      const isNamed = chart !== undefined && plainChartUrl.exec(ctx.url)?.[1] === chart.name;
      const isPlain = ctx.method === 'GET' && isNamed && key.length <= maxKeyLength;
      if (!isPlain || (ctx.status !== 200 && ctx.status !== 304)) return;
      const answers = answersOf.get(chart) ?? new Map<string, Answer>();
      answersOf.set(chart, answers);
      if (answers.size >= maxAnswers) return;
      const headers = Object.entries({ ...ctx.response.headers, 'x-response-time': '0ms' });
      const body = Buffer.isBuffer(ctx.body) ? ctx.body : undefined;
      answers.set(key, { status: ctx.status, headers: headers.flat().map(String), body });
    },
  };
}

/** All that an answer about a chart depends on. */
function keyOf({ url, headers }: IncomingMessage): string {
  return `${url} ${headers['accept-encoding'] ?? ''} ${headers['if-none-match'] ?? ''}`;
}
