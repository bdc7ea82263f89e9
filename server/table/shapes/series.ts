import { textOf } from '../cells/text.ts';
import { isList, isPlain, isScalar, own, rawTable, type Plain, type RawTable } from '../raw.ts';
import { uniqueNames } from './matrix.ts';

const labelKeys = ['labels', 'categories', 'xAxis', 'x', 'months', 'dates'];
const seriesKeys = ['datasets', 'series', 'data'];

/** What chart libraries are fed: `{labels: […], datasets: [{label, data: […]}]}`, also called categories and series; undefined for all else. */
export function seriesTable(json: Plain): RawTable | undefined {
  const labels = labelKeys.map((key) => own(json, key)).find((list) => isList(list) && list.length > 0);
  const series = seriesKeys.map((key) => own(json, key)).find(isList);
  if (!isList(labels) || !labels.every(isScalar) || !series || series.length === 0) return undefined;
  const columns = series.map(columnOf);
  if (!columns.every((column) => column !== undefined)) return undefined;
  const names = uniqueNames(['label', ...columns.map(({ name }) => name)]);
  return rawTable(
    [labels, ...columns.map(({ cells }) => cells)].map((cells, at) => ({ name: names[at] ?? '', cells })),
  );
}

function columnOf(
  series: unknown,
): { readonly name: string; readonly cells: readonly unknown[] } | undefined {
  if (!isPlain(series)) return undefined;
  const cells = own(series, 'data') ?? own(series, 'values');
  if (!isList(cells) || !cells.every(isScalar)) return undefined;
  return { name: textOf(own(series, 'label') ?? own(series, 'name')), cells };
}
