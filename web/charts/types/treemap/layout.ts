import type { ChartSettings } from '#protocol';
import type { View } from '../../chart-type.ts';
import { mix } from '../../colour/colours.ts';
import { paletteOf } from '../../colour/palette.ts';
import { groupSmall, type Part } from '../../data/tree.ts';
import { typeScale } from '../../frame.ts';
import type { Box } from '../../shapes/shapes.ts';
import { squarify } from './squarify.ts';

/** One rectangle. */
export interface TreemapTile {
  readonly name: string;
  readonly value: number;
  /** what it is a part of; empty: of the whole */
  readonly within: string;
  readonly box: Box;
  readonly colour: string;
  /** height of the strip that tells a group's name over its parts, px; 0: it has no parts to see */
  readonly header: number;
}

/** Beyond these nobody finds one, and hundreds hold up the screen. */
const most = 60;

/** Groups with their parts in them, a group before its parts; parts that would be too small to point at are one together. */
export function layOutTreemap(whole: Part, settings: ChartSettings, view: View): TreemapTile[] {
  const parts = visible(whole.parts.length > 0 ? whole.parts : [whole], view, view);
  const boxes = squarify(valuesOf(parts), { x: 0, y: 0, width: view.width, height: view.height });
  const colour = coloursOf(parts, settings, view);
  return parts.flatMap((part, i) => tilesOf(part, boxes[i], colour(i), view));
}

/** A tree in the colours of its groups; a list in one, the larger the stronger. */
function coloursOf(
  parts: readonly Part[],
  settings: ChartSettings,
  { theme }: View,
): (index: number) => string {
  const palette = paletteOf(settings, theme);
  if (settings.colours || parts.some((part) => part.parts.length > 0))
    return (index) => mix(theme.surface, parts[index]?.rest ? theme.mutedInk : palette(index), 0.72);
  const [, weak = theme.faint, middle = theme.accent, strong = theme.accent] = theme.sequential;
  return (index) => mix(mix(middle, strong, 0.4), weak, index / parts.length);
}

function tilesOf(part: Part, box: Box | undefined, colour: string, view: View): TreemapTile[] {
  if (!box) return [];
  const { line, gap } = typeScale(view);
  const outer = shrunk(box, gap / 4);
  const own = { name: part.name, value: part.value, within: '' };
  const header = line + gap / 2;
  const inner = { ...outer, y: outer.y + header, height: outer.height - header };
  if (part.parts.length === 0 || inner.height < 1.5 * line || inner.width < 3 * line)
    return [{ ...own, box: outer, colour, header: 0 }];
  const body = shrunk({ ...inner, y: inner.y - gap / 4 }, gap / 2);
  const parts = visible(part.parts, body, view);
  const boxes = squarify(valuesOf(parts), body);
  return [
    { ...own, box: outer, colour: mix(view.theme.surface, colour, 0.4), header },
    ...parts.map(({ name, value }, i) => ({
      name,
      value,
      within: part.name,
      box: shrunk(boxes[i] ?? body, gap / 8),
      colour,
      header: 0,
    })),
  ];
}

/** Those whose area can still be seen and pointed at. */
function visible(parts: readonly Part[], { width, height }: Pick<Box, 'width' | 'height'>, view: View) {
  const sum = parts.reduce((all, { value }) => all + value, 0);
  const area = (26 * view.unit) ** 2;
  return groupSmall(parts, { least: (sum * area) / Math.max(1, width * height), most }, view.language);
}

function valuesOf(parts: readonly Part[]): number[] {
  return parts.map(({ value }) => value);
}

function shrunk({ x, y, width, height }: Box, by: number): Box {
  return {
    x: x + by,
    y: y + by,
    width: Math.max(0, width - 2 * by),
    height: Math.max(0, height - 2 * by),
  };
}
