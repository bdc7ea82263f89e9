import type { Column } from '../table.ts';
import { withName, type NamedMeasure, type PlacedMeasure, type Secondary } from './placed-measure.ts';
import { isProcessTime, type MeasureName } from './names.ts';

/** A mean beside its least and most may be three figures of a day. */
const fewestOthers = 2;

/**
 * Statistics of the same runs beside each other, `mean, stddev, median, min, max`: they are no parts of anything, and the mean, else the
 * median, speaks for them. By their names, and because no least is above it and no most below. Over time each has a course of its own.
 */
export function findSummaries(
  measures: readonly PlacedMeasure[],
  columns: readonly Column[],
): readonly Secondary[] {
  if (columns.some(({ kind, role }) => kind === 'time' && !role)) return [];
  const named = measures.map(withName);
  const subjects = new Set(
    named.filter(({ name }) => name.saying === 'middle').map(({ name }) => name.about),
  );
  return [...subjects].flatMap((about) => {
    const alike = named.filter(({ name }) => isStatistic(name) && name.about === about);
    const main = alike.find(({ name }) => name.isMean) ?? alike.find(({ name }) => name.isMedian);
    const others = alike.filter((one) => one !== main);
    if (!main || !isSummary(main, others)) return [];
    const times = about === '' ? named.filter(({ name }) => isProcessTime(name)) : [];
    return [...others, ...times].map(({ at }): Secondary => [at, main.at]);
  });
}

function isStatistic({ saying }: MeasureName): boolean {
  return ['middle', 'deviation', 'lower', 'upper', 'least', 'most', 'samples'].includes(saying ?? '');
}

/** How far the runs lie apart, or a second middle, is no figure of its own. */
function isSummary(main: NamedMeasure, others: readonly NamedMeasure[]): boolean {
  const values = others.filter(({ name }) => name.saying !== 'samples');
  if (values.length < fewestOthers) return false;
  if (!values.some(({ name: { saying } }) => saying === 'deviation' || saying === 'middle')) return false;
  return values.every((one) => fits(one, main.column.values));
}

function fits({ name: { saying }, column: { values } }: NamedMeasure, middle: Float64Array): boolean {
  const never = (isWrong: (value: number, mean: number) => boolean): boolean =>
    !values.some((value, row) => isWrong(value, middle[row] ?? NaN));
  if (saying === 'least' || saying === 'lower') return never((value, mean) => value > mean);
  if (saying === 'most' || saying === 'upper') return never((value, mean) => value < mean);
  return saying === 'deviation' ? never((value) => value < 0) : true;
}
