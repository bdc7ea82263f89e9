import { textOf } from '../cells/text.ts';
import { isList, isPlain, own, rawTable, type Plain, type RawTable } from '../raw-table.ts';

/** What Prometheus answers to a query, at one moment or over a range; undefined for all else. */
export function prometheusTable(json: Plain): RawTable | undefined {
  const data = isPlain(json.data) && own(json.data, 'resultType') !== undefined ? json.data : json;
  const type = own(data, 'resultType');
  const result = own(data, 'result');
  if (!isList(result)) return undefined;
  if (type === 'scalar') return pairTable(result);
  if (type !== 'matrix' && type !== 'vector') return undefined;
  const series = result.filter(isPlain);
  return type === 'matrix' ? rangeTable(series) : instantTable(series);
}

function pairTable([, value]: readonly unknown[]): RawTable | undefined {
  return rawTable([{ name: 'value', cells: [value] }]);
}

function instantTable(series: readonly Plain[]): RawTable | undefined {
  const values = series.map((one) => pairOf(own(one, 'value'))[1]);
  const { names, title } = namesOf(series);
  const name = { name: title, cells: names };
  const value = { name: 'value', cells: Float64Array.from(values) };
  return rawTable(series.length === 1 && names[0] === '' ? [value] : [name, value]);
}

/** One row per moment and series; a single one needs no name. */
function rangeTable(series: readonly Plain[]): RawTable | undefined {
  const pairs = series.map((one) => listOf(own(one, 'values')).map(pairOf));
  const { names, title } = namesOf(series);
  const all = pairs.flat();
  const time = { name: 'time', cells: Float64Array.from(all, ([moment]) => moment) };
  const value = { name: 'value', cells: Float64Array.from(all, ([, measured]) => measured) };
  if (series.length === 1) return rawTable([time, { ...value, name: names[0] || 'value' }]);
  const group = { name: title, cells: pairs.flatMap((points, at) => points.map(() => names[at])) };
  return rawTable([time, group, value]);
}

function listOf(value: unknown): readonly unknown[] {
  return isList(value) ? value : [];
}

function pairOf(point: unknown): readonly [number, number] {
  const [moment, value] = listOf(point);
  const number = typeof value === 'string' || typeof value === 'number' ? Number(value) : NaN;
  return [typeof moment === 'number' ? moment : NaN, Number.isFinite(number) ? number : NaN];
}

interface Naming {
  readonly names: readonly string[];
  /** what a column of them is called */
  readonly title: string;
}

/** The labels in which the series differ; the metric's name where they differ in none. A column of one label is called like it. */
function namesOf(series: readonly Plain[]): Naming {
  const metrics = series.map((one) => own(one, 'metric')).map((metric) => (isPlain(metric) ? metric : {}));
  const keys = [...new Set(metrics.flatMap((metric) => Object.keys(metric)))];
  const differing = keys.filter((key) => new Set(metrics.map((metric) => own(metric, key))).size > 1);
  const telling = differing.length > 0 ? differing : keys.filter((key) => key === '__name__');
  const nameOf = (metric: Plain): string =>
    telling
      .map((key) => textOf(own(metric, key)))
      .filter(Boolean)
      .join(' ');
  const [only = ''] = telling;
  return { names: metrics.map(nameOf), title: telling.length === 1 && only !== '__name__' ? only : 'series' };
}
