import type { AlarmChange, ChartData, ChartProblem, ErrorAnswer, SettingsChange } from '#protocol';
import { metadataOf, savedOf, versionOf, type ChartContent } from './chart-content.ts';
import type { ChartView, SavedChart } from './chart-view.ts';
import { createObservable, type Observable, type Settable } from './observable.ts';

/** The latest content and view of every requested chart. */
export interface ChartCache {
  view(chartName: string): Observable<ChartView>;
  /** On a new connection; `epoch` as of its node (PROTOCOL.md S-1). */
  enter(epoch: string | undefined): void;
  /** The cached content, for later subscribers; undefined before the first, and after the file is deleted. */
  content(chartName: string): ChartContent | undefined;
  /**
   * Applies new content. Invalid JSON, or `unchanged` for a text that is not cached, is `unusable` and changes nothing. What a node that is
   * behind has is `unchanged`: newer content stays (S-2).
   */
  applyData(message: ChartData): 'changed' | 'unchanged' | 'unusable';
  applyProblem(message: ChartProblem): void;
  applySettings(message: SettingsChange): void;
  applyAlarm(message: AlarmChange): void;
  applyMissing(chartName: string, error: ErrorAnswer['error']): void;
  /** The server refused to answer: the cached content stays, unconfirmed. */
  applyRefusal(chartName: string, error: ErrorAnswer['error']): void;
  /** The etags of these charts' texts, for `known` of `enter`. */
  etags(chartNames: readonly string[]): Record<string, string>;
  /** The connection was lost: no view is confirmed until the next connection's answers. */
  markStale(): void;
  /** Takes the content of an earlier visit, unconfirmed. Ignored if there is an answer already, and if it is not JSON. */
  restore(saved: SavedChart): void;
  /** What to keep of every chart, by its name; undefined: it is missing, and nothing is to be kept. */
  saved(): Map<string, SavedChart | undefined>;
  /** Deletes every chart but these. */
  prune(chartNames: readonly string[]): void;
}

/** The view of a chart before the first answer. */
export const emptyView: ChartView = {
  data: undefined,
  revision: 0,
  confirmed: false,
  missing: false,
  problem: null,
};

interface Entry {
  content?: ChartContent | undefined;
  readonly view: Settable<ChartView>;
  /** the newest revision of this epoch */
  newest: number;
}

export function createChartCache(now: () => number, report: (error: unknown) => void): ChartCache {
  const entries = new Map<string, Entry>();
  let epoch: string | undefined;

  function entry(chartName: string): Entry {
    const existing = entries.get(chartName) ?? { view: createObservable(emptyView, report), newest: 0 };
    entries.set(chartName, existing);
    return existing;
  }

  function applyText(message: ChartData, text: string): 'changed' | 'unusable' {
    const { action, chartName } = message;
    const data = parseJson(chartName, text, report);
    if (data === undefined) return 'unusable';
    const cached = entry(chartName);
    cached.content = { action, chartName, ...versionOf(message), data: text };
    cached.view.set({
      data,
      text,
      ...versionOf(message),
      received: now(),
      confirmed: true,
      missing: false,
      ...metadataOf(cached.view.value),
    });
    return 'changed';
  }

  function applyUnchanged(message: ChartData): 'unchanged' | 'unusable' {
    const cached = entry(message.chartName);
    if (!cached.content || cached.content.etag !== message.etag) return 'unusable';
    cached.content = { ...cached.content, ...versionOf(message) };
    cached.view.set({
      data: cached.view.value.data,
      text: cached.content.data,
      ...versionOf(cached.content),
      received: now(),
      confirmed: true,
      missing: false,
      ...metadataOf(cached.view.value),
    });
    return 'unchanged';
  }

  function markMissing(chartName: string, revision: number, error?: ErrorAnswer['error']): void {
    const cached = entry(chartName);
    cached.content = undefined;
    cached.view.set({
      data: undefined,
      revision,
      received: now(),
      confirmed: true,
      missing: true,
      ...metadataOf(cached.view.value),
      ...(error && { error }),
    });
  }

  /** Whether its node does not know yet what another has told. */
  function isBehind({ chartName, revision }: ChartData): boolean {
    const cached = entry(chartName);
    if (epoch !== undefined && revision < cached.newest) return true;
    cached.newest = revision;
    return false;
  }

  return {
    view: (chartName) => entry(chartName).view,
    enter(newEpoch) {
      if (newEpoch === undefined || newEpoch !== epoch)
        for (const cached of entries.values()) cached.newest = 0;
      epoch = newEpoch;
    },
    content: (chartName) => entries.get(chartName)?.content,
    applyData(message) {
      if (isBehind(message)) {
        const { view } = entry(message.chartName);
        view.set({ ...view.value, confirmed: true });
        return 'unchanged';
      }
      if (message.data !== undefined) return applyText(message, message.data);
      if (message.unchanged) return applyUnchanged(message);
      markMissing(message.chartName, message.revision);
      return 'unchanged';
    },
    applyProblem({ chartName, problem }) {
      const { view } = entry(chartName);
      if (problem !== view.value.problem) view.set({ ...view.value, problem });
    },
    applySettings({ chartName, settings }) {
      const { view } = entry(chartName);
      const { settings: before, ...rest } = view.value;
      // equal settings keep their identity, so that nothing is redrawn
      if (JSON.stringify(before ?? null) === JSON.stringify(settings)) return;
      view.set(settings ? { ...rest, settings } : rest);
    },
    applyAlarm({ chartName, alarm }) {
      const { view } = entry(chartName);
      const { alarm: before, ...rest } = view.value;
      if (before || alarm) view.set(alarm ? { ...rest, alarm } : rest);
    },
    applyMissing: (chartName, error) => markMissing(chartName, entry(chartName).view.value.revision, error),
    applyRefusal(chartName, error) {
      const { view } = entry(chartName);
      view.set({ ...view.value, confirmed: false, error });
    },
    etags: (chartNames) =>
      Object.fromEntries(
        chartNames.flatMap((name) => {
          const etag = entries.get(name)?.content?.etag;
          return etag === undefined ? [] : [[name, etag]];
        }),
      ),
    markStale() {
      for (const { view } of [...entries.values()]) view.set({ ...view.value, confirmed: false });
    },
    restore({ settings, problem, ...content }) {
      const cached = entry(content.chartName);
      const data =
        cached.view.value === emptyView ? parseJson(content.chartName, content.data, report) : undefined;
      if (data === undefined) return;
      cached.content = { action: 'getData', ...content };
      const metadata = metadataOf({ ...emptyView, problem, settings });
      cached.view.set({ ...emptyView, data, text: content.data, ...versionOf(cached.content), ...metadata });
    },
    saved() {
      const found = new Map<string, SavedChart | undefined>();
      for (const [chartName, { content, view }] of entries) {
        if (content) found.set(chartName, savedOf(content, view.value));
        else if (view.value.missing) found.set(chartName, undefined);
      }
      return found;
    },
    prune(chartNames) {
      for (const name of entries.keys()) if (!chartNames.includes(name)) entries.delete(name);
    },
  };
}

function parseJson(chartName: string, text: string, report: (error: unknown) => void): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    report(new Error(`The content of chart ${chartName} is not JSON`, { cause }));
    return undefined;
  }
}
