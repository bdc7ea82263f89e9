import { textOf } from '../cells/text.ts';
import { isList, isPlain, isScalar, own, rawTable, type Plain, type RawTable } from '../raw-table.ts';
import { uniqueNames } from './matrix.ts';

const labelKeys = ['labels', 'categories', 'xAxis', 'x', 'months', 'dates'];
const seriesKeys = ['datasets', 'series', 'data'];
const valueKeys = ['data', 'values', 'datapoints', 'points'];

/** What chart libraries are fed: `{labels: […], datasets: [{label, data: […]}]}`, also called categories and series; undefined for all else. */
export function seriesTable(json: Plain): RawTable | undefined {
  const labels = labelKeys.map((key) => own(json, key)).find((list) => isList(list) && list.length > 0);
  const series = seriesKeys.map((key) => own(json, key)).find(isList);
  if (!isList(labels) || !labels.every(isScalar) || !series) return undefined;
  const columns = allSeries(series);
  return columns?.every(({ cells }) => cells.every(isScalar)) ? sideBySide(labels, columns) : undefined;
}

/** A list of series without labels, `[{name, data: […]}]`; of points each is a pair. */
export function seriesListTable(json: readonly unknown[]): RawTable | undefined {
  const series = allSeries(json);
  if (!series) return undefined;
  if (series.every(({ cells }) => cells.every(isScalar))) return sideBySide(undefined, series);
  return series.every(({ cells }) => cells.every(isPair)) ? oneBelowTheOther(series) : undefined;
}

interface Series {
  readonly name: string;
  readonly cells: readonly unknown[];
  /** the value stands before the time, as Grafana has it */
  readonly valueFirst: boolean;
}

function allSeries(list: readonly unknown[]): readonly Series[] | undefined {
  const series = list.flatMap((one) => (isPlain(one) ? (seriesOf(one) ?? []) : []));
  return list.length > 0 && series.length === list.length ? series : undefined;
}

function seriesOf(json: Plain): Series | undefined {
  const key = valueKeys.find((one) => isList(own(json, one)));
  const cells = key === undefined ? undefined : own(json, key);
  const name = textOf(own(json, 'label') ?? own(json, 'name') ?? own(json, 'target'));
  return isList(cells) && cells.length > 0 && (name !== '' || Object.keys(json).length <= 2)
    ? { name, cells, valueFirst: key === 'datapoints' }
    : undefined;
}

function sideBySide(labels: readonly unknown[] | undefined, series: readonly Series[]): RawTable | undefined {
  const all = [...(labels ? [{ name: 'label', cells: labels }] : []), ...series];
  const names = uniqueNames(all.map(({ name }) => name));
  return rawTable(all.map(({ cells }, at) => ({ name: names[at] ?? '', cells })));
}

function isPair(cell: unknown): cell is readonly [unknown, unknown] {
  return isList(cell) && cell.length === 2 && cell.every(isScalar);
}

function oneBelowTheOther(series: readonly Series[]): RawTable | undefined {
  const pairs = series.flatMap(({ cells, valueFirst }) =>
    cells.filter(isPair).map(([a, b]) => (valueFirst ? [b, a] : [a, b])),
  );
  const [only] = series;
  const x = { name: 'x', cells: pairs.map(([at]) => at) };
  const y = { name: (series.length === 1 && only?.name) || 'value', cells: pairs.map(([, value]) => value) };
  const names = series.flatMap(({ name, cells }) => cells.map(() => name));
  return rawTable(series.length === 1 ? [x, y] : [x, { name: 'series', cells: names }, y]);
}
