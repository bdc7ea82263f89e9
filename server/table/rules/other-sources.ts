import type { Choice, Roles } from '../choice.ts';
import type { OriginalType, Source, TreeNode } from '../table.ts';
import { reasonFor, countPhrase, andPhrase } from '../reason-text.ts';

const noRoles: Roles = { values: [] };
const byName: ReadonlyMap<string, OriginalType> = new Map([
  ['trend', 'trend'],
  ['seller', 'seller'],
  ['map', 'map'],
  ['rank', 'rank'],
  ['hot', 'hot'],
  ['hotproduct', 'hot'],
  ['stock', 'stock'],
]);

/** A chart with the name and the shape of one of the six originals is drawn as that. For stock the column names are enough. */
export function originalByName(source: Source, name: string): Choice | undefined {
  const shapes = matchingOriginals(source);
  const named = byName.get(name);
  if (named && shapes.includes(named)) return originalChoice(named);
  return shapes.includes('stock') ? originalChoice('stock') : undefined;
}

/** The original types that can draw a content. */
export function matchingOriginals(source: Source): readonly OriginalType[] {
  if (source.kind === 'original') return [source.type];
  return source.kind === 'table' || source.kind === 'tree' ? (source.shapes ?? []) : [];
}

export function originalChoice(type: OriginalType): Choice {
  return { type, reason: reasonFor((words) => words.shapeOf(type), type), roles: noRoles };
}

export function optionChoice(): Choice {
  return { type: 'option', reason: reasonFor((words) => words.anOption, 'option'), roles: noRoles };
}

export function emptyChoice(): Choice {
  return {
    type: 'table',
    reason: reasonFor((words) => words.noDataYet, 'table'),
    roles: noRoles,
  };
}

/** More parts of one ring are hard to compare. */
const mostOfRing = 12;

/** A sunburst is readable with few leaves, a treemap with many, and where all of them are below one node. */
export function treeChoice(root: TreeNode): Choice {
  const { levels, leaves } = sizeOf(root);
  const isList = spreadsIn(root) === 1 && leaves > mostOfRing;
  const type = levels <= 3 && leaves <= 40 && !isList ? 'sunburst' : 'treemap';
  const found = andPhrase(countPhrase(levels, 'level'), countPhrase(leaves, 'leaf'));
  return { type, reason: reasonFor(found, type), roles: noRoles };
}

/** Levels with more than one node. */
function spreadsIn({ children = [] }: TreeNode): number {
  const below = children.reduce((most, child) => Math.max(most, spreadsIn(child)), 0);
  return below + (children.length > 1 ? 1 : 0);
}

/** Levels below the root, and ends. */
function sizeOf({ children = [] }: TreeNode): { readonly levels: number; readonly leaves: number } {
  if (children.length === 0) return { levels: 0, leaves: 1 };
  const sizes = children.map(sizeOf);
  return {
    levels: 1 + sizes.reduce((most, { levels }) => Math.max(most, levels), 0),
    leaves: sizes.reduce((sum, { leaves }) => sum + leaves, 0),
  };
}
