import type { Layout, ThemeName } from '#protocol';

/** What a wall shows now, and how it goes about it. */
export interface Plan {
  readonly layout: Layout;
  /** how long each of the layout's pages stays; ms */
  readonly stays: readonly number[];
  /** what the wall begins with */
  readonly theme?: ThemeName;
}

/** How long a page stays unless somebody says otherwise. ms */
export const usualStay = 20_000;

/** Runs something once after so many ms, unless the returned function is called before. */
export type After = (ms: number, run: () => void) => () => void;
