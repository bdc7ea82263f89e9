import { areEvenlySpaced } from '../even-steps.ts';
import type { Grouping } from './grouping.ts';

const minRows = 10;

/**
 * Whether rows are events, such as orders, payments and tickets, rather than the readings of series: nothing tells those of one time apart,
 * their times are not regular, or some have many more rows than others.
 */
export function areEvents(
  { groups, rows, cells, rowsAt }: Grouping,
  times: Float64Array,
  areToldApart: () => boolean,
): boolean {
  if (rows < minRows) return false;
  if (rows > cells) return isUneven(rowsAt) || !areEvenlySpaced(times) || !areToldApart();
  const series = groups?.firstRows.length ?? 1;
  return (series > 1 && cells < (series * times.length) / 2) || !areEvenlySpaced(times);
}

/** Whether one time in twenty has half as many rows again as usual. */
function isUneven(rowsAt: Int32Array): boolean {
  const sorted = rowsAt.toSorted();
  const at = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
  return at(0.95) > 1.5 * at(0.5);
}

/**
 * Whether a time may be in the hour that the end of summer time repeats: before 4 o'clock on a Sunday of February (Brazil), April, October or
 * November. ms since 1970, as the file says it
 */
export function isRepeatedHour(ms: number): boolean {
  const date = new Date(ms);
  return date.getUTCDay() === 0 && date.getUTCHours() < 4 && [1, 3, 9, 10].includes(date.getUTCMonth());
}
