import type { EChartsCoreOption } from 'echarts/core';
import type { View } from '../chart-type.ts';
import { describe, frameOf, sizesOf } from '../frame.ts';
import type { GivenTable } from '../general/content.ts';
import { figuresOf } from '../general/figures.ts';
import { levelColour } from '../general/palette.ts';
import { standingOf } from '../general/levels.ts';
import type { Reading } from '../general/readings.ts';
import { shapesSeries, textShape, type Box, type Shape } from '../general/shapes.ts';
import { tiling } from '../general/tiling.ts';
import { say, titleOf } from '../general/words.ts';
import { fitText, textWidth } from '../measure.ts';
import { pageOf } from '../pages.ts';
import { tip } from '../tooltip.ts';
import { scaleOf, shareOf, type Scale } from './gauge-scale.ts';
import { bigFigure } from './number-figure.ts';
import type { Readings } from './readings.ts';

/** Gauges side by side, each with its name unless the title says it. */
export function gaugeOption({ given, readings }: Readings, size: number, view: View): EChartsCoreOption {
  const { language } = view;
  const page = pageOf(readings, size, view.step);
  const boxes = tiling(Math.min(size, readings.length), view, 1.2, 2 * sizesOf(view).gap);
  const figures = figuresOf(given.settings, language);
  const title = titleOf(given, language);
  const spoken = page.map(({ name, value }) => ({ name: say(name, language), value }));
  const frame = frameOf(view, describe(title, spoken, language));
  const named = readings.length > 1 || !title.includes(spoken[0]?.name ?? '');
  return {
    ...frame,
    tooltip: { ...frame.tooltip, trigger: 'item' },
    series: [
      shapesSeries(
        'gauges',
        page.map((reading, i) => gaugeShapes(reading, named, boxes[i], given, view)),
        (index) => {
          const reading = page[index];
          if (!reading) return '';
          const value = figures.exact(reading.value, reading.unit);
          return tip(view, say(reading.name, language), [{ name: '', value }]);
        },
      ),
    ],
  };
}

/** The arc goes round from the lower left over the top to the lower right; angles from the right, clockwise. */
const [start, sweep] = [(5 / 6) * Math.PI, (4 / 3) * Math.PI];

interface Dial {
  readonly cx: number;
  readonly cy: number;
  readonly radius: number;
  readonly thick: number;
}

function gaugeShapes(
  reading: Reading,
  named: boolean,
  box: Box | undefined,
  { settings }: GivenTable,
  view: View,
): Shape[] {
  if (!box) return [];
  const { theme, language } = view;
  const scale = scaleOf(reading, settings);
  const standing = standingOf(reading.value, settings, theme, language);
  const dial = dialIn(box, named, view);
  const ground = { type: 'rect', shape: { ...box }, style: { fill: 'transparent' } };
  const own = settings.colours?.[0] ?? theme.accent;
  const zero = shareOf(Math.max(scale.min, Math.min(0, scale.max)), scale);
  const share = shareOf(reading.value, scale);
  return [
    ground,
    arc(dial, 0, 1, theme.faint),
    arc(dial, Math.min(zero, share), Math.max(zero, share), standing?.colour ?? own),
    ...bandShapes(settings, scale, dial, view),
    ...limitShapes(settings, scale, dial, view),
    ...wordShapes(reading, named, box, dial, { settings, scale, standing }, view),
  ];
}

/** As large as the box allows with a line below for the ends of the scale, and one for the name. */
function dialIn({ x, y, width, height }: Box, named: boolean, view: View): Dial {
  const { line, gap } = sizesOf(view);
  const below = line + (named ? line : 0);
  const radius = Math.max(8, Math.min(width / 2 - gap, (height - below - gap) / 1.5));
  const top = y + (height - below - 1.5 * radius) / 2;
  return { cx: x + width / 2, cy: top + radius, radius, thick: radius * 0.17 };
}

function arc({ cx, cy, radius, thick }: Dial, from: number, to: number, colour: string): Shape {
  const shape = {
    ...{ cx, cy, r0: radius - thick, r: radius },
    ...{ startAngle: start + from * sweep, endAngle: start + to * sweep },
  };
  return { type: 'sector', silent: true, shape, style: { fill: colour }, transition: ['shape'] };
}

/** A thin line inside the arc, in the colour of each band's level. */
function bandShapes({ bands = [] }: GivenTable['settings'], scale: Scale, dial: Dial, view: View): Shape[] {
  const inner = {
    ...dial,
    radius: dial.radius - dial.thick * 1.2,
    thick: Math.max(3 * view.unit, dial.thick * 0.2),
  };
  const space = 0.004;
  return bands.map(({ from = scale.min, to = scale.max, level }) => {
    const [low, high] = [shareOf(from, scale), shareOf(to, scale)];
    return arc(inner, low + space, Math.max(low + space, high - space), levelColour(level, view.theme));
  });
}

/** A tick across the arc at each limit. */
function limitShapes({ limits = [] }: GivenTable['settings'], scale: Scale, dial: Dial, view: View): Shape[] {
  return limits.map(({ value, level }) => {
    const at = shareOf(value, scale);
    const reach = { ...dial, radius: dial.radius + 3 * view.unit, thick: dial.thick + 6 * view.unit };
    return arc(reach, at - 0.004, at + 0.004, level ? levelColour(level, view.theme) : view.theme.ink);
  });
}

interface Told {
  readonly settings: GivenTable['settings'];
  readonly scale: Scale;
  readonly standing: ReturnType<typeof standingOf>;
}

function wordShapes(
  reading: Reading,
  named: boolean,
  box: Box,
  { cx, cy, radius, thick }: Dial,
  { settings, scale, standing }: Told,
  view: View,
): Shape[] {
  const { theme, language, unit } = view;
  const { text, small, line } = sizesOf(view);
  const figures = figuresOf(settings, language);
  const figure = bigFigure(reading, figures, language);
  const inner = 1.6 * (radius - 1.6 * thick);
  const wide = textWidth(figure.text, 1.06) + textWidth(figure.unit, 0.42);
  const height = Math.min(radius * 0.46, inner / wide, 140 * unit);
  const centred = { x: cx, align: 'center' as const };
  const room = Math.max(small, Math.min(1.6 * text, radius * 0.16));
  const foot = cy + radius / 2 + line / 2;
  // The ends stand below the ends of the arc.
  const reach = (radius - thick / 2) * Math.cos(Math.PI / 6);
  const ends = { y: foot, size: small, colour: theme.mutedInk, align: 'center' as const };
  const name = fitText(say(reading.name, language), box.width, text);
  return [
    ...figure.shapes({
      x: cx,
      y: cy,
      height,
      colour: theme.ink,
      muted: theme.mutedInk,
      least: small,
      room: inner,
    }),
    ...(standing?.text
      ? [
          textShape(fitText(standing.text, inner, room), {
            ...centred,
            y: cy + height * 0.5 + room,
            size: room,
            colour: standing.colour,
            bold: true,
          }),
        ]
      : []),
    textShape(figures.short(scale.min), { ...ends, x: cx - reach }),
    textShape(figures.short(scale.max), { ...ends, x: cx + reach }),
    ...(named ? [textShape(name, { ...centred, y: foot + line, size: text, colour: theme.ink })] : []),
  ];
}
