import {
  errorCodes,
  isName,
  type ChartData,
  type ChartPatch,
  type ErrorAnswer,
  type SettingsChange,
} from '#protocol';
import type { CallbackRegistry } from './callback-registry.ts';
import { emptyView, type ChartCache } from './chart-cache.ts';
import type { ChartContent } from './chart-content.ts';
import type { ChartView } from './chart-view.ts';
import type { ChartRequest } from './messages.ts';
import { patchContent } from './patch.ts';
import type { Subscriber, Subscriptions } from './subscriptions.ts';

/** Half of the server's message limit of 64 KiB. Etags beyond it are omitted; the server then sends those charts' data. Bytes of JSON. */
const maxKnownBytes = 32 * 1024;

/** With these the server refuses to answer; the chart may well exist. */
const refusalCodes: ReadonlySet<number> = new Set([errorCodes.badMessage, errorCodes.tooMany]);

export interface Charts {
  /** Subscribes a request's socketType. Answered from the cache if possible, else by the server. */
  request(request: ChartRequest): void;
  watch(chartName: string, listener: (view: ChartView) => void): () => void;
  /** What to send on a new connection: the cached etags, and one request per subscribed chart. */
  resubscribe(): { known: Record<string, string>; requests: ChartRequest[] };
  applyData(message: ChartData): void;
  /** Applies the content that a patch produces. Fetches the whole chart if the patch does not apply. */
  applyPatch(patch: ChartPatch): void;
  applySettings(message: SettingsChange): void;
  /** @returns false for an error that does not answer a chart request */
  applyError(message: ErrorAnswer): boolean;
  /** Whether every request on the present connection was answered or refused. */
  allAnswered(): boolean;
}

export interface ChartsDeps {
  cache: ChartCache;
  subscriptions: Subscriptions;
  registry: CallbackRegistry;
  /** sends on the present connection; dropped while there is none, since `resubscribe` repeats it */
  send: (message: ChartRequest) => void;
}

/** The page's charts. Each is requested once per connection; the server then pushes every change. */
export function createCharts({ cache, subscriptions, registry, send }: ChartsDeps): Charts {
  /** requested on the present connection */
  let requested = new Set<string>();
  const refetched = new Set<string>();
  /** requested, but not answered yet: their cached problem, settings and alarm may be outdated */
  let pending = new Set<string>();
  /** pending, but with settings already received: these come before the answer */
  const settingsReceived = new Set<string>();

  function subscribe(subscriber: Subscriber, request: ChartRequest): void {
    subscriptions.add(subscriber, request);
    if (requested.has(request.chartName)) return;
    requested.add(request.chartName);
    pending.add(request.chartName);
    send(request);
  }

  /** Each socketType gets its own request's fields back, as from the original server, and its own copy of the data. */
  function deliver(request: ChartRequest, content: ChartContent): void {
    if (request.socketType === undefined) return;
    registry.dispatch(request.socketType, JSON.parse(content.data), { ...request, ...content });
  }

  function deliverCached(request: ChartRequest): void {
    const content = cache.content(request.chartName);
    if (content) deliver(request, content);
  }

  /**
   * The server sends a chart's settings right before its answer, its problem and alarm right after, and none that there is not. So the
   * first answer clears all, except settings that came just before it.
   */
  function resetPending(chartName: string): void {
    if (!pending.delete(chartName)) return;
    cache.applyProblem({ action: 'problem', chartName, problem: null });
    cache.applyAlarm({ action: 'chartAlarm', chartName, alarm: null });
    if (!settingsReceived.delete(chartName))
      cache.applySettings({ action: 'settings', chartName, settings: null });
  }

  /** Fetches the whole chart, once per unusable content: a broken server must not cause a loop. */
  function refetch(chartName: string): void {
    if (refetched.delete(chartName)) return;
    refetched.add(chartName);
    pending.add(chartName);
    send({ action: 'getData', chartName });
  }

  function applyData(message: ChartData): void {
    const { chartName } = message;
    resetPending(chartName);
    const result = cache.applyData(message);
    if (result === 'unusable') {
      refetch(chartName);
      return;
    }
    refetched.delete(chartName);
    const content = cache.content(chartName);
    if (result === 'changed' && content)
      for (const request of subscriptions.requestsFor(chartName)) deliver(request, content);
  }

  return {
    request(request) {
      if (cache.content(request.chartName)) queueMicrotask(() => deliverCached(request));
      subscribe(request.socketType ?? '', request);
    },

    watch(chartName, listener) {
      if (!isName(chartName)) {
        listener({
          ...emptyView,
          missing: true,
          error: { code: 404, message: 'no chart can have this name' },
        });
        return () => {};
      }
      const subscriber = Symbol(chartName);
      subscribe(subscriber, { action: 'getData', chartName });
      const view = cache.view(chartName);
      if (view.value !== emptyView) listener(view.value);
      const unsubscribe = view.subscribe(listener);
      return () => {
        unsubscribe();
        subscriptions.remove(subscriber);
      };
    },

    resubscribe() {
      const names = subscriptions.charts();
      cache.prune(names);
      requested = new Set(names);
      pending = new Set(names);
      settingsReceived.clear();
      refetched.clear();
      return {
        known: firstThatFit(cache.etags(names)),
        requests: names.flatMap((name) => subscriptions.requestsFor(name).slice(0, 1)),
      };
    },

    applyData,

    applySettings(message) {
      if (pending.has(message.chartName)) settingsReceived.add(message.chartName);
      cache.applySettings(message);
    },

    applyPatch(patch) {
      const message = patchContent(cache.content(patch.chartName), patch);
      if (message) applyData(message);
      else refetch(patch.chartName);
    },

    applyError({ chartName, error }) {
      if (chartName === undefined) return false;
      if (error.code === errorCodes.noChart && requested.has(chartName)) {
        resetPending(chartName);
        cache.applyMissing(chartName, error);
        return true;
      }
      // actions name a chart too: after the answer an error is about an action
      if (!refusalCodes.has(error.code) || !pending.delete(chartName)) return false;
      cache.applyRefusal(chartName, error);
      return true;
    },

    allAnswered: () => pending.size === 0,
  };
}

function firstThatFit(known: Record<string, string>): Record<string, string> {
  const encoder = new TextEncoder();
  let budget = maxKnownBytes;
  return Object.fromEntries(
    Object.entries(known).filter((entry) => (budget -= encoder.encode(JSON.stringify(entry)).length) >= 0),
  );
}
