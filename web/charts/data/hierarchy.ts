import type { TreeNode } from '#table';
import { ShapeError, type ChartInput, type Language } from '../chart-type.ts';
import { chartWords } from '../words/index.ts';
import { measuresOf, plottable, tableInputOf, valuesOf, type TableInput } from './table-input.ts';
import { groupsOf } from './series-data.ts';
import { labelsOf, labelTexts } from './labels.ts';

/** A node of a hierarchy. Its value is at least the sum of its children's. */
export interface HierarchyNode {
  readonly name: string;
  readonly value: number;
  readonly children: readonly HierarchyNode[];
  /** stands for all siblings that are too small to be drawn one by one */
  readonly isOthers?: true;
}

export interface Hierarchy {
  readonly root: HierarchyNode;
  readonly input: ChartInput;
}

/**
 * The hierarchy in a tree or a table, largest children first, without those of value 0. A tree starts at its first node with several
 * children; a table's labels are the leaves, below its groups if it has any. In a tree without values every leaf counts as one.
 * @throws {ShapeError}
 */
export function hierarchyOf(input: ChartInput | undefined): Hierarchy {
  if (input?.source.kind === 'tree') return { root: skipSingleChildren(nodeOfTree(input.source.root)), input };
  if (input?.source.kind === 'table' || input?.source.kind === 'empty')
    return { root: nodeOfTable(tableInputOf(input)), input };
  throw new ShapeError('noTree');
}

/** The nodes of at least `least`, and at most `most` of them; the others become one node. */
export function groupSmall(
  nodes: readonly HierarchyNode[],
  { least, most }: { least: number; most: number },
  language: Language,
): readonly HierarchyNode[] {
  const large = nodes.filter(({ value }) => value >= least).length;
  const kept = Math.min(Math.max(1, large), most);
  // A single node left over keeps its own name.
  if (nodes.length - kept <= 1) return nodes;
  const rest = nodes.slice(kept);
  return [
    ...nodes.slice(0, kept),
    { name: chartWords[language].others(rest.length), value: sumOf(rest), children: [], isOthers: true },
  ];
}

function sumOf(nodes: readonly HierarchyNode[]): number {
  return nodes.reduce((sum, { value }) => sum + value, 0);
}

function nodeOfTree(root: TreeNode): HierarchyNode {
  const leaf = hasValues(root) ? 0 : 1;
  return build(root);

  function build({ name, value, children: own = [] }: TreeNode): HierarchyNode {
    if (value !== undefined && value < 0) throw new ShapeError('negativeArea', name);
    const children = sorted(own.map(build));
    const ownValue = value === undefined ? (own.length === 0 ? leaf : 0) : plottable(value) || 0;
    return { name, value: Math.max(ownValue, sumOf(children)), children };
  }
}

function hasValues({ value, children = [] }: TreeNode): boolean {
  return value !== undefined || children.some(hasValues);
}

/** Levels with a single node say nothing about shares. */
function skipSingleChildren(node: HierarchyNode): HierarchyNode {
  const [only, ...more] = node.children;
  if (!only || more.length > 0) return node;
  return only.children.length > 0 ? skipSingleChildren(only) : node;
}

function nodeOfTable(input: TableInput): HierarchyNode {
  const { source, roles, name } = input;
  const [column] = measuresOf(input);
  const values = column ? valuesOf(column) : new Float64Array();
  const names = labelTexts(labelsOf(source.table, roles.label), 'en');
  const leaves = Array.from(values, (value, row) => ({ name: names[row] ?? '', value, children: [] }));
  const wrong = leaves.find(({ value }) => value < 0);
  if (wrong) throw new ShapeError('negativeArea', wrong.name);
  const groups = groupsOf(input);
  const nodes = groups
    ? groups.names.map((group, i) => {
        const own = sorted(leaves.filter((_, row) => groups.of[row] === i));
        return { name: group, value: sumOf(own), children: own };
      })
    : leaves;
  const children = sorted(nodes);
  return { name, value: sumOf(children), children };
}

function sorted(nodes: readonly HierarchyNode[]): readonly HierarchyNode[] {
  return nodes.filter(({ value }) => value > 0).toSorted((a, b) => b.value - a.value);
}
