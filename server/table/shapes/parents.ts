import { nameParts } from '../cells/id-names.ts';
import { parseNumbers } from '../cells/numbers.ts';
import { isEmptyCell, textOf } from '../cells/text.ts';
import type { RawColumn, RawTable } from '../raw-table.ts';
import type { TreeNode } from '../table.ts';
import { valueKeys } from './tree-sizes.ts';
import { nameKeys } from './tree.ts';

const [minNodes, maxNodes, maxLevels] = [3, 20_000, 64];
const parentWords = new Set(['parent', 'parents', 'parentid', 'parentname']);
const parentName = /^(?:上级|父级|父节点|父|上级部门|上级编号|父id)$/i;

/**
 * A tree in a list: each row names its parent by the id or name of another row. Undefined if a row would be lost, as in a circle, or if a
 * value is negative.
 */
export function parentTree({ rows, columns }: RawTable): TreeNode | undefined {
  const parent = columns.find(isParentColumn);
  if (!parent || rows < minNodes || rows > maxNodes) return undefined;
  const parents = textsOf(parent);
  const id = columns.find((column) => column !== parent && areIdsOf(textsOf(column), parents));
  if (!id) return undefined;
  const others = columns.filter((column) => column !== parent && column !== id);
  const names = textsOf(keyed(others, nameKeys) ?? others.find(isText) ?? id);
  const values = valuesOf(others);
  return values?.some((value) => value < 0) ? undefined : rootOf(textsOf(id), parents, names, values);
}

function isParentColumn({ name }: RawColumn): boolean {
  return nameParts(name).some((part) => parentWords.has(part)) || parentName.test(name.trim());
}

function textsOf({ cells }: RawColumn): string[] {
  return Array.from(cells, (cell: unknown) => (isEmptyCell(cell) ? '' : textOf(cell)));
}

/** Distinct, and all but a few parents are among them. */
function areIdsOf(ids: readonly string[], parents: readonly string[]): boolean {
  const known = new Set(ids);
  if (known.size < ids.length || known.has('')) return false;
  const given = parents.filter((parent) => parent !== '');
  const found = given.filter((parent) => known.has(parent)).length;
  return found >= 2 && found >= 0.8 * given.length;
}

function keyed(columns: readonly RawColumn[], keys: readonly string[]): RawColumn | undefined {
  for (const key of keys) {
    const column = columns.find(({ name }) => name.toLowerCase() === key);
    if (column) return column;
  }
  return undefined;
}

function isText({ cells }: RawColumn): boolean {
  return !(cells instanceof Float64Array) && parseNumbers(cells) === undefined;
}

function valuesOf(columns: readonly RawColumn[]): Float64Array | undefined {
  const named = keyed(columns, [...valueKeys, 'values']);
  for (const { cells } of named ? [named, ...columns] : columns) {
    const numbers = parseNumbers(cells);
    if (numbers) return numbers.values;
  }
  return undefined;
}

function rootOf(
  ids: readonly string[],
  parents: readonly string[],
  names: readonly string[],
  values: Float64Array | undefined,
): TreeNode | undefined {
  const known = new Set(ids);
  const children = new Map<string, number[]>();
  for (const [row, parent] of parents.entries()) {
    const at = known.has(parent) && parent !== ids[row] ? parent : '';
    const siblings = children.get(at);
    if (siblings) siblings.push(row);
    else children.set(at, [row]);
  }
  let read = 0;
  const nodesOf = (parent: string, level: number): TreeNode[] =>
    (level > maxLevels ? [] : (children.get(parent) ?? [])).map((row) => {
      read += 1;
      const value = values?.[row] ?? NaN;
      const inner = nodesOf(ids[row] ?? '', level + 1);
      return {
        name: names[row] ?? '',
        ...(!Number.isNaN(value) && { value }),
        ...(inner.length > 0 && { children: inner }),
      };
    });
  const roots = nodesOf('', 1);
  const [only] = roots;
  if (read < ids.length || roots.length === ids.length) return undefined;
  return roots.length === 1 && only ? only : { name: '', children: roots };
}
