import { textOf } from '../cells/text.ts';
import { hasFewKeys } from './data-keys.ts';
import { isArray, isJsonObject, ownValue, type JsonObject } from '../raw-table.ts';

/** What stands beside lists of cells about their columns, or beside columns about themselves. */
export interface Description {
  readonly names: readonly string[];
  /** marked as of no interest, by position */
  readonly hidden: readonly boolean[];
}

interface NameList {
  readonly key: string;
  readonly list: readonly unknown[];
}

const listName =
  /column|header|^head|field|label|legend|series|^names?$|variable|vars$|dimension|metric|^keys$|cols|schema|表头|列/i;
const maxDepth = 4;
const maxObjects = 200;

/** Lists of names in an object and in the objects inside of it, by object. */
const known = new WeakMap<JsonObject, readonly NameList[]>();

/**
 * The names of `count` columns from a list beside them, or farther outside: `{"columns": [{"name": "day"}, …], "rows": […]}`. The nearest
 * one counts.
 * @param around objects from the outside to the inside
 * @param key of the cells; a list whose key begins likewise is preferred
 */
export function describeColumns(
  around: readonly JsonObject[],
  count: number,
  key = '',
): Description | undefined {
  for (const object of around.toReversed()) {
    const lists = nameLists(object).filter(({ list }) => list.length === count);
    for (const { list } of lists.toSorted(
      (a, b) => Number(isAkin(b.key, key)) - Number(isAkin(a.key, key)),
    )) {
      const described = descriptionOf(list);
      if (described) return described;
    }
  }
  return undefined;
}

function isAkin(one: string, other: string): boolean {
  const length = Math.min(6, one.length, other.length);
  return length >= 4 && one.slice(0, length).toLowerCase() === other.slice(0, length).toLowerCase();
}

function nameLists(object: JsonObject): readonly NameList[] {
  const found = known.get(object);
  if (found) return found;
  const lists: NameList[] = [];
  const queue = [{ object, depth: 0 }];
  for (let at = 0; at < queue.length && at < maxObjects; at += 1) {
    const { object: next = {}, depth = 0 } = queue[at] ?? {};
    if (!hasFewKeys(next)) continue;
    for (const key of Object.keys(next)) {
      const value = next[key];
      if (isArray(value) && value.length <= 1000 && (listName.test(key) || areColumns(value)))
        lists.push({ key, list: value });
      else if (isJsonObject(value) && depth < maxDepth) queue.push({ object: value, depth: depth + 1 });
    }
  }
  known.set(object, lists);
  return lists;
}

const nameKeys = [
  'name',
  'title',
  'label',
  'field',
  'id',
  'text',
  'alias',
  'columnName',
  'ColumnName',
  'ColTitle',
  'Name',
  'fieldName',
  'key',
];

/** Columns are described by their names and types. */
function areColumns([first]: readonly unknown[]): boolean {
  return isJsonObject(first) && Object.hasOwn(first, 'name') && Object.hasOwn(first, 'type');
}

function descriptionOf(list: readonly unknown[]): Description | undefined {
  const names = list.map((one) =>
    isJsonObject(one) ? nameOf(one) : typeof one === 'string' ? textOf(one) : '',
  );
  if (names.some((name) => name === '')) return undefined;
  return { names, hidden: list.map(isHidden) };
}

/** Series have a name and lists of points; they describe nothing. */
function nameOf(column: JsonObject): string {
  if (Object.values(column).some((value) => isArray(value) && value.some(isArray))) return '';
  for (const key of nameKeys) {
    const name = ownValue(column, key);
    if (typeof name === 'string' && name !== '') return textOf(name);
  }
  return '';
}

function isHidden(column: unknown): boolean {
  if (!isJsonObject(column)) return false;
  return ownValue(column, 'dataTypeName') === 'meta_data' || ownValue(column, 'hidden') === true;
}
