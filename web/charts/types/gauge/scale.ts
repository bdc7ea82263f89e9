import type { ChartSettings } from '#protocol';
import { niceDomain } from '../../axes/value-axis.ts';
import { thresholdsIn } from '../../families/metrics/status.ts';
import type { Metric } from '../../families/metrics/metric.ts';

export interface Scale {
  readonly min: number;
  readonly max: number;
}

/**
 * From the least to the greatest end of a person's bands and limits; 0 to 100 for a share; else round ends around zero and all that was
 * read. The target is on it.
 */
export function scaleOf(
  { unit, value, history }: Metric,
  settings: ChartSettings,
  target: number | undefined,
): Scale {
  const { bands = [] } = settings;
  const ends = [...thresholdsIn(settings), ...(target === undefined ? [] : [target])];
  if (unit === '%' && value >= 0 && value <= 100) return widened({ min: 0, max: 100 }, ends);
  const { min, max } = niceDomain([...sampled(history), value, ...ends]);
  const open = bands.some(({ to }) => to === undefined) || bands.length === 0;
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  const closed = ends.length > 1 && !open && value >= low && value <= high && low < high;
  return closed ? { min: Math.min(0, low), max: high } : { min, max };
}

function widened({ min, max }: Scale, ends: readonly number[]): Scale {
  return { min: Math.min(min, ...ends), max: Math.max(max, ...ends) };
}

/** Where a value lies on the scale, 0 to 1; what is beyond an end is at it. */
export function shareOfScale(value: number, { min, max }: Scale): number {
  return Math.min(1, Math.max(0, (value - min) / (max - min)));
}

const most = 1000;

function sampled(history: Float64Array): Float64Array {
  return history.subarray(-most);
}
