import { isName, type ChartData, type ChartPatch, type ErrorAnswer } from '#protocol';
import type { CallbackRegistry } from './callback-registry.ts';
import { nothingKnown, type ChartCache, type Content } from './chart-cache.ts';
import type { ChartView } from './chart-view.ts';
import type { ChartRequest } from './messages.ts';
import { patched } from './patch.ts';
import type { Wisher, Wishes } from './wishes.ts';

/** More would make the first word longer than a server reads; the others are answered with their data. */
const mostKnown = 500;

export interface Charts {
  /** Remembers a request and sees to its answer: from the server, or from what is known already. */
  ask(request: ChartRequest): void;
  watch(chartName: string, listener: (view: ChartView) => void): () => void;
  /** What to say on a new link: the etags of what is known, and one request for each chart that is wished for. */
  begin(): { known: Record<string, string>; requests: ChartRequest[] };
  take(message: ChartData): void;
  /** Takes a patch as the content that it makes; asks for the whole chart when it makes none. */
  takePatch(patch: ChartPatch): void;
  /** @returns false for an error that is not about a chart that was asked for */
  takeError(message: ErrorAnswer): boolean;
}

export interface ChartsDeps {
  cache: ChartCache;
  wishes: Wishes;
  registry: CallbackRegistry;
  /** says something on the present link; goes nowhere while there is none, and is then asked by `begin` */
  send: (message: ChartRequest) => void;
}

/** The charts of this page: each is asked for once on a link, the server then tells of every change. */
export function createCharts({ cache, wishes, registry, send }: ChartsDeps): Charts {
  /** what was asked for on the present link */
  let asked = new Set<string>();
  const askedAgain = new Set<string>();
  /** charts not heard of on the present link: what is wrong with them may have been mended meanwhile */
  let unheard = new Set<string>();

  function wish(wisher: Wisher, request: ChartRequest): void {
    wishes.add(wisher, request);
    if (asked.has(request.chartName)) return;
    asked.add(request.chartName);
    send(request);
  }

  /** Each type gets the fields of its own request back, as from the original server, and a copy of the data for itself. */
  function deliver(request: ChartRequest, content: Content): void {
    if (request.socketType === undefined) return;
    registry.dispatch(request.socketType, JSON.parse(content.data), { ...request, ...content });
  }

  function deliverKnown(request: ChartRequest): void {
    const content = cache.content(request.chartName);
    if (content) deliver(request, content);
  }

  /** A server tells right after a chart's answer what is wrong with its file, and nothing when nothing is. */
  function forgetOldProblem(chartName: string): void {
    if (unheard.delete(chartName)) cache.takeProblem({ action: 'problem', chartName, problem: null });
  }

  /** Once for each unusable content, or a server that is broken would be asked without end. */
  function askAgain(chartName: string): void {
    if (askedAgain.delete(chartName)) return;
    askedAgain.add(chartName);
    send({ action: 'getData', chartName });
  }

  function take(message: ChartData): void {
    const { chartName } = message;
    forgetOldProblem(chartName);
    const taken = cache.take(message);
    if (taken === 'unusable') {
      askAgain(chartName);
      return;
    }
    askedAgain.delete(chartName);
    const content = cache.content(chartName);
    if (taken === 'new' && content) for (const request of wishes.of(chartName)) deliver(request, content);
  }

  return {
    ask(request) {
      if (cache.content(request.chartName)) queueMicrotask(() => deliverKnown(request));
      wish(request.socketType ?? '', request);
    },

    watch(chartName, listener) {
      if (!isName(chartName)) {
        listener({
          ...nothingKnown,
          missing: true,
          error: { code: 404, message: 'no chart can have this name' },
        });
        return () => {};
      }
      const wisher = Symbol(chartName);
      wish(wisher, { action: 'getData', chartName });
      const view = cache.view(chartName);
      if (view.value !== nothingKnown) listener(view.value);
      const unsubscribe = view.subscribe(listener);
      return () => {
        unsubscribe();
        wishes.drop(wisher);
      };
    },

    begin() {
      const names = wishes.charts();
      cache.retain(names);
      asked = new Set(names);
      unheard = new Set(names);
      askedAgain.clear();
      return {
        known: cache.etags(names.slice(0, mostKnown)),
        requests: names.flatMap((name) => wishes.of(name).slice(0, 1)),
      };
    },

    take,

    takePatch(patch) {
      const message = patched(cache.content(patch.chartName), patch);
      if (message) take(message);
      else askAgain(patch.chartName);
    },

    takeError({ chartName, error }) {
      if (error.code !== 404 || chartName === undefined || !asked.has(chartName)) return false;
      forgetOldProblem(chartName);
      cache.takeMissing(chartName, error);
      return true;
    },
  };
}
