import type { EChartsCoreOption } from 'echarts/core';
import type { View } from '../../chart-type.ts';
import { outlineOn, readableOn } from '../../colour/contrast.ts';
import type { Hierarchy } from '../../data/hierarchy.ts';
import { describe, baseOption, typeScale } from '../../frame.ts';
import { boxShape, shapesSeries, textShape, type Box, type Shape } from '../../shapes/shapes.ts';
import { valueFormatOf, type ValueFormat } from '../../text/value-format.ts';
import { fitText, textWidth } from '../../text/measure.ts';
import { percent } from '../../text/numbers.ts';
import { tooltipContent } from '../../text/tooltip.ts';
import { layOutTreemap, type TreemapTile } from './layout.ts';

/** Tiles, with names and values if these fit. */
export function treemapOption(title: string, { root, input }: Hierarchy, view: View): EChartsCoreOption {
  const base = baseOption(view, describe(title, root.children, view.language));
  const format = valueFormatOf(input.settings, view.language);
  const tiles = layOutTreemap(root, input.settings, view);
  const tooltipAt = (index: number): HTMLElement | '' => {
    const tile = tiles[index];
    if (!tile) return '';
    const value = format.exact(tile.value, input.settings.unit ?? '');
    return tooltipContent(view, tile.name, [
      { colour: tile.colour, name: tile.within, value, note: percent(tile.value / root.value) },
    ]);
  };
  return {
    ...base,
    tooltip: { ...base.tooltip, trigger: 'item' },
    series: [
      shapesSeries(
        'tiles',
        tiles.map((tile) => shapesOf(tile, format, view)),
        tooltipAt,
      ),
    ],
  };
}

function shapesOf(tile: TreemapTile, format: ValueFormat, view: View): Shape[] {
  const area = boxShape(tile.box, tile.colour, 4 * view.unit);
  return [area, ...(tile.header > 0 ? headerOf(tile, format, view) : labelOf(tile, format, view))];
}

/** The header of a group: name at the left, value at the right. */
function headerOf(
  { name, value, box, colour, header }: TreemapTile,
  format: ValueFormat,
  view: View,
): Shape[] {
  const { text, small, gap } = typeScale(view);
  const inner = box.width - 2 * gap;
  const figure = format.short(value);
  const room = inner - textWidth(figure, small) - gap;
  const ink = readableOn(colour, view.theme);
  const y = box.y + header / 2;
  const title = (words: string) =>
    textShape(words, { x: box.x + gap, y, size: text, colour: ink, bold: true });
  if (textWidth(name, text, 600) > room) return [title(fitText(name, inner, text, 600))];
  const right = { x: box.x + box.width - gap, y, size: small, align: 'right' as const };
  const letters = { colour: ink, outline: outlineOn(colour, view.theme) };
  return [title(name), textShape(figure, { ...right, ...letters })];
}

/** Name and value, or only the name; nothing when not even a few letters fit. */
function labelOf({ name, value, box, colour }: TreemapTile, format: ValueFormat, view: View): Shape[] {
  const { text, small, line, gap } = typeScale(view);
  const { inner, x, y } = insideOf(box, gap);
  const size = textWidth(name, text) <= inner ? text : small;
  const shownName = fitText(name, inner, size);
  if (box.height < line || (shownName !== name && inner < 3.5 * small)) return [];
  const ink = readableOn(colour, view.theme);
  const first = { x, y: y + line / 2, size, colour: ink };
  const figure = format.short(value);
  if (box.height < 2 * line + gap || textWidth(figure, small) > inner)
    return [textShape(shownName, { ...first, y: Math.min(first.y, box.y + box.height / 2) })];
  const outline = outlineOn(colour, view.theme);
  const below = { x, y: y + 1.5 * line, size: small, colour: ink, outline };
  return [textShape(shownName, first), textShape(figure, below)];
}

function insideOf({ x, y, width }: Box, gap: number) {
  return { inner: width - 2 * gap, x: x + gap, y: y + gap * 0.75 };
}
