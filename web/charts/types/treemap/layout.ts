import type { ChartSettings } from '#protocol';
import type { View } from '../../chart-type.ts';
import { mix } from '../../colour/colours.ts';
import { paletteOf } from '../../colour/palette.ts';
import { groupSmall, type HierarchyNode } from '../../data/hierarchy.ts';
import { typeScale } from '../../frame.ts';
import type { Box } from '../../shapes/shapes.ts';
import { squarify } from './squarify.ts';

/** One rectangle. */
export interface TreemapTile {
  readonly name: string;
  readonly value: number;
  /** name of its group; '' for a group itself */
  readonly within: string;
  readonly box: Box;
  readonly colour: string;
  /** height of the group's header, px; 0 when no children are drawn */
  readonly header: number;
}

/** With more, none can be found, and hundreds would block the screen. */
const most = 60;

/**
 * Groups followed by their children. Nodes that would be too small to point at are combined. ECharts' own treemap cuts names at the end, down
 * to a single letter.
 */
export function layOutTreemap(root: HierarchyNode, settings: ChartSettings, view: View): TreemapTile[] {
  const children = visible(root.children.length > 0 ? root.children : [root], view, view);
  const boxes = squarify(valuesOf(children), { x: 0, y: 0, width: view.width, height: view.height });
  const colour = coloursOf(children, settings, view);
  return children.flatMap((node, i) => tilesOf(node, boxes[i], colour(i), view));
}

/** Groups have palette colours; a flat list has shades of one colour, stronger for larger values. */
function coloursOf(
  children: readonly HierarchyNode[],
  settings: ChartSettings,
  { theme }: View,
): (index: number) => string {
  const palette = paletteOf(settings, theme);
  if (settings.colours || children.some((node) => node.children.length > 0))
    return (index) => mix(theme.surface, children[index]?.isOthers ? theme.mutedInk : palette(index), 0.72);
  const [, weak = theme.faint, middle = theme.accent, strong = theme.accent] = theme.sequential;
  return (index) => mix(mix(middle, strong, 0.4), weak, index / children.length);
}

function tilesOf(node: HierarchyNode, box: Box | undefined, colour: string, view: View): TreemapTile[] {
  if (!box) return [];
  const { line, gap } = typeScale(view);
  const outer = shrunk(box, gap / 4);
  const own = { name: node.name, value: node.value, within: '' };
  const header = line + gap / 2;
  const inner = { ...outer, y: outer.y + header, height: outer.height - header };
  if (node.children.length === 0 || inner.height < 1.5 * line || inner.width < 3 * line)
    return [{ ...own, box: outer, colour, header: 0 }];
  const body = shrunk({ ...inner, y: inner.y - gap / 4 }, gap / 2);
  const children = visible(node.children, body, view);
  const boxes = squarify(valuesOf(children), body);
  return [
    { ...own, box: outer, colour: mix(view.theme.surface, colour, 0.4), header },
    ...children.map(({ name, value }, i) => ({
      name,
      value,
      within: node.name,
      box: shrunk(boxes[i] ?? body, gap / 8),
      colour,
      header: 0,
    })),
  ];
}

/** Combines the nodes whose area would be too small to see and point at. */
function visible(
  children: readonly HierarchyNode[],
  { width, height }: Pick<Box, 'width' | 'height'>,
  view: View,
) {
  const sum = children.reduce((all, { value }) => all + value, 0);
  const area = (26 * view.unit) ** 2;
  return groupSmall(children, { least: (sum * area) / Math.max(1, width * height), most }, view.language);
}

function valuesOf(children: readonly HierarchyNode[]): number[] {
  return children.map(({ value }) => value);
}

function shrunk({ x, y, width, height }: Box, by: number): Box {
  return {
    x: x + by,
    y: y + by,
    width: Math.max(0, width - 2 * by),
    height: Math.max(0, height - 2 * by),
  };
}
