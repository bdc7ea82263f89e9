import type { Language } from '../chart-type.ts';
import type { Series } from '../data/series-data.ts';
import { localised } from './titles.ts';

/** A series as legends and headings name it. */
export type NamedSeries = Pick<Series, 'name' | 'unit'>;

/** The common unit; '' when units differ. */
export function sharedUnit(series: readonly NamedSeries[]): string {
  const [first] = series;
  return first && series.every(({ unit }) => unit === first.unit) ? first.unit : '';
}

/** Legend names: a series has its unit in brackets when units differ. */
export function seriesNames(series: readonly NamedSeries[], language: Language): string[] {
  const shared = sharedUnit(series);
  return series.map(({ name, unit }) =>
    unit === shared ? localised(name, language) : `${localised(name, language)} (${unit})`,
  );
}
