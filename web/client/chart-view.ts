import type { ChartSettings, Problem } from '#protocol';

/** What is known of one chart. A view never changes; a newer one takes its place. */
export interface ChartView {
  /** the parsed content; undefined until the first, and after the file is gone. Shared by all who watch: do not change it */
  readonly data: unknown;
  readonly revision: number;
  readonly etag?: string;
  /** when the file was last written, ms since 1970 by the server's clock */
  readonly modified?: number;
  /** when this screen last heard that this is the content, ms since 1970 by its own clock */
  readonly received?: number;
  /** the server has said so on the present link; false from when a link ends until the next has answered, and when it refused to */
  readonly confirmed: boolean;
  /** there is no such file */
  readonly missing: boolean;
  /** what is wrong with the file now; `data` is the last good content meanwhile */
  readonly problem: Problem | null;
  /** what a person said of the chart in its side-car */
  readonly settings?: ChartSettings | undefined;
  /** why the server could not answer, with an HTTP status */
  readonly error?: { readonly code: number; readonly message: string };
}
