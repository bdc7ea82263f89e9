import { axisOfColumn } from './aggregation/axis.ts';
import type { Roles } from './choice.ts';
import { categoryIn, numbersIn, type Facts } from './facts.ts';
import { namesMeasures } from './names-measures.ts';

/** As many groups have panels of their own if they share no scale. */
const maxPanels = 3;
/** Beyond this ratio of their largest values the smaller line lies flat at zero. */
const maxRatio = 10;

/** Of many groups that are different measures without a common scale those that share one with the first; undefined if all do. */
export function groupsOfOneScale(facts: Facts, roles: Roles): readonly string[] | undefined {
  const sizes = sizesOfMeasures(facts, roles);
  const [first] = sizes;
  if (sizes.length <= maxPanels || !first || shareScale(sizes)) return undefined;
  return sizes.filter((one) => shareScale([first, one])).map(({ name }) => name);
}

interface GroupSize {
  readonly name: string;
  readonly largest: number;
}

function shareScale(sizes: readonly GroupSize[]): boolean {
  const known = sizes.map(({ largest }) => largest).filter((size) => size > 0);
  return known.length === 0 || Math.max(...known) <= maxRatio * Math.min(...known);
}

/** The largest value of each group, if the groups are measures. */
function sizesOfMeasures(facts: Facts, { group, values: [value = -1] }: Roles): readonly GroupSize[] {
  if (group === undefined || !namesMeasures(facts.column(group).name)) return [];
  const { slots, firstRows } = axisOfColumn(facts.column(group), facts.table.rows);
  const largest = new Float64Array(firstRows.length);
  for (const [row, size] of numbersIn(facts, value).entries()) {
    const slot = slots[row] ?? -1;
    if (slot >= 0 && Math.abs(size) > (largest[slot] ?? 0)) largest[slot] = Math.abs(size);
  }
  const texts = categoryIn(facts, group);
  return firstRows.map((row, slot) => ({ name: texts[row] ?? '', largest: largest[slot] ?? 0 }));
}
