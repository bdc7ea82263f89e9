import { textOf } from '../cells/text.ts';
import { isArray, isJsonObject, ownValue, type JsonObject } from '../raw-table.ts';
import { nameParts } from '../cells/id-names.ts';
import type { TreeNode } from '../table.ts';
import { innerSizeOf, sizeKeyOf, valueKeys } from './tree-sizes.ts';

const maxNodes = 20_000;
const maxDepth = 64;
const childKeys = ['children', '子项', '下级'];
export const nameKeys: readonly string[] = ['name', 'label', 'title', 'key', 'id', 'path', '名称', '名字'];
/** An object with children, or an array of such objects; undefined if nothing has children. Reads at most 20,000 nodes. */
export function readTree(json: unknown): TreeNode | undefined {
  const roots = isArray(json) ? json : [json];
  if (!roots.every(isJsonObject) || !roots.some((root) => childrenOf(root).some(isJsonObject)))
    return undefined;
  let left = maxNodes;
  const leaves = leavesOf(roots.filter(isJsonObject));
  if (haveYears(leaves)) return undefined;
  const ownKey = sizeKeyOf(leaves);
  const keys = ownKey === undefined ? valueKeys : [ownKey];
  const hasOwn = ownKey !== undefined || leaves.some((leaf) => valueOf(leaf, keys) !== undefined);
  const inner = hasOwn ? undefined : innerSizeOf(leaves);
  const sizeOf = (node: JsonObject): ReturnType<typeof valueOf> => {
    if (!inner) return valueOf(node, keys);
    const object = ownValue(node, inner[0]);
    return isJsonObject(object) ? valueOf(object, [inner[1]]) : undefined;
  };
  // what took no time has no area, nor has what holds nothing else
  const dropsEmpty = inner !== undefined && leaves.some((leaf) => (sizeOf(leaf)?.value ?? 0) > 0);
  const isEmpty = (node: TreeNode, from: JsonObject): boolean =>
    !node.children && (node.value === 0 || (node.value === undefined && childrenOf(from).length > 0));
  const readNode = (node: JsonObject, depth: number): TreeNode => {
    left -= 1;
    const below = depth < maxDepth ? childrenOf(node).filter(isJsonObject) : [];
    const children = below.flatMap((child) => {
      if (left <= 0) return [];
      const read = readNode(child, depth + 1);
      return dropsEmpty && isEmpty(read, child) ? [] : [read];
    });
    const found = sizeOf(node);
    return {
      name: nameOf(node),
      ...(found && { value: found.value, ...(isInBytes(found.key, node) && { isBytes: true }) }),
      ...(children.length > 0 && { children }),
    };
  };
  const nodes = roots.filter(isJsonObject).flatMap((root) => (left > 0 ? [readNode(root, 1)] : []));
  const [only] = nodes;
  return nodes.length === 1 && only ? only : { name: '', children: nodes };
}

const minYears = 3;

/** Whether each part has a figure for each of several years: rows of a table. */
function haveYears(leaves: readonly JsonObject[]): boolean {
  const isYear = (key: string): boolean => /^(?:19|20)\d{2}$/.test(key);
  return leaves.length > 1 && leaves.every((leaf) => Object.keys(leaf).filter(isYear).length >= minYears);
}

const fileFields = ['mtime', 'inode', 'permissions', 'mode'];

/** Called bytes, or the size of what is a file or a folder by the fields beside it. */
function isInBytes(key: string, node: JsonObject): boolean {
  if (key !== 'size') return nameParts(key).includes('bytes');
  const isFile = /^(?:file|dir(?:ectory)?|folder)$/i.test(textOf(ownValue(node, 'type')));
  return isFile || fileFields.some((field) => ownValue(node, field) !== undefined);
}

/** The nodes without children, as far as the tree is read. */
function leavesOf(roots: readonly JsonObject[]): readonly JsonObject[] {
  const leaves: JsonObject[] = [];
  let left = maxNodes;
  const visit = (node: JsonObject, depth: number): void => {
    left -= 1;
    const inner = depth < maxDepth ? childrenOf(node).filter(isJsonObject) : [];
    if (inner.length === 0) leaves.push(node);
    for (const child of inner) if (left > 0) visit(child, depth + 1);
  };
  for (const root of roots) if (left > 0) visit(root, 1);
  return leaves;
}

function childrenOf(node: JsonObject): readonly unknown[] {
  for (const key of childKeys) {
    const children = ownValue(node, key);
    if (isArray(children) && (key === 'children' || children.some(isJsonObject))) return children;
  }
  return [];
}

function nameOf(node: JsonObject): string {
  for (const key of nameKeys) {
    const name = textOf(ownValue(node, key));
    if (name !== '') return name;
  }
  return '';
}

function valueOf(node: JsonObject, keys: readonly string[]): { key: string; value: number } | undefined {
  for (const key of keys) {
    const value = ownValue(node, key);
    if (typeof value !== 'number' && typeof value !== 'string') continue;
    const number = value === '' ? NaN : Number(value);
    if (Number.isFinite(number)) return { key, value: number };
  }
  return undefined;
}
