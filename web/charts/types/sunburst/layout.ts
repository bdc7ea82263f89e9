import type { View } from '../../chart-type.ts';
import { mix } from '../../colour/colours.ts';
import { groupSmall, type HierarchyNode } from '../../data/hierarchy.ts';
import { listSize } from '../../families/shares/layout.ts';
import { typeScale } from '../../frame.ts';
import { textWidth } from '../../text/measure.ts';
import { roomIn, type Sector } from './sector.ts';

/** One sector with its name and colour. */
export interface Piece {
  readonly name: string;
  readonly value: number;
  /** name of its group; '' for a group itself */
  readonly within: string;
  readonly colour: string;
  readonly sector: Sector;
}

/** ECharts' own sunburst cuts names at the end, and has no list of groups for when they do not fit. */
export interface SunburstPlot {
  readonly center: readonly [x: number, y: number];
  readonly radius: number;
  readonly pieces: readonly Piece[];
  /** position of the list of groups, when not all names fit into the ring */
  readonly list?: { readonly x: number; readonly y: number };
}

const maxGroups = 8;
const maxParts = 24;
/** As a share of the total: a thinner sector would be a line. */
const minShare = 0.006;

/** The nodes of the inner ring, as many as there are colours. */
export function sunburstGroups(root: HierarchyNode, { language }: View): readonly HierarchyNode[] {
  const children = root.children.length > 0 ? root.children : root.value > 0 ? [root] : [];
  return groupSmall(children, { least: 0, most: maxGroups }, language);
}

/** The largest ring if all group names fit into it, else a ring with a list beside or below it, whichever is larger. */
export function layOutSunburst(
  groups: readonly HierarchyNode[],
  colour: (index: number) => string,
  view: View,
): SunburstPlot {
  const { width, height } = view;
  const { gap } = typeScale(view);
  const root = Math.min(width, height) / 2 - gap / 2;
  const alone = piecesOf(groups, colour, root, view);
  if (alone.every((piece) => piece.within !== '' || isNamed(piece, view)))
    return { center: [width / 2, height / 2], radius: root, pieces: alone };
  const list = listSize(groups, view);
  const beside = Math.min(height / 2 - gap / 2, (width - list.width) / 2 - 2 * gap);
  const below = Math.min(width / 2 - gap / 2, (height - list.height) / 2 - 1.5 * gap);
  const radius = Math.max(beside, below);
  if (radius < 60 * view.unit || list.height > height)
    return { center: [width / 2, height / 2], radius: root, pieces: alone };
  const pieces = piecesOf(groups, colour, radius, view);
  if (below > beside) {
    const at = { x: (width - list.width) / 2, y: height - list.height };
    return { center: [width / 2, radius + gap / 2], radius, pieces, list: at };
  }
  // Ring and list are centred together.
  const left = (width - list.width - 2 * radius - 4 * gap) / 2;
  const at = { x: left + 2 * radius + 4 * gap, y: (height - list.height) / 2 };
  return { center: [left + radius, height / 2], radius, pieces, list: at };
}

/** px for the name of a sector. */
export function roomForName({ sector }: Piece, view: View): number {
  return roomIn(sector, typeScale(view).small);
}

function isNamed(piece: Piece, view: View): boolean {
  return textWidth(piece.name, typeScale(view).small) <= roomForName(piece, view);
}

function piecesOf(
  groups: readonly HierarchyNode[],
  colour: (index: number) => string,
  radius: number,
  view: View,
): Piece[] {
  const sum = groups.reduce((all, { value }) => all + value, 0);
  const deep = groups.some(({ children }) => children.length > 0);
  const [hole, between] = deep ? [0.32 * radius, 0.64 * radius] : [0.55 * radius, radius];
  let from = 0;
  return groups.flatMap((group, i) => {
    const to = from + (2 * Math.PI * group.value) / sum;
    const tint = group.isOthers ? view.theme.mutedInk : colour(i);
    const own = { name: group.name, value: group.value, within: '', colour: tint };
    const children = groupSmall(group.children, { least: sum * minShare, most: maxParts }, view.language);
    const around = outside(children, { from, to, inner: between, outer: radius }, group).map((piece) => ({
      ...piece,
      within: group.name,
      colour: mix(view.theme.surface, tint, 0.6),
    }));
    const sector = { from, to, inner: hole, outer: between };
    from = to;
    return [{ ...own, sector }, ...around];
  });
}

/** The children of a group in the outer ring; a gap remains when they add up to less than the group. */
function outside(
  children: readonly HierarchyNode[],
  { from, to, inner, outer }: Sector,
  { value: root }: HierarchyNode,
) {
  let at = from;
  return children.map(({ name, value }) => {
    const end = at + ((to - from) * value) / root;
    const sector = { from: at, to: end, inner, outer };
    at = end;
    return { name, value, sector };
  });
}
