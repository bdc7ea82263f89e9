import type { View } from '../../chart-type.ts';
import { levelColour } from '../../colour/palette.ts';
import type { TableInput } from '../../data/table-input.ts';
import { typeScale } from '../../frame.ts';
import type { Box, Shape } from '../../shapes/shapes.ts';
import { shareOfScale, type Scale } from './scale.ts';

export interface Dial {
  readonly cx: number;
  readonly cy: number;
  readonly radius: number;
  readonly thick: number;
}

/** The arc runs clockwise from the lower left to the lower right; angles start at the right. */
const [start, sweep] = [(5 / 6) * Math.PI, (4 / 3) * Math.PI];

/** The largest dial that fits a box, with one line below for the ends of the scale and `lines` more. */
export function dialIn({ x, y, width, height }: Box, lines: number, view: View): Dial {
  const { line, gap } = typeScale(view);
  const below = line * (1 + lines);
  const radius = Math.max(8, Math.min(width / 2 - gap, (height - below - gap) / 1.5));
  const top = y + (height - below - 1.5 * radius) / 2;
  return { cx: x + width / 2, cy: top + radius, radius, thick: radius * 0.17 };
}

/** The arc between two shares of the scale. */
export function arc({ cx, cy, radius, thick }: Dial, from: number, to: number, colour: string): Shape {
  const shape = {
    ...{ cx, cy, r0: radius - thick, r: radius },
    ...{ startAngle: start + from * sweep, endAngle: start + to * sweep },
  };
  return { type: 'sector', silent: true, shape, style: { fill: colour }, transition: ['shape'] };
}

/** A thin arc inside the dial per band, in the colour of its level. */
export function bandShapes(
  { bands = [] }: TableInput['settings'],
  scale: Scale,
  dial: Dial,
  view: View,
): Shape[] {
  const inner = {
    ...dial,
    radius: dial.radius - dial.thick * 1.2,
    thick: Math.max(3 * view.unit, dial.thick * 0.2),
  };
  const space = 0.004;
  return bands.map(({ from = scale.min, to = scale.max, level }) => {
    const [low, high] = [shareOfScale(from, scale), shareOfScale(to, scale)];
    return arc(inner, low + space, Math.max(low + space, high - space), levelColour(level, view.theme));
  });
}

/** A tick across the arc at each limit. */
export function limitShapes(
  { limits = [] }: TableInput['settings'],
  scale: Scale,
  dial: Dial,
  view: View,
): Shape[] {
  return limits.map(({ value, level }) => {
    const colour = level ? levelColour(level, view.theme) : view.theme.ink;
    return tick(shareOfScale(value, scale), 0.004, colour, dial, view);
  });
}

/** A bolder tick at the target. */
export function targetShape(target: number, scale: Scale, dial: Dial, view: View): Shape {
  return tick(shareOfScale(target, scale), 0.008, view.theme.ink, dial, view);
}

function tick(at: number, half: number, colour: string, dial: Dial, { unit }: View): Shape {
  const reach = { ...dial, radius: dial.radius + 3 * unit, thick: dial.thick + 6 * unit };
  // A tick at an end must not cover the text below it.
  const middle = Math.min(1 - half, Math.max(half, at));
  return arc(reach, middle - half, middle + half, colour);
}
