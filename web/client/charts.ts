import {
  errorCodes,
  isName,
  type ChartData,
  type ChartPatch,
  type ErrorAnswer,
  type SettingsChange,
} from '#protocol';
import type { CallbackRegistry } from './callback-registry.ts';
import { nothingKnown, type ChartCache, type Content } from './chart-cache.ts';
import type { ChartView } from './chart-view.ts';
import type { ChartRequest } from './messages.ts';
import { patched } from './patch.ts';
import type { Wisher, Wishes } from './subscriptions.ts';

/** A server reads a word of 64 KiB; charts beyond this half of it are answered with their data. Bytes of JSON. */
const mostKnown = 32 * 1024;

/** With these a server refuses to answer for a chart that may well be there. */
const refusals: ReadonlySet<number> = new Set([errorCodes.badMessage, errorCodes.tooMany]);

export interface Charts {
  /** Remembers a request and sees to its answer: from the server, or from what is known already. */
  ask(request: ChartRequest): void;
  watch(chartName: string, listener: (view: ChartView) => void): () => void;
  /** What to say on a new link: the etags of what is known, and one request for each chart that is wished for. */
  begin(): { known: Record<string, string>; requests: ChartRequest[] };
  take(message: ChartData): void;
  /** Takes a patch as the content that it makes; asks for the whole chart when it makes none. */
  takePatch(patch: ChartPatch): void;
  takeSettings(message: SettingsChange): void;
  /** @returns false for an error that is not the answer to a chart that was asked for */
  takeError(message: ErrorAnswer): boolean;
  /** Whether all that was asked for on the present link has come, or was refused. */
  areAnswered(): boolean;
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
  /** of these, those with no answer yet: what is wrong with their files may have been mended meanwhile */
  let unheard = new Set<string>();
  /** of those, the ones that were told settings already: they come before the answer */
  const toldSettings = new Set<string>();

  function wish(wisher: Wisher, request: ChartRequest): void {
    wishes.add(wisher, request);
    if (asked.has(request.chartName)) return;
    asked.add(request.chartName);
    unheard.add(request.chartName);
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

  /**
   * A server tells right before a chart's answer what a person said of it, and right after it what is wrong with its file; nothing when there
   * is nothing.
   */
  function forgetOld(chartName: string): void {
    if (!unheard.delete(chartName)) return;
    cache.takeProblem({ action: 'problem', chartName, problem: null });
    if (!toldSettings.delete(chartName))
      cache.takeSettings({ action: 'settings', chartName, settings: null });
  }

  /** Once for each unusable content, or a server that is broken would be asked without end. */
  function askAgain(chartName: string): void {
    if (askedAgain.delete(chartName)) return;
    askedAgain.add(chartName);
    unheard.add(chartName);
    send({ action: 'getData', chartName });
  }

  function take(message: ChartData): void {
    const { chartName } = message;
    forgetOld(chartName);
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
      toldSettings.clear();
      askedAgain.clear();
      return {
        known: firstThatFit(cache.etags(names)),
        requests: names.flatMap((name) => wishes.of(name).slice(0, 1)),
      };
    },

    take,

    takeSettings(message) {
      if (unheard.has(message.chartName)) toldSettings.add(message.chartName);
      cache.takeSettings(message);
    },

    takePatch(patch) {
      const message = patched(cache.content(patch.chartName), patch);
      if (message) take(message);
      else askAgain(patch.chartName);
    },

    takeError({ chartName, error }) {
      if (chartName === undefined) return false;
      if (error.code === errorCodes.noChart && asked.has(chartName)) {
        forgetOld(chartName);
        cache.takeMissing(chartName, error);
        return true;
      }
      // an action names a chart too: once this one was answered, the error is not about it
      if (!refusals.has(error.code) || !unheard.delete(chartName)) return false;
      cache.takeRefusal(chartName, error);
      return true;
    },

    areAnswered: () => unheard.size === 0,
  };
}

function firstThatFit(known: Record<string, string>): Record<string, string> {
  const encoder = new TextEncoder();
  let left = mostKnown;
  return Object.fromEntries(
    Object.entries(known).filter((entry) => (left -= encoder.encode(JSON.stringify(entry)).length) >= 0),
  );
}
