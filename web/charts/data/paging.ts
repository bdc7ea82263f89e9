import type { ChartSettings } from '#protocol';

/** Rows per page: from the settings, else as many as fit, evenly spread over the pages. */
export function pageSize({ paging }: ChartSettings, rows: number, room: number): number {
  if (paging?.size !== undefined) return paging.size;
  const pages = Math.ceil(rows / Math.max(1, Math.floor(room)));
  return Math.max(1, Math.ceil(rows / Math.max(1, pages)));
}

/** ms per page, unless the settings say otherwise. */
export const defaultPlayInterval = 5000;

/** ms per page from the settings. */
export function playIntervalOf({ paging }: ChartSettings): number | undefined {
  return paging?.seconds === undefined ? undefined : paging.seconds * 1000;
}
