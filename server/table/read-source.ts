import { isArray, isJsonObject, type JsonObject, type RawTable } from './raw-table.ts';
import { typeColumns } from './columns.ts';
import { sortByCalendar } from './shapes/calendar-order.ts';
import { columnsTable } from './shapes/columns.ts';
import { influxTable } from './shapes/influx.ts';
import { matrixTable } from './shapes/matrix.ts';
import { findOption } from './shapes/option.ts';
import { matchOriginals } from './shapes/original.ts';
import { parentTree } from './shapes/parents.ts';
import { prometheusTable } from './shapes/prometheus.ts';
import { recordsTable } from './shapes/records.ts';
import { scalarsTable } from './shapes/scalars.ts';
import { linksTable } from './shapes/links.ts';
import { seriesListTable, seriesTable } from './shapes/series.ts';
import { dropTotal } from './shapes/totals.ts';
import { readTree } from './shapes/tree.ts';
import { transposeTime } from './shapes/transpose.ts';
import { unwrap } from './shapes/wrappers.ts';
import type { Source } from './table.ts';

/** Detects what a JSON value is: a table, a tree, an option, one of the six shapes, or nothing. Never throws. Linear in time and memory. */
export function readSource(json: unknown): Source {
  const option = findOption(json);
  if (option) return { kind: 'option', option };
  const shapes = matchOriginals(json);
  const [type] = shapes;
  if (type === 'trend' || type === 'map') return { kind: 'original', type };
  const source = treeSource(json) ?? tableSource(json);
  return source.kind !== 'empty' && shapes.length > 0 ? { ...source, shapes } : source;
}

function treeSource(json: unknown): Extract<Source, { kind: 'tree' }> | undefined {
  const root = readTree(json);
  return root && { kind: 'tree', root };
}

function tableSource(json: unknown): Extract<Source, { kind: 'table' | 'tree' | 'empty' }> {
  const raw = rawTableOf(json);
  const root = raw && parentTree(raw);
  if (root) return { kind: 'tree', root };
  return raw
    ? { kind: 'table', table: typeColumns(sortByCalendar(transposeTime(dropTotal(raw)))) }
    : { kind: 'empty' };
}

const maxDepth = 64;

function rawTableOf(json: unknown, depth = 0): RawTable | undefined {
  if (isArray(json)) return listTable(json);
  if (isJsonObject(json)) return depth < maxDepth ? objectTable(json, depth) : undefined;
  return json === null || json === undefined || json === '' ? undefined : listTable([json]);
}

function listTable(json: readonly unknown[]): RawTable | undefined {
  if (json.some(isJsonObject)) return seriesListTable(json) ?? recordsTable(json);
  if (json.some(isArray)) return matrixTable(json);
  return json.length > 0
    ? { rows: json.length, columns: [{ name: 'value', cells: json }], leftOut: 0 }
    : undefined;
}

function objectTable(json: JsonObject, depth: number): RawTable | undefined {
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
