import type { TreeNode } from '#table';
import { ShapeError, type ChartInput, type Language } from '../chart-type.ts';
import { chartWords } from '../words/index.ts';
import { measuresOf, tableInputOf, valuesOf, type TableInput } from './table-input.ts';
import { groupsOf } from './grid.ts';
import { labelsOf, labelTexts } from './labels.ts';

/** A part of a whole, and what it is made of. Its value is at least what its own parts are together. */
export interface Part {
  readonly name: string;
  readonly value: number;
  readonly parts: readonly Part[];
  /** stands for all that are too small to be drawn one by one */
  readonly rest?: true;
}

/** A whole, and how it is told of. */
export interface Whole {
  readonly whole: Part;
  readonly input: ChartInput;
}

/**
 * The whole with its parts, the largest first; parts of no value are left out. Of a tree the first node that has several parts, of a table
 * its labels, by group if it has groups. In a tree without any value every leaf counts one. @throws {ShapeError}
 */
export function wholeOf(input: ChartInput | undefined): Whole {
  if (input?.source.kind === 'tree') return { whole: skipSingleChildren(partOfTree(input.source.root)), input };
  if (input?.source.kind === 'table' || input?.source.kind === 'empty')
    return { whole: partOfTable(tableInputOf(input)), input };
  throw new ShapeError('noTree');
}

/** The parts that are at least `share` of `whole`, at most `most`; the rest is one part more. */
export function groupSmall(
  parts: readonly Part[],
  { least, most }: { least: number; most: number },
  language: Language,
): readonly Part[] {
  const large = parts.filter(({ value }) => value >= least).length;
  const kept = Math.min(Math.max(1, large), most);
  // A single one left over says its own name.
  if (parts.length - kept <= 1) return parts;
  const rest = parts.slice(kept);
  return [
    ...parts.slice(0, kept),
    { name: chartWords[language].others(rest.length), value: sumOf(rest), parts: [], rest: true },
  ];
}

function sumOf(parts: readonly Part[]): number {
  return parts.reduce((sum, { value }) => sum + value, 0);
}

function partOfTree(root: TreeNode): Part {
  const leaf = hasValues(root) ? 0 : 1;
  return build(root);

  function build({ name, value, children = [] }: TreeNode): Part {
    if (value !== undefined && value < 0) throw new ShapeError('negativeArea', name);
    const parts = sorted(children.map(build));
    const own = value ?? (children.length === 0 ? leaf : 0);
    return { name, value: Math.max(own, sumOf(parts)), parts };
  }
}

function hasValues({ value, children = [] }: TreeNode): boolean {
  return value !== undefined || children.some(hasValues);
}

/** Whatever has one part only is that part. */
function skipSingleChildren(part: Part): Part {
  const [only, ...more] = part.parts;
  if (!only || more.length > 0) return part;
  return only.parts.length > 0 ? skipSingleChildren(only) : part;
}

function partOfTable(input: TableInput): Part {
  const { source, roles, name } = input;
  const [column] = measuresOf(input);
  const values = column ? valuesOf(column) : new Float64Array();
  const names = labelTexts(labelsOf(source.table, roles.label), 'en');
  const leaves = Array.from(values, (value, row) => ({ name: names[row] ?? '', value, parts: [] }));
  const wrong = leaves.find(({ value }) => value < 0);
  if (wrong) throw new ShapeError('negativeArea', wrong.name);
  const groups = groupsOf(input);
  const parts = groups
    ? groups.names.map((group, i) => {
        const own = sorted(leaves.filter((_, row) => groups.of[row] === i));
        return { name: group, value: sumOf(own), parts: own };
      })
    : leaves;
  const whole = sorted(parts);
  return { name, value: sumOf(whole), parts: whole };
}

function sorted(parts: readonly Part[]): readonly Part[] {
  return parts.filter(({ value }) => value > 0).toSorted((a, b) => b.value - a.value);
}
