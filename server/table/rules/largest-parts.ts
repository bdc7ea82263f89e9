import type { Choice } from '../choice.ts';
import { isOfNow } from '../asides.ts';
import { numbersIn, type Facts } from '../facts.ts';
import { labelOf } from '../label.ts';
import { andPhrase, countPhrase, partsPhrase } from '../reason-text.ts';
import { isPositive, sum } from '../value-checks.ts';
import { choiceWith } from './choice-of.ts';

/** Fewer figures are drawn otherwise; more are a sheet of numbers. */
const [fewestMeasures, mostMeasures, fewestParts, mostDrawn] = [13, 120, 6, 12];
const [fewestRows, mostRows] = [3, 60];

/**
 * Named things with the parts of a total in many columns, such as the votes for each party beside the valid ones: the largest parts of each. The
 * total, and what is no part of it, has another scale.
 */
export function largestParts(facts: Facts): Choice | undefined {
  const { distinct, measures, overrides, table, times } = facts;
  const label = labelOf(facts);
  if (overrides.values.length > 0 || label === undefined || distinct(label) < table.rows) return undefined;
  if (table.rows < fewestRows || table.rows > mostRows || !times.every((at) => isOfNow(facts, at)))
    return undefined;
  if (measures.length < fewestMeasures || measures.length > mostMeasures) return undefined;
  // one vote for a small party in each town is a part, too
  const all = table.columns.flatMap(({ kind, role }, at) =>
    kind === 'measure' && role?.role !== 'count' ? [at] : [],
  );
  const columns = all.map((at) => numbersIn(facts, at));
  const run = longestRun(columns);
  if (!run || !columns.slice(...run).every(isPositive)) return undefined;
  const parts = all.slice(...run);
  const found = andPhrase(countPhrase(table.rows, 'row'), partsPhrase(parts.length));
  const values = mostOf(facts, parts);
  if (values.length === parts.length) return choiceWith('heatmap', { label, values }, facts, found);
  return choiceWith('heatmap', { label, values }, facts, (words) =>
    words.aggregation.also(found(words), words.aggregation.largest.omitted(values.length)),
  );
}

/** In the file's order. */
function mostOf(facts: Facts, parts: readonly number[]): readonly number[] {
  const sizes = new Map(parts.map((at) => [at, sum(numbersIn(facts, at))]));
  const bySize = parts.toSorted((one, other) => (sizes.get(other) ?? 0) - (sizes.get(one) ?? 0));
  return bySize.slice(0, mostDrawn).toSorted((one, other) => one - other);
}

/** The most neighbours whose sum is a column before or behind them, as start and end. */
function longestRun(columns: readonly Float64Array[]): readonly [start: number, end: number] | undefined {
  // the sums of all columns up to each, so that those of a run are a difference
  const sums = [new Float64Array(columns[0]?.length ?? 0)];
  for (const column of columns)
    sums.push((sums.at(-1) ?? column).map((total, row) => total + (column[row] || 0)));
  for (let length = columns.length - 1; length >= fewestParts; length -= 1)
    for (let start = 0; start + length <= columns.length; start += 1) {
      const [from, to] = [sums[start], sums[start + length]];
      const comesTo = (column: Float64Array, times: number): boolean =>
        column.every((value, row) => isNear(times * value, (to?.[row] ?? NaN) - (from?.[row] ?? NaN)));
      const isSum = (column: Float64Array, at: number): boolean =>
        (at < start || at >= start + length) && comesTo(column, 1);
      // a total among its parts is counted twice
      if (columns.some(isSum) && !columns.slice(start, start + length).some((one) => comesTo(one, 2)))
        return trimmed(columns, start, start + length);
    }
  return undefined;
}

/** Rounded parts come to a little more or less. */
function isNear(total: number, parts: number): boolean {
  return Number.isNaN(total) ? parts === 0 : Math.abs(total - parts) <= 0.005 * Math.abs(total);
}

/** Without what comes to nothing at either end. */
function trimmed(
  columns: readonly Float64Array[],
  first: number,
  behind: number,
): readonly [start: number, end: number] | undefined {
  let [start, end] = [first, behind];
  const isNothing = (at: number): boolean => sum(columns[at] ?? new Float64Array()) === 0;
  while (start < end && isNothing(start)) start += 1;
  while (end > start && isNothing(end - 1)) end -= 1;
  return end - start >= fewestParts ? [start, end] : undefined;
}
