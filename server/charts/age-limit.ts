import type { ChartSettings } from '#protocol';

/** The age after which a chart counts as old: its side-car's `freshness`, or else what counts for all. ms; null: never */
export function ageLimitOf(
  settings: Pick<ChartSettings, 'freshness'> | undefined,
  staleAfter: number | null,
): number | null {
  const { freshness } = settings ?? {};
  return freshness === undefined ? staleAfter : freshness && freshness * 1000;
}

/** Whether a file that was written at this time (undefined: there is none) is older than its limit. */
export function isStale(modified: number | undefined, limit: number | null, now: number): boolean {
  return modified !== undefined && limit !== null && now - modified >= limit;
}
