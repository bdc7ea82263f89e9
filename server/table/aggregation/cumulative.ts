import type { Grouping } from './grouping.ts';

const fewestSteps = 20;

/** Whether values only ever grow in each group: they are sums since a beginning, which cannot be added up. */
export function isCumulative({ labels, groups }: Grouping, values: Float64Array): boolean {
  const rows = Array.from(labels.slots.keys()).filter((row) => (labels.slots[row] ?? -1) >= 0);
  rows.sort((one, other) => (labels.slots[one] ?? 0) - (labels.slots[other] ?? 0));
  const last = new Map<number, number>();
  let [up, down, same] = [0, 0, 0];
  for (const row of rows) {
    const [group, value] = [groups?.slots[row] ?? 0, values[row] ?? NaN];
    if (Number.isNaN(value)) continue;
    const before = last.get(group);
    last.set(group, value);
    if (before === undefined) continue;
    if (value > before) up += 1;
    else if (value < before) down += 1;
    else same += 1;
  }
  return up + same >= fewestSteps && up >= (up + same) / 4 && down <= (up + same) / 100;
}
