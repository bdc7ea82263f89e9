import type { ChartSettings } from '#protocol';
import type { Series } from '../data/series-data.ts';
import type { Theme } from '../theme.ts';
import { seriesColour } from './colours.ts';

export type Level = 'good' | 'warning' | 'bad';

/** The colour of the series or part at `index`, from the settings or the theme; both repeat. */
export function paletteOf({ colours }: ChartSettings, theme: Theme): (index: number) => string {
  return (index) =>
    colours ? seriesColour({ ...theme, series: colours }, index) : seriesColour(theme, index);
}

/** The colour of a level; muted without one. */
export function levelColour(level: Level | undefined, theme: Theme): string {
  return level ? theme[level] : theme.mutedInk;
}

/** The colours of these series; the others are muted. */
export function coloursOf(
  series: readonly Pick<Series, 'others' | 'muted'>[],
  settings: ChartSettings,
  theme: Theme,
): (index: number) => string {
  const own = paletteOf(settings, theme);
  return (index) => (series[index]?.others || series[index]?.muted ? theme.mutedInk : own(index));
}
