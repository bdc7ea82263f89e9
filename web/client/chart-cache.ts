import type { ChartData, ChartProblem, ErrorAnswer } from '#protocol';
import type { ChartView } from './chart-view.ts';
import { createObservable, type Observable, type Settable } from './observable.ts';

/** A chart's content as it came, with its text. */
export type Content = ChartData & { data: string };

/** The newest of every chart that was asked for. */
export interface ChartCache {
  view(chartName: string): Observable<ChartView>;
  /** The text, for those who come later; undefined until the first, and after the file is gone. */
  content(chartName: string): Content | undefined;
  /** Takes a content in. What cannot be read changes nothing. */
  take(message: ChartData): 'new' | 'same' | 'unreadable';
  takeProblem(message: ChartProblem): void;
  takeMissing(chartName: string, error: ErrorAnswer['error']): void;
  /** The etags of these charts' texts, as `enter` tells them. */
  etags(chartNames: readonly string[]): Record<string, string>;
  /** Forgets all but these. */
  retain(chartNames: readonly string[]): void;
}

/** The view of a chart before anything was heard of it. */
export const nothingKnown: ChartView = { data: undefined, revision: 0, missing: false, problem: null };

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

  function takeContent(message: Content): 'new' | 'unreadable' {
    const data = parsed(message, report);
    if (data === undefined) return 'unreadable';
    const { content, view } = Object.assign(entry(message.chartName), { content: message });
    const { problem } = view.value;
    view.set({ data, ...stampOf(content), received: now(), missing: false, problem });
    return 'new';
  }

  function takeUnchanged(message: ChartData): 'same' | 'unreadable' {
    const known = entry(message.chartName);
    if (!known.content) return 'unreadable';
    known.content = { ...known.content, ...stampOf(message) };
    const { data, problem } = known.view.value;
    known.view.set({ data, ...stampOf(known.content), received: now(), missing: false, problem });
    return 'same';
  }

  function takeMissing(chartName: string, revision: number, error?: ErrorAnswer['error']): void {
    const known = entry(chartName);
    const { problem } = known.view.value;
    known.content = undefined;
    known.view.set({
      data: undefined,
      revision,
      missing: true,
      problem,
      received: now(),
      ...(error && { error }),
    });
  }

  return {
    view: (chartName) => entry(chartName).view,
    content: (chartName) => entries.get(chartName)?.content,
    take(message) {
      if (hasText(message)) return takeContent(message);
      if (message.unchanged) return takeUnchanged(message);
      takeMissing(message.chartName, message.revision);
      return 'same';
    },
    takeProblem({ chartName, problem }) {
      const { view } = entry(chartName);
      if (problem !== view.value.problem) view.set({ ...view.value, problem });
    },
    takeMissing: (chartName, error) => takeMissing(chartName, entry(chartName).view.value.revision, error),
    etags: (chartNames) =>
      Object.fromEntries(
        chartNames.flatMap((name) => {
          const etag = entries.get(name)?.content?.etag;
          return etag === undefined ? [] : [[name, etag]];
        }),
      ),
    retain(chartNames) {
      for (const name of entries.keys()) if (!chartNames.includes(name)) entries.delete(name);
    },
  };
}

function hasText(message: ChartData): message is Content {
  return message.data !== undefined;
}

function parsed({ chartName, data }: Content, report: (error: unknown) => void): unknown {
  try {
    return JSON.parse(data);
  } catch (cause) {
    report(new Error(`The content of chart ${chartName} is no JSON`, { cause }));
    return undefined;
  }
}

function stampOf({ revision, etag, modified }: ChartData): Pick<ChartView, 'revision' | 'etag' | 'modified'> {
  return { revision, ...(etag !== undefined && { etag }), ...(modified !== undefined && { modified }) };
}
