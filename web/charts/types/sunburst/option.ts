import type { EChartsCoreOption } from 'echarts/core';
import type { View } from '../../chart-type.ts';
import { readableOn } from '../../colour/contrast.ts';
import { paletteOf } from '../../colour/palette.ts';
import type { HierarchyNode, Hierarchy } from '../../data/hierarchy.ts';
import { listSize } from '../../families/shares/layout.ts';
import { describe, baseOption, typeScale } from '../../frame.ts';
import { shapesSeries, textShape, type Shape } from '../../shapes/shapes.ts';
import { valueFormatOf, type ValueFormat } from '../../text/value-format.ts';
import { fitText, textEms, textWidth } from '../../text/measure.ts';
import { percent } from '../../text/numbers.ts';
import { tooltipContent } from '../../text/tooltip.ts';
import { chartWords } from '../../words/index.ts';
import { layOutSunburst, roomForName, sunburstGroups, type Piece, type SunburstPlot } from './layout.ts';
import { middleOf } from './sector.ts';

/** Two rings around the total. */
export function sunburstOption(title: string, { root, input }: Hierarchy, view: View): EChartsCoreOption {
  const { settings } = input;
  const groups = sunburstGroups(root, view);
  const plot = layOutSunburst(groups, paletteOf(settings, view.theme), view);
  const format = valueFormatOf(settings, view.language);
  const base = baseOption(view, describe(title, groups, view.language));
  const tooltipAt = (index: number): HTMLElement | '' => {
    const piece = plot.pieces[index];
    if (!piece) return '';
    const value = format.exact(piece.value, settings.unit ?? '');
    const note = percent(piece.value / root.value);
    return tooltipContent(view, piece.name, [{ colour: piece.colour, name: piece.within, value, note }]);
  };
  return {
    ...base,
    tooltip: { ...base.tooltip, trigger: 'item' },
    series: [
      shapesSeries(
        'pieces',
        plot.pieces.map((piece) => shapesOf(piece, plot, view)),
        tooltipAt,
      ),
      shapesSeries('words', [
        middle(root, plot, format, view),
        plot.list ? listShapes(groups, plot.list, plot, root, view) : [],
      ]),
    ],
  };
}

function shapesOf(piece: Piece, { center: [cx, cy] }: SunburstPlot, view: View): Shape[] {
  const { from, to, inner, outer } = piece.sector;
  const turn = Math.PI / 2;
  const shape = { cx, cy, r0: inner, r: outer, startAngle: from - turn, endAngle: to - turn };
  const line = { stroke: view.theme.surface, lineWidth: 2 * view.unit };
  const area = { type: 'sector', shape, style: { fill: piece.colour, ...line }, transition: ['shape'] };
  return [area, ...labelOf(piece, [cx, cy], view)];
}

/** Horizontal text, to be readable from a distance. A name without room for a few letters is only in the tooltip. */
function labelOf(piece: Piece, [cx, cy]: readonly [number, number], view: View): Shape[] {
  const { small, text } = typeScale(view);
  const room = roomForName(piece, view);
  const root = textWidth(piece.name, small) <= room;
  if (!root && room < 3.5 * small) return [];
  const size = textWidth(piece.name, text) <= room ? text : small;
  const { x, y } = middleOf(piece.sector);
  const colour = readableOn(piece.colour, view.theme);
  const place = { x: cx + x, y: cy + y, size, colour, align: 'center' as const };
  return [textShape(fitText(piece.name, room, size), place)];
}

function middle(
  { value }: HierarchyNode,
  { center: [x, y], pieces }: SunburstPlot,
  format: ValueFormat,
  view: View,
): Shape[] {
  const { theme, language, unit } = view;
  const { small } = typeScale(view);
  const hole = pieces[0]?.sector.inner ?? 0;
  if (hole < 34 * unit) return [];
  const figure = format.short(value);
  const size = Math.min(44 * unit, hole * 0.5, (1.6 * hole) / textEms(figure, 600));
  const at = { x, align: 'center' as const };
  return [
    textShape(figure, { ...at, y: y - small * 0.55, size, colour: theme.ink, bold: true }),
    textShape(chartWords[language].total, { ...at, y: y + size * 0.55, size: small, colour: theme.mutedInk }),
  ];
}

/** A list of the groups with their shares. */
function listShapes(
  groups: readonly HierarchyNode[],
  { x, y }: { x: number; y: number },
  { pieces }: SunburstPlot,
  root: HierarchyNode,
  view: View,
): Shape[] {
  const { small } = typeScale(view);
  const list = listSize(groups, view);
  const marks = pieces.filter(({ within }) => within === '');
  return groups.flatMap(({ name, value }, i) => {
    const middle = y + (i + 0.5) * (small + list.between);
    const r = 6 * view.unit;
    const mark = { type: 'circle', shape: { cx: x + r, cy: middle, r }, style: { fill: marks[i]?.colour } };
    const at = { y: middle, size: small };
    const share = {
      ...at,
      x: x + list.width,
      align: 'right' as const,
      colour: view.theme.mutedInk,
    };
    return [
      mark,
      textShape(fitText(name, list.names, small), { ...at, x: x + 3.2 * r, colour: view.theme.ink }),
      textShape(percent(value / root.value), share),
    ];
  });
}
