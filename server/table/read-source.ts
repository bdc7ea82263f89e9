import { isList, isPlain, type Plain, type RawTable } from './raw-table.ts';
import { typeColumns } from './columns.ts';
import { inCalendarOrder } from './shapes/calendar-order.ts';
import { columnsTable } from './shapes/columns.ts';
import { influxTable } from './shapes/influx.ts';
import { matrixTable } from './shapes/matrix.ts';
import { optionOf } from './shapes/option.ts';
import { originalsOf } from './shapes/original.ts';
import { prometheusTable } from './shapes/prometheus.ts';
import { recordsTable } from './shapes/records.ts';
import { scalarsTable } from './shapes/scalars.ts';
import { linksTable } from './shapes/links.ts';
import { seriesListTable, seriesTable } from './shapes/series.ts';
import { withoutTotal } from './shapes/totals.ts';
import { treeOf } from './shapes/tree.ts';
import { alongTime } from './shapes/transpose.ts';
import { unwrap } from './shapes/wrappers.ts';
import type { Source } from './table.ts';

/** What any JSON holds: a table, a tree, an option, one of the six shapes, or nothing. Never throws; time and memory grow with the JSON. */
export function readSource(json: unknown): Source {
  const option = optionOf(json);
  if (option) return { kind: 'option', option };
  const shapes = originalsOf(json);
  const [type] = shapes;
  if (type === 'trend' || type === 'map') return { kind: 'original', type };
  const source = treeSource(json) ?? tableSource(json);
  return source.kind !== 'empty' && shapes.length > 0 ? { ...source, shapes } : source;
}

function treeSource(json: unknown): Extract<Source, { kind: 'tree' }> | undefined {
  const root = treeOf(json);
  return root && { kind: 'tree', root };
}

function tableSource(json: unknown): Extract<Source, { kind: 'table' | 'empty' }> {
  const raw = rawTableOf(json);
  return raw
    ? { kind: 'table', table: typeColumns(inCalendarOrder(alongTime(withoutTotal(raw)))) }
    : { kind: 'empty' };
}

const deepest = 64;

function rawTableOf(json: unknown, depth = 0): RawTable | undefined {
  if (isList(json)) return listTable(json);
  if (isPlain(json)) return depth < deepest ? objectTable(json, depth) : undefined;
  return json === null || json === undefined || json === '' ? undefined : listTable([json]);
}

function listTable(json: readonly unknown[]): RawTable | undefined {
  if (json.some(isPlain)) return seriesListTable(json) ?? recordsTable(json);
  if (json.some(isList)) return matrixTable(json);
  return json.length > 0
    ? { rows: json.length, columns: [{ name: 'value', cells: json }], leftOut: 0 }
    : undefined;
}

function objectTable(json: Plain, depth: number): RawTable | undefined {
  if (Object.keys(json).length === 0) return undefined;
  const known =
    prometheusTable(json) ??
    influxTable(json) ??
    seriesTable(json) ??
    linksTable(json) ??
    columnsTable(json) ??
    scalarsTable(json);
  if (known) return known;
  const inner = unwrap(json);
  if (inner === undefined) return recordsTable([json]);
  return 'table' in inner ? inner.table : rawTableOf(inner.json, depth + 1);
}
