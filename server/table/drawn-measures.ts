import { alikeMeasures, standingOf, producers } from './alike-measures.ts';
import { withoutLimits } from './asides.ts';
import { numbersIn, type Facts } from './facts.ts';
import { maxSeries } from './label.ts';

/** As many measures have panels of their own if they share no scale. */
const maxPanels = 3;

/**
 * The measures that are drawn side by side: the parts without their sum, else those that share a unit or a scale with the main one, unless each
 * can have its own panel. Of many the largest, in the file's order.
 */
export function drawnMeasures(facts: Facts): readonly number[] {
  const { measures, overrides } = facts;
  if (overrides.values.length > 0) return measures;
  const own = withoutLimits(facts, measures);
  const different = withoutRepeats(facts, own);
  const parts = partsOfTotal(facts, different) ?? withoutTotal(facts, different);
  if (parts !== different) return largestOf(facts, parts);
  // the rows of a file are columns here: things that are measured alike
  if (parts.length <= maxPanels || facts.table.transposed) return largestOf(facts, parts);
  return largestOf(facts, producers(facts, parts) ?? alikeMeasures(facts, parts));
}

/** An amount that was converted into its own currency is there twice: `Amount` and `Converted Amount`. */
function withoutRepeats(facts: Facts, measures: readonly number[]): readonly number[] {
  const nameAt = (at: number): string => facts.column(at).name.toLowerCase();
  const isRepeat = (at: number, before: number): boolean => {
    const values = numbersIn(facts, at);
    return (
      nameAt(at).includes(nameAt(before)) &&
      numbersIn(facts, before).every((value, row) => Object.is(value, values[row]))
    );
  };
  const different = measures.filter((at, i) => !measures.slice(0, i).some((before) => isRepeat(at, before)));
  return different.length < measures.length ? different : measures;
}

export function largestOf(facts: Facts, measures: readonly number[]): readonly number[] {
  if (measures.length <= maxSeries) return measures;
  const sizes = new Map(measures.map((at) => [at, sizeOf(numbersIn(facts, at))]));
  const bySize = measures.toSorted(
    (one, other) =>
      standingOf(facts, one) - standingOf(facts, other) || (sizes.get(other) ?? 0) - (sizes.get(one) ?? 0),
  );
  const largest = new Set(bySize.slice(0, maxSeries));
  return measures.filter((at) => largest.has(at));
}

const totalName =
  /total|\ball\b|\bsum\b|overall|gesamt|summe|insgesamt|(?<!\p{L})(?:totaal|suma|soma|somma|celkem|spolu|razem|ogółem|łącznie|yhteensä|samlet|i alt|sammanlagt|összesen|toplam|итого|всего|разом|усього|σύνολο|tổng|jumlah)(?!\p{L})|合计|总计|总和|全部|合計|総数|総計|합계|총계/iu;

/** Whether a measure is called a total. */
export function isSumName(name: string): boolean {
  return totalName.test(name);
}

/** With fewer parts a sum may be a coincidence: revenue is cost plus profit, and is still drawn. */
const manyParts = 4;

/** The same measures without those that are sums of others: one of all others, by its name or of many; by their names those of some. */
export function withoutTotal(facts: Facts, measures: readonly number[]): readonly number[] {
  if (measures.length < 3) return measures;
  const columns = measures.map((at) => numbersIn(facts, at));
  const partial = totalsOfSome(facts, measures, columns);
  if (partial.size > 0) return measures.filter((at) => !partial.has(at));
  const sums = new Float64Array(facts.table.rows);
  for (const column of columns)
    for (let row = 0; row < sums.length; row += 1) sums[row] = (sums[row] ?? 0) + (column[row] || 0);
  const total = columns.findIndex(
    (column, i) =>
      (measures.length > manyParts || totalName.test(facts.column(measures[i] ?? -1).name)) &&
      isTotal(column, sums),
  );
  return total < 0 ? measures : measures.filter((_, i) => i !== total);
}

/** The parts of the only total, if there are other measures beside them, such as incomes beside the kinds of spending; else undefined. */
export function partsOfTotal(facts: Facts, measures: readonly number[]): readonly number[] | undefined {
  const columns = measures.map((at) => numbersIn(facts, at));
  const [total, ...more] = totalsOfSome(facts, measures, columns);
  if (total === undefined || more.length > 0) return undefined;
  const parts = measures.filter((at) => at !== total);
  const run = neighboursOf(
    numbersIn(facts, total),
    parts.map((at) => numbersIn(facts, at)),
  );
  return run && run[1] - run[0] < parts.length ? parts.slice(...run) : undefined;
}

/** The first of two ways in which a total is divided, each for itself its sum: by sex, and by dose. Undefined without two. */
export function breakdownOf(facts: Facts, measures: readonly number[]): readonly number[] | undefined {
  const columns = measures.map((at) => numbersIn(facts, at));
  const [total, ...more] = totalsOfSome(facts, measures, columns);
  if (total === undefined || more.length > 0) return undefined;
  const [parts, sum] = [measures.filter((at) => at !== total), numbersIn(facts, total)];
  const partsIn = (some: readonly number[]): readonly number[] => {
    const run = neighboursOf(
      sum,
      some.map((at) => numbersIn(facts, at)),
    );
    return run ? some.slice(...run) : [];
  };
  const one = partsIn(parts);
  const start = parts.indexOf(one[0] ?? -1);
  const other = [parts.slice(0, start), parts.slice(start + one.length)]
    .map(partsIn)
    .find((run) => run.length > 0);
  return other && (parts.indexOf(other[0] ?? -1) < start ? other : one);
}

/** Of so many the sums of neighbours are looked for. */
const mostColumns = 24;

/** The measures that are called totals, and are the sums of neighbours among the others: `total_import` of `masks_import, gowns_import`. */
function totalsOfSome(
  facts: Facts,
  measures: readonly number[],
  columns: readonly Float64Array[],
): ReadonlySet<number> {
  const isNamed = measures.map((at) => totalName.test(facts.column(at).name));
  const parts = columns.filter((_, i) => !isNamed[i]);
  if (parts.length < 3 || parts.length === columns.length || columns.length > mostColumns) return new Set();
  return new Set(
    measures.filter(
      (_, i) => isNamed[i] && neighboursOf(columns[i] ?? new Float64Array(), parts) !== undefined,
    ),
  );
}

/** The most neighbours that a column is the sum of, as start and end: small ones may make no difference. */
function neighboursOf(
  column: Float64Array,
  parts: readonly Float64Array[],
): readonly [start: number, end: number] | undefined {
  let found: readonly [start: number, end: number] | undefined;
  for (const [start, first] of parts.entries()) {
    const sums = first.map((value, row) => (value || 0) + (column[row] || 0));
    for (let end = start + 1; end < parts.length; end += 1) {
      for (let row = 0; row < sums.length; row += 1) sums[row] = (sums[row] ?? 0) + (parts[end]?.[row] || 0);
      const most = found ? found[1] - found[0] : 0;
      if (end + 1 - start > most && isTotal(column, sums)) found = [start, end + 1];
    }
  }
  return found;
}

/** Whether the values are half of the sums of all columns, so that the other half are the parts. */
function isTotal(column: Float64Array, sums: Float64Array): boolean {
  let [known, equal] = [0, 0];
  for (const [row, value] of column.entries()) {
    if (Number.isNaN(value) || value === 0) continue;
    known += 1;
    if (Math.abs((sums[row] ?? 0) - 2 * value) <= 0.01 * Math.abs(value)) equal += 1;
  }
  return known >= 3 && equal >= 0.95 * known;
}

function sizeOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + Math.abs(value || 0), 0);
}
