import type { ChartSettings } from '#protocol';
import { niceDomain } from '../../axes/value-axis.ts';
import { localised } from '../../text/titles.ts';
import { thresholdsIn } from '../../families/metrics/status.ts';
import type { Metric } from '../../families/metrics/metric.ts';

export interface Scale {
  readonly min: number;
  readonly max: number;
}

/**
 * The scale of a gauge: 0 to 100 for a percentage; the ends of the bands and limits if these cover the value; else round ends around zero
 * and the history. It always includes the target, and ends at one that is called a maximum or a capacity.
 */
export function scaleOf(
  { unit, value, history }: Metric,
  settings: ChartSettings,
  target: Pick<Metric, 'name' | 'value'> | undefined,
): Scale {
  const { bands = [] } = settings;
  const ends = [...thresholdsIn(settings), ...(target === undefined ? [] : [target.value])];
  if (unit === '%' && value >= 0 && value <= 100) return widened({ min: 0, max: 100 }, ends);
  if (target && isEnd(target) && bands.length === 0 && value >= 0 && value <= target.value)
    return widened({ min: 0, max: target.value }, ends);
  const { min, max } = niceDomain([...sampled(history), value, ...ends]);
  const open = bands.some(({ to }) => to === undefined) || bands.length === 0;
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  const closed = ends.length > 1 && !open && value >= low && value <= high && low < high;
  return closed ? { min: Math.min(0, low), max: high } : { min, max };
}

const endName = /(?:^|[^a-z])(?:max(?:imum)?|capacity)$|最大|容量|上限/i;

/** Whether nothing lies beyond it, as beyond a capacity; a goal may be passed. */
function isEnd({ name }: Pick<Metric, 'name'>): boolean {
  return endName.test(localised(name, 'en'));
}

function widened({ min, max }: Scale, ends: readonly number[]): Scale {
  return { min: Math.min(min, ...ends), max: Math.max(max, ...ends) };
}

/** The position of a value on the scale, clamped to 0 to 1. */
export function shareOfScale(value: number, { min, max }: Scale): number {
  return Math.min(1, Math.max(0, (value - min) / (max - min)));
}

const most = 1000;

function sampled(history: Float64Array): Float64Array {
  return history.subarray(-most);
}
