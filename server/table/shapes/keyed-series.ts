import { isArray, isJsonObject } from '../raw-table.ts';

const [fewestSeries, mostSeries, fewestValues, mostValues] = [6, 200, 8, 100_000];
/** The last steps are not known of all. */
const missing = 0.1;

/**
 * An object of lists of numbers under codes, which are about as long: a series under each key, step by step. Shorter ones are empty at the end. Lists
 * under words are columns in any case, and lists of different lengths are what they are.
 * @returns a record for each key
 */
export function keyedSeries(json: unknown): readonly KeyedSeries[] | undefined {
  if (!isJsonObject(json)) return undefined;
  const series = Object.entries(json);
  if (series.length < fewestSeries || series.length > mostSeries) return undefined;
  if (!series.every(([key, list]) => seriesCode.test(key) && isArray(list) && list.every(isValue)))
    return undefined;
  if (areCounted(series.map(([key]) => Number(key)))) return undefined;
  const lists = series.map(([key, list]) => [key, isArray(list) ? list : []] as const);
  const lengths = lists.map(([, list]) => list.length);
  const [shortest, longest] = [Math.min(...lengths), Math.max(...lengths)];
  if (shortest < fewestValues || longest > mostValues || longest - shortest > missing * longest)
    return undefined;
  return lists.map(([code, list]) => ({
    code,
    values: [...list, ...Array.from({ length: longest - list.length }, () => null)],
  }));
}

interface KeyedSeries {
  readonly code: string;
  readonly values: readonly unknown[];
}

/** Keys that count on by one are those of rows: the days of a week, the levels of a grid. */
function areCounted(keys: readonly number[]): boolean {
  return keys.every((key, at) => at === 0 || key === (keys[at - 1] ?? NaN) + 1);
}

/** `36`, `A12`, `US`, and no year, under which stand the months, and no word. */
const seriesCode = /^(?!(?:19|20)\d{2}$)(?:[A-Z]{0,3}\d{1,6}|[A-Z]{2,3})$/;

function isValue(value: unknown): boolean {
  return value === null || typeof value === 'number';
}
