import type { ChartAlarm, ChartData, ChartSettings, Note, Problem } from '#protocol';

/** What is known about one chart. Views are immutable; every change makes a new one. */
export interface ChartView {
  /** the parsed content; undefined before the first, and after the file is deleted. Shared by all watchers: do not modify it */
  readonly data: unknown;
  /** the JSON text that `data` was parsed from */
  readonly text?: string;
  readonly revision: number;
  readonly etag?: string;
  /** when the file was last written, ms since 1970 by the server's clock */
  readonly modified?: number;
  /** how the server read the file, as far as the content does not show it */
  readonly notes?: readonly Note[];
  /** when the server last confirmed this content, ms since 1970 by the screen's clock */
  readonly received?: number;
  /** the server confirmed it on the present connection; false from a lost connection until the next answer, and after a refusal */
  readonly confirmed: boolean;
  /** the file does not exist */
  readonly missing: boolean;
  /** what is wrong with the file; `data` stays the last good content */
  readonly problem: Problem | null;
  /** from the chart's side-car */
  readonly settings?: ChartSettings | undefined;
  /** its alarm, if it is on */
  readonly alarm?: ChartAlarm;
  /** why the server did not answer; `code` is an HTTP status */
  readonly error?: { readonly code: number; readonly message: string };
}

/** What a page may keep of a chart for its next visit: the last good content as JSON text, and what belongs to it. */
export interface SavedChart extends Pick<
  ChartData,
  'chartName' | 'revision' | 'etag' | 'modified' | 'notes'
> {
  readonly data: string;
  readonly settings?: ChartSettings | undefined;
  readonly problem: Problem | null;
}
