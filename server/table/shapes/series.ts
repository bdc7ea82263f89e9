import { textOf } from '../cells/text.ts';
import {
  isArray,
  isJsonObject,
  isScalar,
  ownValue,
  rawTable,
  type JsonObject,
  type RawTable,
} from '../raw-table.ts';
import { uniqueNames } from './matrix.ts';

const labelKeys = ['labels', 'categories', 'xAxis', 'x', 'months', 'dates'];
const seriesKeys = ['datasets', 'series', 'data'];
const valueKeys = ['data', 'values', 'datapoints', 'points'];

/** Chart libraries' data: `{labels: […], datasets: [{label, data: […]}]}`, or `categories` and `series`; undefined for anything else. */
export function seriesTable(json: JsonObject): RawTable | undefined {
  const labels = labelKeys.map((key) => ownValue(json, key)).find((list) => isArray(list) && list.length > 0);
  const series = seriesKeys.map((key) => ownValue(json, key)).find(isArray);
  if (!isArray(labels) || !labels.every(isScalar) || !series) return undefined;
  const columns = allSeries(series);
  return columns?.every(({ cells }) => cells.every(isScalar)) ? wideFormat(labels, columns) : undefined;
}

/** An array of series without labels, `[{name, data: […]}]`, of values or of [x, y] pairs. */
export function seriesListTable(json: readonly unknown[]): RawTable | undefined {
  const series = allSeries(json);
  if (!series) return undefined;
  if (series.every(({ cells }) => cells.every(isScalar))) return wideFormat(undefined, series);
  return series.every(({ cells }) => cells.every(isPair)) ? longFormat(series) : undefined;
}

interface Series {
  readonly name: string;
  readonly cells: readonly unknown[];
  /** pairs are [value, time], as from Grafana */
  readonly valueFirst: boolean;
}

function allSeries(list: readonly unknown[]): readonly Series[] | undefined {
  const series = list.flatMap((one) => (isJsonObject(one) ? (seriesOf(one) ?? []) : []));
  return list.length > 0 && series.length === list.length ? series : undefined;
}

function seriesOf(json: JsonObject): Series | undefined {
  const key = valueKeys.find((one) => isArray(ownValue(json, one)));
  const cells = key === undefined ? undefined : ownValue(json, key);
  const name = textOf(ownValue(json, 'label') ?? ownValue(json, 'name') ?? ownValue(json, 'target'));
  return isArray(cells) && cells.length > 0 && (name !== '' || Object.keys(json).length <= 2)
    ? { name, cells, valueFirst: key === 'datapoints' }
    : undefined;
}

function wideFormat(labels: readonly unknown[] | undefined, series: readonly Series[]): RawTable | undefined {
  const all = [...(labels ? [{ name: 'label', cells: labels }] : []), ...series];
  const names = uniqueNames(all.map(({ name }) => name));
  return rawTable(all.map(({ cells }, at) => ({ name: names[at] ?? '', cells })));
}

function isPair(cell: unknown): cell is readonly [unknown, unknown] {
  return isArray(cell) && cell.length === 2 && cell.every(isScalar);
}

function longFormat(series: readonly Series[]): RawTable | undefined {
  const pairs = series.flatMap(({ cells, valueFirst }) =>
    cells.filter(isPair).map(([a, b]) => (valueFirst ? [b, a] : [a, b])),
  );
  const [only] = series;
  const x = { name: 'x', cells: pairs.map(([at]) => at) };
  const y = { name: (series.length === 1 && only?.name) || 'value', cells: pairs.map(([, value]) => value) };
  const names = series.flatMap(({ name, cells }) => cells.map(() => name));
  return rawTable(series.length === 1 ? [x, y] : [x, { name: 'series', cells: names }, y]);
}
