import type { ThemeName } from '#protocol';

/** One set of design tokens. Page (as CSS variables) and charts are drawn from the same set. Colours are `#rrggbb`. */
export interface Theme {
  readonly name: ThemeName;
  readonly background: string;
  readonly surface: string;
  readonly border: string;
  readonly ink: string;
  readonly mutedInk: string;
  readonly accent: string;
  readonly good: string;
  readonly warning: string;
  readonly bad: string;
  readonly stale: string;
  /** faint line or track behind data */
  readonly faint: string;
  /** eight colours told apart under the three colour-vision deficiencies */
  readonly series: readonly string[];
  readonly sequential: readonly string[];
  readonly diverging: readonly string[];
}
