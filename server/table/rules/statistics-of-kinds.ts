import { quantityInName } from '../aggregation/quantity-names.ts';
import { statisticNameOf } from '../cells/statistic-names.ts';
import type { Choice } from '../choice.ts';
import { categoryIn, measureIn, numbersIn, type Facts } from '../facts.ts';
import { labelOf } from '../label.ts';
import { largest } from '../value-checks.ts';
import { tableFallback } from './table-fallback.ts';

const [minRows, minStatistics, minShare, minRatio] = [3, 3, 3 / 4, 100];

/**
 * Columns that are the mean, median, highest and more of quantities that are measured in different units or differ by more than two orders of
 * magnitude, such as the times, bytes and counts of a load test: no axis fits all of them.
 */
export function statisticsOfKinds(facts: Facts): Choice | undefined {
  const { column, distinct, measures, overrides, secondary, table } = facts;
  const label = labelOf(facts);
  if (label === undefined || distinct(label) < table.rows || table.rows < minRows) return undefined;
  if (overrides.values.length > 0 || facts.times.length > 0) return undefined;
  const all = [...measures, ...secondary.keys()];
  const found = all.filter((at) => statisticNameOf(column(at).name) !== undefined);
  const middle = found.find((at) => statisticNameOf(column(at).name) === 'middle');
  if (middle === undefined || found.length < minStatistics || found.length < minShare * all.length)
    return undefined;
  // a unit in the name of the column is that of all rows
  if (measureIn(facts, middle)?.unit !== undefined) return undefined;
  // runs of one kind have a deviation from a mean that speaks for them
  const kinds = new Set(categoryIn(facts, label).flatMap((name) => quantityInName(name) ?? []));
  if (measures.length === 1 && kinds.size < 2) return undefined;
  const sizes = numbersIn(facts, middle)
    .map(Math.abs)
    .filter((size) => size > 0);
  return largest(sizes) > minRatio * Math.min(...sizes) ? tableFallback(facts) : undefined;
}
