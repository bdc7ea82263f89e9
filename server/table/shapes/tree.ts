import { textOf } from '../cells/text.ts';
import { isList, isPlain, own, type Plain } from '../raw-table.ts';
import type { TreeNode } from '../table.ts';

const mostNodes = 20_000;
const deepest = 64;
const childKeys = ['children', '子项', '下级'];
const nameKeys = ['name', 'label', 'title', 'key', 'id', 'path', '名称', '名字'];
const valueKeys = [
  'value',
  'size',
  'count',
  'amount',
  'total',
  'bytes',
  'budget',
  '数值',
  '值',
  '金额',
  '数量',
  '大小',
];

/** An object with children, or a list of them; undefined where nothing has children. At most 20,000 nodes are taken. */
export function treeOf(json: unknown): TreeNode | undefined {
  const roots = isList(json) ? json : [json];
  if (!roots.every(isPlain) || !roots.some((root) => childrenOf(root).some(isPlain))) return undefined;
  let left = mostNodes;
  const grow = (node: Plain, depth: number): TreeNode => {
    left -= 1;
    const inner = depth < deepest ? childrenOf(node).filter(isPlain) : [];
    const children = inner.flatMap((child) => (left > 0 ? [grow(child, depth + 1)] : []));
    const value = valueOf(node);
    return {
      name: nameOf(node),
      ...(value !== undefined && { value }),
      ...(children.length > 0 && { children }),
    };
  };
  const grown = roots.filter(isPlain).flatMap((root) => (left > 0 ? [grow(root, 1)] : []));
  const [only] = grown;
  return grown.length === 1 && only ? only : { name: '', children: grown };
}

function childrenOf(node: Plain): readonly unknown[] {
  for (const key of childKeys) {
    const children = own(node, key);
    if (isList(children) && (key === 'children' || children.some(isPlain))) return children;
  }
  return [];
}

function nameOf(node: Plain): string {
  for (const key of nameKeys) {
    const name = textOf(own(node, key));
    if (name !== '') return name;
  }
  return '';
}

function valueOf(node: Plain): number | undefined {
  for (const key of valueKeys) {
    const value = own(node, key);
    if (typeof value !== 'number' && typeof value !== 'string') continue;
    const number = value === '' ? NaN : Number(value);
    if (Number.isFinite(number)) return number;
  }
  return undefined;
}
