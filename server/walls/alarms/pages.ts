import { canonicalName, type LayoutPage } from '#protocol';

/** The charts on a page, by the names that a wall's state uses. */
export function chartsOn(page: LayoutPage): string[] {
  const names =
    page.kind === 'grid' ? [...(page.figures ?? []), ...page.tiles].map(({ chart }) => chart) : page.charts;
  return names.map(canonicalName);
}
