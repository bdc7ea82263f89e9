import type { EChartsCoreOption } from 'echarts/core';
import type { View } from '../../chart-type.ts';
import type { TableInput } from '../../data/table-input.ts';
import { bigFigure } from '../../families/readings/big-figure.ts';
import type { Readings } from '../../families/readings/data.ts';
import { endsIn, standingOf } from '../../families/readings/levels.ts';
import { readingsOption, type Look } from '../../families/readings/option.ts';
import type { Reading } from '../../families/readings/reading.ts';
import { typeScale } from '../../frame.ts';
import { textShape, type Box, type Shape } from '../../shapes/shapes.ts';
import { valueFormatOf } from '../../text/value-format.ts';
import { fitText } from '../../text/measure.ts';
import { tooltipContent } from '../../text/tooltip.ts';
import { localised } from '../../text/titles.ts';
import { changeOf, changeShapes } from './change.ts';
import { trendShapes } from './trend.ts';

/** Figures side by side. */
export function numberOption(data: Readings, size: number, view: View): EChartsCoreOption {
  const { input } = data;
  const format = valueFormatOf(input.settings, view.language);
  const look: Look = {
    id: 'figures',
    aspect: 1.9,
    shapes: (reading, named, box) => cellShapes(reading, named, box, input, view),
    tooltipContent: ({ name, value, unit }) =>
      tooltipContent(view, localised(name, view.language), [{ name: '', value: format.exact(value, unit) }]),
  };
  return readingsOption(data, size, look, view);
}

/** From above: the name, the figure, the change, and the way there at the foot. */
function cellShapes(
  reading: Reading,
  named: boolean,
  box: Box,
  { settings }: TableInput,
  screen: View,
): Shape[] {
  const view = larger(screen, box);
  const { theme, language, unit } = screen;
  const { text, small, line, gap } = typeScale(view);
  const middle = box.x + box.width / 2;
  const name = localised(reading.name, language);
  const standing = standingOf(reading.value, settings, theme, language);
  const figure = bigFigure(reading, endsIn(settings), valueFormatOf(settings, language), language);
  const change = changeOf(reading, valueFormatOf(settings, language), language);

  const trended = reading.history.length > 2 && box.height >= 130 * unit;
  const trend = trended ? Math.min(box.height * 0.28, 140 * unit) : 0;
  const rows = (named ? line : 0) + (standing ? line : 0) + (change ? line : 0);
  const room = box.height - trend - rows - gap;
  const height = Math.max(text, Math.min(room * 0.72, (box.width * 0.92) / figure.width, 180 * unit));
  const free = Math.max(0, room - height * 1.25) / 2;

  let y = box.y + free;
  const next = (px: number): number => (y += px) - px / 2;
  const centred = { x: middle, align: 'center' as const };
  const shapes: Shape[] = [];
  if (named) {
    const words = fitText(name, box.width, text);
    shapes.push(textShape(words, { ...centred, y: next(line), size: text, colour: theme.mutedInk }));
  }
  shapes.push(
    ...figure.shapes({
      x: middle,
      y: next(height * 1.25),
      height,
      colour: theme.ink,
      muted: theme.mutedInk,
      least: small,
      room: box.width,
    }),
  );
  if (standing) {
    const words = fitText(`● ${standing.text}`, box.width, small);
    shapes.push(textShape(words, { ...centred, y: next(line), size: small, colour: standing.colour }));
  }
  if (change) shapes.push(...changeShapes(change, { x: middle, y: next(line), width: box.width }, view));
  const foot = { x: box.x, y: box.y + box.height - trend, width: box.width, height: trend };
  if (trended) shapes.push(...trendShapes(reading.history, foot, standing?.colour ?? theme.accent, view));
  return shapes;
}

/** A large box has larger words beside its larger figure. */
function larger(view: View, { height }: Box): View {
  return { ...view, unit: view.unit * Math.min(1.7, Math.max(1, height / (260 * view.unit))) };
}
