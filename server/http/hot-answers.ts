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

/** What was answered about one content of a chart. */
interface Remembered {
  chart: Snapshot;
  answers: Map<string, Answer>;
}

/** Different requests for one content whose answers are remembered, and how long what tells them apart may be. */
const maxAnswers = 32;
const maxKeyLength = 300;

/** Names that a URL needs no escapes for; requests for others go the long way. */
const plainChartUrl = /^\/api\/[\w-]{1,64}$/;

/**
 * Gives an answer about a chart again to a request that was seen before, in front of Koa's stack, which costs several times what
 * Node itself needs. What is remembered is what Koa answered, headers and all, as long as the chart's content is the same.
 */
export function createHotAnswers(charts: ChartStore) {
  const byUrl = new Map<string, Remembered>();

  return {
    /** Answers, if it can. */
    answer(request: IncomingMessage, response: ServerResponse): boolean {
      const { method, url = '' } = request;
      const remembered = method === 'GET' ? byUrl.get(url) : undefined;
      if (!remembered) return false;
      const { chart, answers } = remembered;
      if (charts.get(chart.name) !== chart) {
        byUrl.delete(url);
        return false;
      }
      const answer = answers.get(keyOf(request));
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
      if (!chart || ctx.method !== 'GET' || !plainChartUrl.test(ctx.url) || key.length > maxKeyLength) return;
      const known = byUrl.get(ctx.url);
      const answers = known?.chart === chart ? known.answers : new Map<string, Answer>();
      byUrl.set(ctx.url, { chart, answers });
      if (answers.size >= maxAnswers) return;
      const headers = Object.entries({ ...ctx.response.headers, 'x-response-time': '0ms' });
      const body = Buffer.isBuffer(ctx.body) ? ctx.body : undefined;
      answers.set(key, { status: ctx.status, headers: headers.flat().map(String), body });
    },
  };
}

/** All that an answer about a chart depends on, besides the chart. */
function keyOf({ headers }: IncomingMessage): string {
  return `${headers['accept-encoding'] ?? ''} ${headers['if-none-match'] ?? ''}`;
}
