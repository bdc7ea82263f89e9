import type { View } from '../../chart-type.ts';
import { typeScale } from '../../frame.ts';
import { lineShape, textShape, type Box, type Shape } from '../../shapes/shapes.ts';
import { fitText, textWidth } from '../../text/measure.ts';
import { angleOf, pointAt, type RadarPlot, type IndicatorLabel } from './layout.ts';

const rings = 4;

/** The grid behind the shapes: rings, axes and labels. */
export function radarGridShapes(plot: RadarPlot, view: View): Shape[] {
  const { theme } = view;
  const { hairline } = typeScale(view);
  const around = Array.from({ length: rings }, (_, ring) => ({
    type: 'polygon',
    silent: true,
    shape: { points: plot.words.map((_, i) => pointAt(plot, i, (ring + 1) / rings)) },
    style: { fill: 'none', stroke: ring === rings - 1 ? theme.border : theme.faint, lineWidth: hairline },
  }));
  const indicators = plot.words.map((_, i) =>
    lineShape([plot.cx, plot.cy], pointAt(plot, i, 1), theme.faint, hairline),
  );
  return [...around, ...indicators, ...allWords(plot, view)];
}

/** Labels that would overlap an earlier one are hidden. */
function allWords(plot: RadarPlot, view: View): Shape[] {
  const taken: Box[] = [];
  return plot.words.flatMap((words, i) => {
    const { box, shapes } = wordShapes(words, i, plot, view);
    if (taken.some((other) => overlap(box, other))) return [];
    taken.push(box);
    return shapes;
  });
}

function overlap(one: Box, other: Box): boolean {
  return (
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  );
}

/** Labels are aligned away from the grid at its sides, and centred above and below it. */
function wordShapes({ name, value }: IndicatorLabel, index: number, plot: RadarPlot, view: View) {
  const { text, line, gap } = typeScale(view);
  const angle = angleOf(index, plot.words.length);
  const [across, down] = [Math.sin(angle), -Math.cos(angle)];
  const [endX, endY] = pointAt(plot, index, 1);
  const level = Math.abs(across) <= 0.3;
  const align = level ? ('center' as const) : across > 0 ? ('left' as const) : ('right' as const);
  const x = endX + across * gap;
  const height = value ? 2 * line : line;
  const top = endY + down * (gap / 2 + height / 2) - height / 2;
  const shownName = fitText(name, level ? view.width * 0.4 : plot.column, text);
  const width = Math.max(textWidth(shownName, text), textWidth(value, text, 600));
  const at = { x, align, size: text };
  return {
    box: { x: align === 'left' ? x : align === 'right' ? x - width : x - width / 2, y: top, width, height },
    shapes: [
      textShape(shownName, { ...at, y: top + line / 2, colour: view.theme.mutedInk }),
      ...(value
        ? [textShape(value, { ...at, y: top + 1.5 * line, colour: view.theme.ink, bold: true })]
        : []),
    ],
  };
}
