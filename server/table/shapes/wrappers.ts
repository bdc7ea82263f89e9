import { isArray, isJsonObject, isScalar, ownValue, type JsonObject, type RawTable } from '../raw-table.ts';
import { columnsTable } from './columns.ts';
import { matrixTable, tableWithHeader } from './matrix.ts';
import { recordsTable } from './records.ts';

const rowKeys = [
  'data',
  'rows',
  'items',
  'results',
  'result',
  'records',
  'list',
  'values',
  'entries',
  '数据',
  '列表',
];
const headerKeys = ['columns', 'header', 'headers', 'fields', '表头', '列'];

/** The content of a wrapper object: JSON to inspect again, or a table that depends on the wrapper. Undefined if it is not a wrapper. */
export function unwrap(
  json: JsonObject,
): { readonly json: unknown } | { readonly table: RawTable | undefined } | undefined {
  const table = headerAndRows(json) ?? keyedRecords(json) ?? nestedTable(json);
  if (table) return { table };
  const key = rowKeys.find((one) => holdsRows(ownValue(json, one))) ?? onlyRowList(json);
  return key === undefined ? undefined : { json: ownValue(json, key) };
}

/** `{columns: [names], data: [[…]]}` */
function headerAndRows(json: JsonObject): RawTable | undefined {
  const header = headerKeys.map((key) => ownValue(json, key)).find(isArray);
  const rows = rowKeys.map((key) => ownValue(json, key)).find(isArray);
  if (!header || !rows || !rows.every(isArray)) return undefined;
  const names = header.map((one) =>
    isJsonObject(one) ? (ownValue(one, 'name') ?? ownValue(one, 'title') ?? ownValue(one, 'field')) : one,
  );
  return names.every((name) => typeof name === 'string') ? tableWithHeader(names, rows) : matrixTable(rows);
}

/**
 * An object of columns or rows among other fields, with the columns' units beside it: `{latitude, hourly_units: {…}, hourly: {time: […]}}`,
 * `{base, rates: {2024-05-01: {…}}}`.
 */
function nestedTable(json: JsonObject): RawTable | undefined {
  for (const [key, value] of Object.entries(json)) {
    const table = isJsonObject(value)
      ? (columnsTable(value, ownValue(json, `${key}_units`)) ?? keyedRecords(value))
      : undefined;
    if (table && table.rows > 1) return table;
  }
  return undefined;
}

/** An object of flat objects: each is a row, with its key as the name. */
function keyedRecords(json: JsonObject): RawTable | undefined {
  const entries = Object.entries(json);
  if (entries.length < 2) return undefined;
  const records = entries.flatMap(([name, value]) =>
    isJsonObject(value) && Object.values(value).every(isScalar) ? [{ name, ...value }] : [],
  );
  return records.length === entries.length ? recordsTable(records) : undefined;
}

function holdsRows(value: unknown): boolean {
  return (isArray(value) && value.length > 0) || (isJsonObject(value) && Object.keys(value).length > 0);
}

/** The key of the only array of rows, among scalars. */
function onlyRowList(json: JsonObject): string | undefined {
  const lists = Object.entries(json).filter(([, value]) => isArray(value) && value.length > 0);
  const [only] = lists.filter(([, value]) => isArray(value) && !value.every(isScalar));
  return only?.[0];
}
