import { plainNumbers } from '../cells/plain-numbers.ts';
import { textOf } from '../cells/text.ts';
import {
  isArray,
  isJsonObject,
  isScalar,
  ownValue,
  rawTable,
  type Cells,
  type JsonObject,
  type RawColumn,
  type RawTable,
} from '../raw-table.ts';
import { areIndexes, hasFewKeys } from './data-keys.ts';
import { uniqueNames } from '../shapes/matrix.ts';
import { isSideName, nameOfObject } from './field-names.ts';
import { isShortUnit, unitBeside } from './wrapped.ts';

const maxDepth = 4;

/**
 * Lists of equal length in an object, or in the objects inside of it, as columns: its own, and those of a list of series,
 * `{"labels": […], "datasets": [{"label", "data": […]}]}`. Of several lengths the one with the most lists counts.
 */
export function columnsOfObject(object: JsonObject, around: readonly JsonObject[]): RawTable | undefined {
  const lists = listsIn(object, around.at(-2), 0);
  const byLength = new Map<number, ListColumn[]>();
  for (const column of lists) {
    const known = byLength.get(column.cells.length);
    if (known) known.push(column);
    else byLength.set(column.cells.length, [column]);
  }
  const [best] = [...byLength].toSorted(([a, one], [b, other]) => other.length - one.length || b - a);
  if (!best) return undefined;
  const columns = labelsFirst(best[1]);
  const names = uniqueNames(columns.map(({ name }) => name));
  return rawTable(
    columns.map(({ cells, unit }, at) => ({
      name: names[at] ?? '',
      cells,
      ...(unit !== undefined && { unit }),
    })),
  );
}

const labelNames = /^(?:labels|categories|xAxis|xaxis|x|months|dates)$/;

/** What labels a list of series stands before them, and is called `label` where a chart library has a name for it. */
function labelsFirst(columns: readonly ListColumn[]): readonly RawColumn[] {
  const own = columns.filter(({ inSeries }) => !inSeries);
  const series = columns.filter(({ inSeries }) => inSeries);
  if (series.length === 0) return own;
  return [
    ...own.map((column) => ({ ...column, name: labelNames.test(column.name) ? 'label' : column.name })),
    ...series,
  ];
}

interface ListColumn extends RawColumn {
  /** of an item in a list of series */
  readonly inSeries?: true;
}

function listsIn(object: JsonObject, outer: JsonObject | undefined, depth: number): readonly ListColumn[] {
  if (depth > maxDepth) return [];
  return Object.keys(object).flatMap((key): readonly ListColumn[] => {
    const value = object[key];
    if (isJsonObject(value) && areIndexes(Object.keys(value))) {
      const cells = cellsOf(Object.values(value));
      return cells ? [{ name: key, cells }] : [];
    }
    if (isJsonObject(value))
      return isSideName(key) && key !== 'columns' ? [] : listsIn(value, object, depth + 1);
    if (!isArray(value) || value.length === 0) return [];
    const cells = cellsOf(value);
    if (cells) return [{ name: key, cells, ...unitOf(key, object, outer) }];
    const [only] = value;
    if (value.length === 1 && isJsonObject(only)) return seriesIn(value) ?? listsIn(only, object, depth + 1);
    return seriesIn(value) ?? [];
  });
}

/** A list as a column; undefined if it has anything but plain values. */
function cellsOf(list: readonly unknown[]): Cells | undefined {
  return plainNumbers(list) ?? (list.every(isScalar) ? list : undefined);
}

/** From `<name>_units` beside the object: `{"hourly_units": {"temp": "°C"}, "hourly": {"temp": […]}}`. */
function unitOf(key: string, object: JsonObject, outer: JsonObject | undefined): { unit?: string } {
  if (!outer || !hasFewKeys(outer)) return {};
  for (const [name, units] of Object.entries(outer)) {
    if (!name.endsWith('_units') || !isJsonObject(units) || ownValue(outer, name.slice(0, -6)) !== object)
      continue;
    const unit = ownValue(units, key);
    if (typeof unit === 'string' && isShortUnit(unit)) return { unit };
  }
  return {};
}

/** The only list of values that each item has, named by the item. */
function seriesIn(items: readonly unknown[]): readonly ListColumn[] | undefined {
  const columns: ListColumn[] = [];
  for (const item of items) {
    if (!isJsonObject(item)) return undefined;
    const { lists, texts } = partsOf(item);
    const [list] = lists;
    const cells = list && list.length > 0 ? cellsOf(list) : undefined;
    const name = nameOfObject(item)?.[1] ?? texts[0] ?? '';
    if (!cells || lists.length !== 1 || (name === '' && Object.keys(item).length > 2)) return undefined;
    const unit = unitBeside(item);
    columns.push({ name, cells, inSeries: true, ...(unit !== undefined && { unit }) });
  }
  return columns;
}

interface Parts {
  readonly lists: (readonly unknown[])[];
  readonly texts: string[];
}

/** The lists and the texts in an object and in those inside of it. */
function partsOf(object: JsonObject, depth = 0, parts: Parts = { lists: [], texts: [] }): Parts {
  for (const value of Object.values(object)) {
    if (isArray(value)) parts.lists.push(value);
    else if (typeof value === 'string') parts.texts.push(textOf(value));
    else if (isJsonObject(value) && depth < 2) partsOf(value, depth + 1, parts);
  }
  return parts;
}
