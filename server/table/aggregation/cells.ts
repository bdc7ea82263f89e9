import type { AggregateKind } from './aggregation.ts';

/** Values by slot (a place along the axis) and group; ordered by slot, then group. */
export interface GridCells {
  readonly slots: Int32Array;
  readonly groups: Int32Array;
  /** one array for each measure */
  readonly values: readonly Float64Array[];
}

/**
 * Merges values with the same slot and group, in one pass. Values without a slot or group (-1) are left out; empty ones count as none.
 * `last` is the last one in the given order.
 */
export function mergeCells({ slots, groups, values }: GridCells, kinds: readonly AggregateKind[]): GridCells {
  const width = groups.reduce((most, group) => Math.max(most, group), 0) + 1;
  const places = new Map<number, number>();
  const of = new Int32Array(slots.length).fill(-1);
  for (let at = 0; at < slots.length; at += 1) {
    const [slot = -1, group = -1] = [slots[at], groups[at]];
    if (slot < 0 || group < 0) continue;
    const key = slot * width + group;
    const place = places.get(key) ?? places.size;
    if (place === places.size) places.set(key, place);
    of[at] = place;
  }
  const keys = Float64Array.from(places.keys());
  const order = Array.from(keys.keys()).sort((one, other) => (keys[one] ?? 0) - (keys[other] ?? 0));
  return {
    slots: new Int32Array(order.map((place) => Math.floor((keys[place] ?? 0) / width))),
    groups: new Int32Array(order.map((place) => (keys[place] ?? 0) % width)),
    values: values.map((column, i) => {
      const merged = mergeColumn(column, of, places.size, kinds[i] ?? 'sum');
      return new Float64Array(order.map((place) => merged[place] ?? NaN));
    }),
  };
}

function mergeColumn(column: Float64Array, of: Int32Array, count: number, kind: AggregateKind): Float64Array {
  const merged = new Float64Array(count).fill(NaN);
  const counts = new Float64Array(kind === 'mean' ? count : 0);
  for (let at = 0; at < column.length; at += 1) {
    const [place = -1, value = NaN] = [of[at], column[at]];
    if (place < 0 || Number.isNaN(value)) continue;
    const before = merged[place] ?? NaN;
    merged[place] = Number.isNaN(before) || kind === 'last' ? value : before + value;
    if (kind === 'mean') counts[place] = (counts[place] ?? 0) + 1;
  }
  return kind === 'mean' ? merged.map((sum, place) => sum / (counts[place] ?? 1)) : merged;
}
