import type { EChartsCoreOption } from 'echarts/core';
import type { View } from '../chart-type.ts';
import { describe, frameOf, sizesOf } from '../frame.ts';
import type { GivenTable } from '../general/content.ts';
import { figuresOf } from '../general/figures.ts';
import { isToldBy } from '../general/generic-names.ts';
import { endsIn, standingOf } from '../general/levels.ts';
import type { Reading } from '../general/readings.ts';
import { shapesSeries, textShape, type Box, type Shape } from '../general/shapes.ts';
import { tiling } from '../general/tiling.ts';
import { say, titleOf } from '../general/words.ts';
import { fitText, textWidth } from '../measure.ts';
import { pageOf } from '../pages.ts';
import { tip } from '../tooltip.ts';
import { changeOf, changeShapes } from './number-change.ts';
import { bigFigure } from './number-figure.ts';
import { trendShapes } from './number-trend.ts';
import type { Readings } from './readings.ts';

/** Figures side by side, each with its name unless it is alone. */
export function numberOption({ given, readings }: Readings, size: number, view: View): EChartsCoreOption {
  const { language } = view;
  const page = pageOf(readings, size, view.step);
  const boxes = tiling(Math.min(size, readings.length), view, 1.9, 2 * sizesOf(view).gap);
  const figures = figuresOf(given.settings, language);
  const title = titleOf(given, language);
  const spoken = page.map(({ name, value }) => ({ name: say(name, language), value }));
  const frame = frameOf(view, describe(title, spoken, language));
  // What the tile's title says is not said again.
  const named = readings.length > 1 || !isToldBy(title, spoken[0]?.name ?? '');
  return {
    ...frame,
    tooltip: { ...frame.tooltip, trigger: 'item' },
    series: [
      shapesSeries(
        'figures',
        page.map((reading, i) => cellShapes(reading, named, boxes[i], given, view)),
        (index) => {
          const reading = page[index];
          const value = reading && figures.exact(reading.value, reading.unit);
          return reading && value ? tip(view, say(reading.name, language), [{ name: '', value }]) : '';
        },
      ),
    ],
  };
}

/** From above: the name, the figure, the change, and the way there at the foot. */
function cellShapes(
  reading: Reading,
  named: boolean,
  box: Box | undefined,
  { settings }: GivenTable,
  screen: View,
): Shape[] {
  if (!box) return [];
  const view = larger(screen, box);
  const { theme, language, unit } = screen;
  const { text, small, line, gap } = sizesOf(view);
  const middle = box.x + box.width / 2;
  const name = say(reading.name, language);
  const standing = standingOf(reading.value, settings, theme, language);
  const figure = bigFigure(reading, endsIn(settings), figuresOf(settings, language), language);
  const change = changeOf(reading, figuresOf(settings, language), language);

  const trended = reading.history.length > 2 && box.height >= 130 * unit;
  const trend = trended ? Math.min(box.height * 0.28, 140 * unit) : 0;
  const rows = (named ? line : 0) + (standing ? line : 0) + (change ? line : 0);
  const room = box.height - trend - rows - gap;
  const width = textWidth(figure.text, 1.06) + textWidth(figure.unit, 0.42);
  const height = Math.max(text, Math.min(room * 0.72, (box.width * 0.92) / width, 180 * unit));
  const free = Math.max(0, room - height * 1.25) / 2;

  let y = box.y + free;
  const next = (px: number): number => (y += px) - px / 2;
  const centred = { x: middle, align: 'center' as const };
  const ground = { type: 'rect', shape: { ...box }, style: { fill: 'transparent' } };
  const shapes: Shape[] = [ground];
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
