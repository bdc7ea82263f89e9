import type { Roles } from '../choice.ts';
import { categoryIn, numbersIn, type Facts } from '../facts.ts';
import { namesMeasures } from '../names-measures.ts';
import type { RowFilter } from './aggregation.ts';
import type { Grouping } from './grouping.ts';
import type { Quantity } from './quantity.ts';

const totalName =
  /^(?:total|totals?|all|_?t|_total|sum|both|both sexes|all (?:ages|sexes|sectors|items|causes|industries|products|regions|ages.*)|overall|insgesamt|gesamt|summe|ensemble|totale|合计|总计|全部|全体|計|总和)$/i;
const mostNames = 60;

/**
 * Where a column that is neither drawn nor named has a member for the total of the others, its rows alone: the ages of a population, and all of
 * them, would count everybody twice. Of a column that tells measures or units apart the rows of the first.
 */
export function totalRows(facts: Facts, { label, group }: Roles): readonly RowFilter[] {
  return facts.categories.flatMap((column) => {
    if (column === label || column === group || facts.distinct(column) < 2) return [];
    if (facts.distinct(column) > mostNames) return [];
    const texts = [...new Set(categoryIn(facts, column))];
    const measured = namesMeasures(facts.column(column).name) ? texts[0] : undefined;
    const value = measured ?? texts.find((text) => totalName.test(text.trim()));
    return value === undefined ? [] : [{ column, value }];
  });
}

/** The whole of all countries, whichever of them are beside it. */
const worldName = /^(?:world|worldwide|global|world total|earth|welt|monde|mundo|mondo|全球|世界)$/i;

/**
 * The group that is the sum of all others at nearly every label, by its name, or the world beside countries; undefined if there is none. Of
 * rates the world is one more.
 */
export function totalGroup(
  facts: Facts,
  { group, values }: Roles,
  grouping: Grouping,
  quantity: Quantity,
): string | undefined {
  const [value = -1] = values;
  if (group === undefined || !grouping.groups || grouping.groups.firstRows.length < 3) return undefined;
  const texts = categoryIn(facts, group);
  const world = grouping.groups.firstRows.find((row) => worldName.test((texts[row] ?? '').trim()));
  if (world !== undefined && quantity !== 'rate' && facts.column(group).kind === 'place') return texts[world];
  const place = grouping.groups.firstRows.findIndex((row) => totalName.test((texts[row] ?? '').trim()));
  if (place < 0) return undefined;
  const [sums, totals] = [0, 1].map(() => new Float64Array(grouping.rowsAt.length)) as [
    Float64Array,
    Float64Array,
  ];
  for (const [row, size] of numbersIn(facts, value).entries()) {
    const slot = grouping.labels.slots[row] ?? -1;
    if (slot < 0 || Number.isNaN(size)) continue;
    const side = grouping.groups.slots[row] === place ? totals : sums;
    side[slot] = (side[slot] ?? 0) + size;
  }
  const equal = totals.filter((total, slot) => Math.abs(total - (sums[slot] ?? 0)) <= 0.02 * Math.abs(total));
  return equal.length >= 0.9 * totals.length ? texts[grouping.groups.firstRows[place] ?? -1] : undefined;
}
