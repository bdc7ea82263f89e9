import type { Layout, ThemeName } from '#protocol';
import type { TimeWindow } from './time-window.ts';

/** What a wall shows now, and for how long. */
export interface Schedule {
  readonly layout: Layout;
  /** how long each of the layout's pages is shown; ms */
  readonly durations: readonly number[];
  /** the wall's theme until a person chooses one */
  readonly theme?: ThemeName;
  /** when screens replace pages that are older than a day */
  readonly renewalTime: TimeWindow;
}

/** How long a page is shown by default. ms */
export const defaultDuration = 20_000;

/** When screens replace their pages by default: at night. */
export const defaultRenewalTime = '03:00-05:00';
