import { isList, isPlain, isScalar, own, type Plain, type RawTable } from '../raw-table.ts';
import { columnsTable } from './columns.ts';
import { matrixTable, withHeader } from './matrix.ts';
import { recordsTable } from './records.ts';

const usualKeys = [
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

/** What an object is wrapped around: JSON to look at again, or a table that only the wrapping can tell; undefined when it is no wrapping. */
export function unwrap(
  json: Plain,
): { readonly json: unknown } | { readonly table: RawTable | undefined } | undefined {
  const table = underHeader(json) ?? keyed(json) ?? among(json);
  if (table) return { table };
  const key = usualKeys.find((one) => holdsRows(own(json, one))) ?? onlyList(json);
  return key === undefined ? undefined : { json: own(json, key) };
}

/** `{columns: [names], data: [[…]]}` */
function underHeader(json: Plain): RawTable | undefined {
  const header = headerKeys.map((key) => own(json, key)).find(isList);
  const rows = usualKeys.map((key) => own(json, key)).find(isList);
  if (!header || !rows || !rows.every(isList)) return undefined;
  const names = header.map((one) =>
    isPlain(one) ? (own(one, 'name') ?? own(one, 'title') ?? own(one, 'field')) : one,
  );
  return names.every((name) => typeof name === 'string') ? withHeader(names, rows) : matrixTable(rows);
}

/**
 * One object of columns or of rows among other things, the columns' units beside it: `{latitude, hourly_units: {…}, hourly: {time: […]}}`,
 * `{base, rates: {2024-05-01: {…}}}`.
 */
function among(json: Plain): RawTable | undefined {
  for (const [key, value] of Object.entries(json)) {
    const table = isPlain(value)
      ? (columnsTable(value, own(json, `${key}_units`)) ?? keyed(value))
      : undefined;
    if (table && table.rows > 1) return table;
  }
  return undefined;
}

/** An object of objects of scalars: each is a row, its key the name. */
function keyed(json: Plain): RawTable | undefined {
  const entries = Object.entries(json);
  if (entries.length < 2) return undefined;
  const records = entries.flatMap(([name, value]) =>
    isPlain(value) && Object.values(value).every(isScalar) ? [{ name, ...value }] : [],
  );
  return records.length === entries.length ? recordsTable(records) : undefined;
}

function holdsRows(value: unknown): boolean {
  return (isList(value) && value.length > 0) || (isPlain(value) && Object.keys(value).length > 0);
}

/** The one list of rows among scalars and such. */
function onlyList(json: Plain): string | undefined {
  const lists = Object.entries(json).filter(([, value]) => isList(value) && value.length > 0);
  const [only] = lists.filter(([, value]) => isList(value) && !value.every(isScalar));
  return only?.[0];
}
