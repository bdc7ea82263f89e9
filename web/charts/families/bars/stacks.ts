import { extentOf, type Extent } from '../../axes/extent.ts';
import type { Series } from '../../data/series-data.ts';

type Values = readonly Pick<Series, 'values'>[];

/** The extent of all stacks. Positive values are stacked upwards, negative ones downwards. */
export function extentOfStacks(series: Values): Extent | undefined {
  return extentOf([tops(series, 1), tops(series, -1)]);
}

/** The sum of the values of one sign at each label; NaN where no series has a value. */
export function tops(series: Values, sign: 1 | -1): Float64Array {
  const sums = new Float64Array(series[0]?.values.length ?? 0).fill(NaN);
  for (const { values } of series)
    values.forEach((value, i) => {
      if (!Number.isNaN(value)) sums[i] = (sums[i] || 0) + (value * sign > 0 ? value : 0);
    });
  return sums;
}
