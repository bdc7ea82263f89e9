import { inEveryLanguage } from '#protocol';
import { sharedUnit } from '../text/series-names.ts';
import { chartWords } from '../words/index.ts';
import type { Series } from './series-data.ts';

/** The `most` largest series in their order. The remaining ones are added up to one series more, unless they are already. */
export function withOthers(series: readonly Series[], most: number): readonly Series[] {
  if (series.length <= most || series.some(({ others }) => others)) return series;
  const bySize = series.toSorted((one, other) => sizeOf(other) - sizeOf(one));
  const kept = new Set(bySize.slice(0, most));
  const rest = bySize.slice(most);
  return [
    ...series.filter((one) => kept.has(one)),
    {
      name: inEveryLanguage((language) => chartWords[language].others(rest.length)),
      unit: sharedUnit(rest),
      values: totals(rest),
      others: true,
    },
  ];
}

/** The sum of the series at each label; NaN where none has a value. */
export function totals(series: readonly Pick<Series, 'values'>[]): Float64Array {
  const sums = new Float64Array(series[0]?.values.length ?? 0).fill(NaN);
  for (const { values } of series)
    values.forEach((value, i) => {
      if (!Number.isNaN(value)) sums[i] = (sums[i] || 0) + value;
    });
  return sums;
}

function sizeOf({ values }: Series): number {
  return values.reduce((sum, value) => sum + Math.abs(value || 0), 0);
}
