import type { ChartData, ChartProblem, ErrorAnswer, SettingsChange } from '#protocol';
import type { ChartView } from './chart-view.ts';
import { createObservable, type Observable, type Settable } from './observable.ts';

/** A chart's content in the words of the wire, with its text; nothing in it is about who asked. */
export type Content = Pick<ChartData, 'action' | 'chartName' | 'revision' | 'etag' | 'modified'> & {
  readonly data: string;
};

/** The newest of every chart that was asked for. */
export interface ChartCache {
  view(chartName: string): Observable<ChartView>;
  /** The text, for those who come later; undefined until the first, and after the file is gone. */
  content(chartName: string): Content | undefined;
  /** Takes a content in. One that is no JSON, or `unchanged` from a text that is not the one here, changes nothing. */
  take(message: ChartData): 'new' | 'same' | 'unusable';
  takeProblem(message: ChartProblem): void;
  takeSettings(message: SettingsChange): void;
  takeMissing(chartName: string, error: ErrorAnswer['error']): void;
  /** What the server says instead of an answer; what is known stays, but may be old. */
  takeRefusal(chartName: string, error: ErrorAnswer['error']): void;
  /** The etags of these charts' texts, as `enter` tells them. */
  etags(chartNames: readonly string[]): Record<string, string>;
  /** The link has ended: everything may be old until a new one has answered. */
  doubt(): void;
  /** Forgets all but these. */
  retain(chartNames: readonly string[]): void;
}

/** The view of a chart before anything was heard of it. */
export const nothingKnown: ChartView = {
  data: undefined,
  revision: 0,
  confirmed: false,
  missing: false,
  problem: null,
};

interface Entry {
  content?: Content | undefined;
  readonly view: Settable<ChartView>;
}

export function createChartCache(now: () => number, report: (error: unknown) => void): ChartCache {
  const entries = new Map<string, Entry>();

  function entry(chartName: string): Entry {
    const known = entries.get(chartName) ?? { view: createObservable(nothingKnown, report) };
    entries.set(chartName, known);
    return known;
  }

  function takeText(message: ChartData, text: string): 'new' | 'unusable' {
    const { action, chartName } = message;
    const data = parsed(chartName, text, report);
    if (data === undefined) return 'unusable';
    const known = entry(chartName);
    known.content = { action, chartName, ...stampOf(message), data: text };
    known.view.set({
      data,
      ...stampOf(message),
      received: now(),
      confirmed: true,
      missing: false,
      ...besideOf(known.view.value),
    });
    return 'new';
  }

  function takeUnchanged(message: ChartData): 'same' | 'unusable' {
    const known = entry(message.chartName);
    if (!known.content || known.content.etag !== message.etag) return 'unusable';
    known.content = { ...known.content, ...stampOf(message) };
    known.view.set({
      data: known.view.value.data,
      ...stampOf(known.content),
      received: now(),
      confirmed: true,
      missing: false,
      ...besideOf(known.view.value),
    });
    return 'same';
  }

  function takeMissing(chartName: string, revision: number, error?: ErrorAnswer['error']): void {
    const known = entry(chartName);
    known.content = undefined;
    known.view.set({
      data: undefined,
      revision,
      received: now(),
      confirmed: true,
      missing: true,
      ...besideOf(known.view.value),
      ...(error && { error }),
    });
  }

  return {
    view: (chartName) => entry(chartName).view,
    content: (chartName) => entries.get(chartName)?.content,
    take(message) {
      if (message.data !== undefined) return takeText(message, message.data);
      if (message.unchanged) return takeUnchanged(message);
      takeMissing(message.chartName, message.revision);
      return 'same';
    },
    takeProblem({ chartName, problem }) {
      const { view } = entry(chartName);
      if (problem !== view.value.problem) view.set({ ...view.value, problem });
    },
    takeSettings({ chartName, settings }) {
      const { view } = entry(chartName);
      const { settings: before, ...rest } = view.value;
      // the same again keeps its identity, so that nothing is drawn anew for it
      if (JSON.stringify(before ?? null) === JSON.stringify(settings)) return;
      view.set(settings ? { ...rest, settings } : rest);
    },
    takeMissing: (chartName, error) => takeMissing(chartName, entry(chartName).view.value.revision, error),
    takeRefusal(chartName, error) {
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
    doubt() {
      for (const { view } of [...entries.values()]) view.set({ ...view.value, confirmed: false });
    },
    retain(chartNames) {
      for (const name of entries.keys()) if (!chartNames.includes(name)) entries.delete(name);
    },
  };
}

/** What is said of a chart beside its content, and outlasts it. */
function besideOf({ problem, settings }: ChartView): Pick<ChartView, 'problem' | 'settings'> {
  return { problem, ...(settings && { settings }) };
}

function parsed(chartName: string, text: string, report: (error: unknown) => void): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    report(new Error(`The content of chart ${chartName} is no JSON`, { cause }));
    return undefined;
  }
}

function stampOf({ revision, etag, modified }: ChartData): Pick<ChartView, 'revision' | 'etag' | 'modified'> {
  return { revision, ...(etag !== undefined && { etag }), ...(modified !== undefined && { modified }) };
}
