import { textOf } from '../cells/text.ts';
import { isArray, isScalar, rawTable, type JsonObject, type RawColumn, type RawTable } from '../raw-table.ts';
import { matrixTable, tableWithHeader, uniqueNames } from '../shapes/matrix.ts';
import { hasFewKeys } from './data-keys.ts';
import { describeColumns, type Description } from './describe.ts';
import { isRemarkName } from './field-names.ts';
import { isEpoch } from './kinds.ts';
import { isTimeText } from './outline.ts';
import type { RowGroup } from './unfold.ts';

type Row = readonly unknown[];

/** Lists of cells as a table: with the names that stand beside them, else with a header, else without names. Lists may be columns too. */
export function tupleTable({ rows: values, keys, around }: RowGroup): RawTable | undefined {
  const rows = values.filter(isArray).map(plainCells);
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  if (width === 0) return undefined;
  const isBare = around.length === 0;
  const table =
    (isBare ? undefined : (described(rows, width, around) ?? pairTable(rows, width))) ?? matrixTable(rows);
  if (!table || !keys || keys.length !== table.rows) return table;
  return rawTable([{ name: 'name', cells: keys }, ...table.columns], table.leftOut);
}

/** Lists and objects among cells have no place in a column. */
function plainCells(row: Row): Row {
  return row.every(isScalar) ? row : row.map((cell) => (isScalar(cell) ? cell : null));
}

function described(rows: readonly Row[], width: number, around: RowGroup['around']): RawTable | undefined {
  const names = describeColumns(around, width) ?? textsBeside(around, width);
  if (rows.length === width)
    return names && (areColumns(rows) ? columnsTable(rows, names, around) : namedTable(rows, names));
  const areAlike = rows.every(isOneKind);
  const titles = areAlike
    ? (describeColumns(around, rows.length) ?? textsBeside(around, rows.length))
    : undefined;
  if (!titles) return names && namedTable(rows, names);
  if (!names || names.names.every(isTimeText)) return columnsTable(rows, titles, around);
  const table = namedTable(rows, names);
  return table && rawTable([{ name: 'name', cells: titles.names }, ...table.columns], table.leftOut);
}

function namedTable(rows: readonly Row[], { names, hidden }: Description): RawTable | undefined {
  const table = tableWithHeader(names, rows);
  return table && { ...table, columns: table.columns.filter((_, at) => !hidden[at]) };
}

function beside(around: RowGroup['around']): JsonObject {
  const object = around.at(-1) ?? {};
  return hasFewKeys(object) ? object : {};
}

/** A list of texts in the same object names what has as many parts; tags of the file may be as many by chance. */
function textsBeside(around: RowGroup['around'], count: number): Description | undefined {
  const lists = Object.entries(beside(around)).flatMap(([key, list]) => (isRemarkName(key) ? [] : [list]));
  const texts = lists.find(
    (list): list is readonly string[] =>
      isArray(list) &&
      list.length === count &&
      count > 1 &&
      list.every((one) => typeof one === 'string' && one !== ''),
  );
  return texts && { names: texts.map(textOf), hidden: [] };
}

function isOneKind(cells: Row): boolean {
  let kind: string | undefined;
  for (const cell of cells) {
    if (cell === null) continue;
    if (kind !== undefined && typeof cell !== kind) return false;
    kind = typeof cell;
  }
  return true;
}

/** As many rows as columns: what is of one kind is a column. */
function areColumns(rows: readonly Row[]): boolean {
  return rows.every(isOneKind) && !rows.every((_, at) => isOneKind(rows.map((row) => row[at])));
}

/** Each list is a column. A list of their length beside them names the rows. */
function columnsTable(
  rows: readonly Row[],
  { names }: Description,
  around: RowGroup['around'],
): RawTable | undefined {
  const length = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const labels = Object.entries(beside(around)).find(
    ([key, list]) =>
      isArray(list) &&
      !isRemarkName(key) &&
      list.length === length &&
      list.every(isScalar) &&
      !list.every((cell, at) => cell === names[at]),
  );
  const columns = rows.map((cells, at) => ({ name: names[at] ?? '', cells }));
  const all = labels ? [{ name: labels[0], cells: labels[1] as Row }, ...columns] : columns;
  const unique = uniqueNames(all.map(({ name }) => name));
  return rawTable(all.map((column, at) => ({ ...column, name: unique[at] ?? '' })));
}

/** Pairs of a time and a value, in either order. */
function pairTable(rows: readonly Row[], width: number): RawTable | undefined {
  if (width !== 2 || !rows.every((row) => row.every(isScalar))) return undefined;
  const isTime = (cell: unknown): boolean =>
    typeof cell === 'number' || isDigits(cell)
      ? isEpoch(Number(cell), Number(cell))
      : typeof cell === 'string' && isTimeText(cell);
  const timed = [0, 1].map((at) => isTime(rows[0]?.[at]) && isTime(rows.at(-1)?.[at]));
  // Digits in a text may look like a time; a number of seconds beside them is one.
  const isNumber = [0, 1].map((at) => typeof rows[0]?.[at] === 'number');
  const isFirst = timed[0] === timed[1] ? isNumber[0] : timed[0];
  if (timed[0] === timed[1] && (!timed[0] || isNumber[0] === isNumber[1])) return undefined;
  const order = isFirst ? [0, 1] : [1, 0];
  const columns = order.map((at, index): RawColumn => ({
    name: index === 0 ? 'time' : 'value',
    cells: rows.map((row) => (index === 0 && isDigits(row[at]) ? Number(row[at]) : (row[at] ?? null))),
  }));
  return rawTable(columns);
}

/** Loki writes nanoseconds as text. */
function isDigits(cell: unknown): boolean {
  return typeof cell === 'string' && /^\d{10,19}$/.test(cell);
}
