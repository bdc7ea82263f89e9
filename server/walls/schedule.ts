import type { Layout, ThemeName } from '#protocol';

/** What a wall shows now, and for how long. */
export interface Schedule {
  readonly layout: Layout;
  /** how long each of the layout's pages is shown; ms */
  readonly durations: readonly number[];
  /** the wall's theme until a person chooses one */
  readonly theme?: ThemeName;
}

/** How long a page is shown by default. ms */
export const defaultDuration = 20_000;
