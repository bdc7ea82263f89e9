import type { ChartSettings } from '#protocol';

/** How many rows are shown at a time: what a person said, else as many as have room, evenly spread over the pages. */
export function pageSize({ paging }: ChartSettings, rows: number, room: number): number {
  if (paging?.size !== undefined) return paging.size;
  const pages = Math.ceil(rows / Math.max(1, Math.floor(room)));
  return Math.max(1, Math.ceil(rows / Math.max(1, pages)));
}

/** ms that a page stays, when a person did not say how long. */
export const defaultPlayInterval = 5000;

/** ms that a page stays, if a person said how long. */
export function playIntervalOf({ paging }: ChartSettings): number | undefined {
  return paging?.seconds === undefined ? undefined : paging.seconds * 1000;
}
