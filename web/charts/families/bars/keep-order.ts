import { inOrderBefore } from '../../data/keep-order.ts';
import { pickPositions } from '../../data/order.ts';
import type { Bars } from './data.ts';

/** Sorted rows in the order of the rows before them, if they have the same names. */
export function keepRowOrder(data: Bars, before: Bars): Bars {
  const [labels, earlier] = [data.seriesData.labels, before.seriesData.labels];
  if (labels.kind !== 'names' || earlier.kind !== 'names') return data;
  const { names } = labels;
  const kept = inOrderBefore(names, earlier.names, (name) => name);
  if (kept === names) return data;
  const positions = new Map(names.map((name, at) => [name, at]));
  const seriesData = pickPositions(
    data.seriesData,
    kept.map((name) => positions.get(name) ?? 0),
  );
  return { ...data, seriesData };
}
