import { textOf } from '../cells/text.ts';
import { isArray, isJsonObject, ownValue, rawTable, type JsonObject, type RawTable } from '../raw-table.ts';

/** Prometheus' response to an instant or range query; undefined for anything else. */
export function prometheusTable(json: JsonObject): RawTable | undefined {
  const data = isJsonObject(json.data) && ownValue(json.data, 'resultType') !== undefined ? json.data : json;
  const type = ownValue(data, 'resultType');
  const result = ownValue(data, 'result');
  if (!isArray(result)) return undefined;
  if (type === 'scalar') return scalarTable(result);
  if (type !== 'matrix' && type !== 'vector') return undefined;
  const series = result.filter(isJsonObject);
  return type === 'matrix' ? rangeTable(series) : instantTable(series);
}

function scalarTable([, value]: readonly unknown[]): RawTable | undefined {
  return rawTable([{ name: 'value', cells: [value] }]);
}

function instantTable(series: readonly JsonObject[]): RawTable | undefined {
  const values = series.map((one) => pairOf(ownValue(one, 'value'))[1]);
  const { names, title } = namesOf(series);
  const name = { name: title, cells: names };
  const value = { name: 'value', cells: Float64Array.from(values) };
  return rawTable(series.length === 1 && names[0] === '' ? [value] : [name, value]);
}

/** One row per moment and series. A single series needs no name column. */
function rangeTable(series: readonly JsonObject[]): RawTable | undefined {
  const pairs = series.map((one) => listOf(ownValue(one, 'values')).map(pairOf));
  const { names, title } = namesOf(series);
  const all = pairs.flat();
  const time = { name: 'time', cells: Float64Array.from(all, ([moment]) => moment) };
  const value = { name: 'value', cells: Float64Array.from(all, ([, measured]) => measured) };
  if (series.length === 1) return rawTable([time, { ...value, name: names[0] || 'value' }]);
  const group = { name: title, cells: pairs.flatMap((points, at) => points.map(() => names[at])) };
  return rawTable([time, group, value]);
}

function listOf(value: unknown): readonly unknown[] {
  return isArray(value) ? value : [];
}

function pairOf(point: unknown): readonly [number, number] {
  const [moment, value] = listOf(point);
  const number = typeof value === 'string' || typeof value === 'number' ? Number(value) : NaN;
  return [typeof moment === 'number' ? moment : NaN, Number.isFinite(number) ? number : NaN];
}

interface Naming {
  readonly names: readonly string[];
  /** the title of their column */
  readonly title: string;
}

/** Names series by the labels in which they differ, else by the metric. If that is one label, it is the column's title. */
function namesOf(series: readonly JsonObject[]): Naming {
  const metrics = series
    .map((one) => ownValue(one, 'metric'))
    .map((metric) => (isJsonObject(metric) ? metric : {}));
  const keys = [...new Set(metrics.flatMap((metric) => Object.keys(metric)))];
  const differing = keys.filter((key) => new Set(metrics.map((metric) => ownValue(metric, key))).size > 1);
  const naming = differing.length > 0 ? differing : keys.filter((key) => key === '__name__');
  const nameOf = (metric: JsonObject): string =>
    naming
      .map((key) => textOf(ownValue(metric, key)))
      .filter(Boolean)
      .join(' ');
  const [only = ''] = naming;
  return { names: metrics.map(nameOf), title: naming.length === 1 && only !== '__name__' ? only : 'series' };
}
