import type { Language } from '../chart-type.ts';
import type { Series } from '../data/series-data.ts';
import { localised } from './titles.ts';

type Named = Pick<Series, 'name' | 'unit'>;

/** The common unit; '' when units differ. */
export function sharedUnit(series: readonly Named[]): string {
  const [first] = series;
  return first && series.every(({ unit }) => unit === first.unit) ? first.unit : '';
}

/** Legend names: a series has its unit in brackets when units differ. */
export function seriesNames(series: readonly Named[], language: Language): string[] {
  const shared = sharedUnit(series);
  return series.map(({ name, unit }) =>
    unit === shared ? localised(name, language) : `${localised(name, language)} (${unit})`,
  );
}
