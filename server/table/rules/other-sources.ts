import type { Choice, Roles } from '../choice.ts';
import type { OriginalType, Source, TreeNode } from '../table.ts';
import { because, counted, together } from '../reason-text.ts';

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

/** A chart that has the name and the shape of one of the six is drawn as it always was; stock's columns are told by their names alone. */
export function asOriginal(source: Source, name: string): Choice | undefined {
  const shapes = originalsIn(source);
  const named = byName.get(name);
  if (named && shapes.includes(named)) return ofOriginal(named);
  return shapes.includes('stock') ? ofOriginal('stock') : undefined;
}

/** Which of the six a content can be drawn as. */
export function originalsIn(source: Source): readonly OriginalType[] {
  if (source.kind === 'original') return [source.type];
  return source.kind === 'table' || source.kind === 'tree' ? (source.shapes ?? []) : [];
}

export function ofOriginal(type: OriginalType): Choice {
  return { type, reason: because((words) => words.shapeOf(type), type), roles: noRoles };
}

export function ofOption(): Choice {
  return { type: 'option', reason: because((words) => words.anOption, 'option'), roles: noRoles };
}

export function ofNothing(): Choice {
  return {
    type: 'table',
    reason: because((words) => words.noDataYet, 'table'),
    roles: noRoles,
  };
}

/** Rings inside rings are read well while they are few; areas show many leaves. */
export function ofTree(root: TreeNode): Choice {
  const { levels, leaves } = sizeOf(root);
  const type = levels <= 3 && leaves <= 40 ? 'sunburst' : 'treemap';
  const found = together(counted(levels, 'level'), counted(leaves, 'leaf'));
  return { type, reason: because(found, type), roles: noRoles };
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
