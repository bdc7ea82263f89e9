import { expect } from 'vitest';
import { textBoxes } from './text-boxes.ts';

type Point = readonly [x: number, y: number];

/** A coloured shape in a drawing: position and size in px, without its stroke. */
export interface Shape {
  /** `#rrggbb` of its fill, whatever its opacity; undefined for none or a gradient */
  readonly fill: string | undefined;
  readonly gradient: Gradient | undefined;
  /** opacity of its fill, up to 1 */
  readonly opacity: number;
  /** `#rrggbb` of its stroke */
  readonly stroke: string | undefined;
  readonly lineWidth: number;
  readonly dashed: boolean;
  /** whether it is a legend symbol */
  readonly inLegend: boolean;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly width: number;
  readonly height: number;
  /** the points of its strokes: a line with a gap has two strokes; a curve counts as its last point */
  readonly strokes: readonly (readonly Point[])[];
  /** area of its fill in px², without holes */
  readonly area: number;
  /** whether its fill covers a point of the drawing */
  covers(x: number, y: number): boolean;
}

export interface Gradient {
  /** its start and end, px of the drawing */
  readonly from: Point;
  readonly to: Point;
  readonly stops: readonly { readonly at: number; readonly colour: string; readonly opacity: number }[];
}

/** All visible shapes of an SVG from ECharts, from back to front. Shapes without fill, stroke or extent are left out. */
export function shapesIn(svg: string): Shape[] {
  const [drawn = ''] = svg.split('<defs');
  return Array.from(
    drawn.matchAll(/<(path|polygon|polyline|rect|circle) ([^>]*)>/g),
    ([, tag = '', text = '']) => shapeOf(tag, attributesOf(text), svg),
  ).filter((shape) => shape !== undefined);
}

/** The shapes with this fill, without legends. */
export function filledWith(svg: string, colour: string | undefined): Shape[] {
  return shapesIn(svg).filter(({ fill, inLegend }) => fill === colour && !inLegend);
}

/** The strokes of this colour, without legends. */
export function strokedWith(svg: string, colour: string | undefined): Shape[] {
  return shapesIn(svg).filter(({ stroke, inLegend }) => stroke === colour && !inLegend);
}

/** Which corners of a box are round: a pixel inside such a corner is empty. */
export function roundCorners({ left, right, top, bottom, covers }: Shape): string[] {
  const corners = [
    ['top left', left + 1, top + 1],
    ['top right', right - 1, top + 1],
    ['bottom left', left + 1, bottom - 1],
    ['bottom right', right - 1, bottom - 1],
  ] as const;
  return corners.flatMap(([corner, x, y]) => (covers(x, y) ? [] : [corner]));
}

/** `#rrggbb` of a text; undefined if not set. */
export function inkOf(svg: string, said: string): string | undefined {
  const text = Array.from(svg.matchAll(/<text ([^>]*)>([^<]*)</g)).find(
    ([, , one = '']) => one.trim() === said,
  );
  return text && colourOf(attributesOf(text[1] ?? '').get('fill'));
}

/** Reads values from positions (px), by the numbers at an axis, as people do. */
export interface Axis {
  valueAt(px: number): number;
  placeOf(value: number): number;
  /** its labels in order of their values */
  readonly numbers: readonly number[];
}

/** The vertical axis: its numbers are right-aligned; with several plot areas, the one between two heights. */
export function axisUp(svg: string, { top = -Infinity, bottom = Infinity } = {}): Axis {
  const numbers = numbersIn(svg).filter(({ middle }) => middle > top && middle < bottom);
  return axisBy(
    numbers,
    ({ left, width }) => left + width,
    ({ middle }) => middle,
  );
}

/** The horizontal axis: its numbers are at the same height. */
export function axisAcross(svg: string): Axis {
  return axisBy(
    numbersIn(svg),
    ({ middle }) => middle,
    ({ left, width }) => left + width / 2,
  );
}

/** The values of a line, or of any other polyline, by stroke. */
export function valuesOf({ strokes }: Shape, axis: Axis): number[][] {
  return strokes.map((points) => points.map(([, y]) => axis.valueAt(y)));
}

/** Matches values read off a drawing, whose positions are rounded to whole or tenths of px. */
export function about(values: readonly number[], digits = 1): number[] {
  return values.map((value) => expect.closeTo(value, digits) as number);
}

interface SaidNumber {
  readonly value: number;
  readonly left: number;
  readonly width: number;
  readonly middle: number;
}

function numbersIn(svg: string): SaidNumber[] {
  return textBoxes(svg).flatMap((box) =>
    /^−?\d[\d,.]*$/.test(box.said)
      ? [{ ...box, value: Number(box.said.replace('−', '-').replaceAll(',', '')) }]
      : [],
  );
}

/** The longest row of numbers that are aligned in one direction, and apart in the other, is the axis. */
function axisBy(
  said: readonly SaidNumber[],
  rowOf: (one: SaidNumber) => number,
  placeOf: (one: SaidNumber) => number,
): Axis {
  const rows = new Map<number, SaidNumber[]>();
  for (const one of said) {
    const row = Math.round(rowOf(one));
    rows.set(row, [...(rows.get(row) ?? []), one]);
  }
  const [longest = []] = [...rows.values()].sort((one, other) => other.length - one.length);
  const numbers = longest.toSorted((one, other) => one.value - other.value);
  const [least, most] = [numbers[0], numbers.at(-1)];
  if (!least || !most || least === most) throw new Error('No axis of two numbers is drawn');
  const perPx = (most.value - least.value) / (placeOf(most) - placeOf(least));
  return {
    valueAt: (px) => least.value + (px - placeOf(least)) * perPx,
    placeOf: (value) => placeOf(least) + (value - least.value) / perPx,
    numbers: numbers.map(({ value }) => value),
  };
}

type Attributes = ReadonlyMap<string, string>;

function attributesOf(text: string): Attributes {
  return new Map(
    Array.from(text.matchAll(/([\w:-]+)="([^"]*)"/g), ([, name = '', value = '']) => [name, value]),
  );
}

function shapeOf(tag: string, attributes: Attributes, svg: string): Shape | undefined {
  const number = (name: string, other: number): number => Number(attributes.get(name) ?? other);
  const shown = number('opacity', 1);
  const paint = attributes.get('fill') ?? '#000000';
  const opacity = paint === 'none' ? 0 : shown * number('fill-opacity', 1);
  const lineWidth = number('stroke-width', 1);
  const line = colourOf(attributes.get('stroke'));
  const stroke = lineWidth > 0 && shown * number('stroke-opacity', 1) > 0 ? line : undefined;
  if (opacity === 0 && stroke === undefined) return undefined;

  const transform = transformOf(attributes.get('transform'));
  const { strokes, outlines } = traced(dataOf(tag, attributes));
  if (strokes.length === 0) return undefined;
  const seen = outlines.map((points) => points.map((point) => moved(point, transform)));
  const box = boxOf(seen.flat());
  if (stroke === undefined && box.width * box.height === 0) return undefined;
  return {
    fill: opacity > 0 ? colourOf(paint) : undefined,
    gradient: gradientOf(paint, outlines, transform, svg),
    opacity,
    stroke,
    lineWidth,
    dashed: attributes.has('stroke-dasharray'),
    inLegend: attributes.get('ecmeta_ssr_type') === 'legend',
    ...box,
    strokes: strokes.map((points) => points.map((point) => moved(point, transform))),
    area: Math.abs(seen.reduce((sum, points) => sum + areaOf(points), 0)),
    covers: (x, y) => seen.reduce((turns, points) => turns + turnsAround(points, [x, y]), 0) !== 0,
  };
}

function boxOf(points: readonly Point[]) {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const [x, y] of points) {
    [left, right] = [Math.min(left, x), Math.max(right, x)];
    [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
  }
  [left, right, top, bottom] = [rounded(left), rounded(right), rounded(top), rounded(bottom)];
  return { left, right, top, bottom, width: rounded(right - left), height: rounded(bottom - top) };
}

/** The precision of positions in an SVG. */
function rounded(px: number): number {
  return Math.round(px * 100) / 100;
}

/** `#rrggbb` of a colour; undefined if it is not one. */
function colourOf(paint = 'none'): string | undefined {
  if (paint.startsWith('#')) return paint.replace(/^#(\w)(\w)(\w)$/, '#$1$1$2$2$3$3');
  const parts = /^rgb\((\d+),(\d+),(\d+)\)$/.exec(paint)?.slice(1);
  return parts && `#${parts.map((part) => Number(part).toString(16).padStart(2, '0')).join('')}`;
}

/** A shape's outline as path data. */
function dataOf(tag: string, attributes: Attributes): string {
  const [x, y, width, height, cx, cy, r] = ['x', 'y', 'width', 'height', 'cx', 'cy', 'r'].map((name) =>
    Number(attributes.get(name) ?? 0),
  ) as [number, number, number, number, number, number, number];
  if (tag === 'rect') return `M${x} ${y}L${x + width} ${y}L${x + width} ${y + height}L${x} ${y + height}Z`;
  if (tag === 'circle')
    return `M${cx + r} ${cy}A${r} ${r} 0 1 1 ${cx - r} ${cy}A${r} ${r} 0 1 1 ${cx + r} ${cy}Z`;
  if (tag === 'path') return attributes.get('d') ?? '';
  return `M${attributes.get('points') ?? ''}${tag === 'polygon' ? 'Z' : ''}`;
}

function transformOf(text = ''): number[] {
  const [, kind = '', inside = ''] = /^(\w+)\((.*)\)$/.exec(text) ?? [];
  const numbers = inside.split(/[ ,]+/).map(Number);
  if (kind === 'matrix') return numbers;
  const [x = 0, y = 0] = kind === 'translate' ? numbers : [];
  return [1, 0, 0, 1, x, y];
}

function moved(
  [x, y]: Point,
  [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0]: readonly number[],
): [number, number] {
  return [a * x + c * y + e, b * x + d * y + f];
}

/** The points of a path: the ends of its commands, and points along its curves. Moves without a line are left out. */
function traced(data: string): { strokes: Point[][]; outlines: Point[][] } {
  const strokes: Point[][] = [];
  const outlines: Point[][] = [];
  let from: Point = [0, 0];
  for (const [, command = '', text = ''] of data.matchAll(/([MLlACQZ])([^MLlACQZ]*)/g)) {
    const numbers = text.match(/-?[\d.]+(?:e-?\d+)?/g)?.map(Number) ?? [];
    const each = { A: 7, C: 6, Q: 4 }[command] ?? 2;
    if (command === 'M') {
      strokes.push([]);
      outlines.push([]);
    }
    for (let i = each; i <= numbers.length; i += each) {
      const input = numbers.slice(i - each, i);
      const [x = 0, y = 0] = input.slice(-2);
      const to: Point = command === 'l' ? [from[0] + x, from[1] + y] : [x, y];
      strokes.at(-1)?.push(to);
      outlines.at(-1)?.push(...curve(command, from, input), to);
      from = to;
    }
  }
  const drawn = strokes.map(({ length }) => length > 1);
  return { strokes: strokes.filter((_, i) => drawn[i]), outlines: outlines.filter((_, i) => drawn[i]) };
}

/** Points on an arc or a curve, before its end. */
function curve(command: string, from: Point, input: readonly number[]): Point[] {
  if (command === 'A') return arc(from, input);
  if (command !== 'C' && command !== 'Q') return [];
  const controls: Point[] = [from];
  for (let i = 0; i < input.length; i += 2) controls.push([input[i] ?? 0, input[i + 1] ?? 0]);
  const steps = 16;
  return Array.from({ length: steps - 1 }, (_, i) => between(controls, (i + 1) / steps));
}

/** By de Casteljau's construction. */
function between(controls: readonly Point[], at: number): Point {
  const [first = [0, 0] as const, ...others] = controls;
  if (others.length === 0) return first;
  const nearer = others.map(([x, y], i): Point => {
    const [x0, y0] = controls[i] ?? first;
    return [x0 + at * (x - x0), y0 + at * (y - y0)];
  });
  return between(nearer, at);
}

/** A part of a circle, from its ends to its middle as SVG 2, B.2.4 has it. ECharts draws no other ellipses. */
function arc([x1, y1]: Point, [radius = 0, , , large, sweep, x2 = 0, y2 = 0]: readonly number[]): Point[] {
  const [dx, dy] = [(x1 - x2) / 2, (y1 - y2) / 2];
  const half = Math.hypot(dx, dy);
  if (half === 0) return [];
  const r = Math.max(radius, half);
  const away = (Math.sqrt(r * r - half * half) / half) * (large === sweep ? -1 : 1);
  const [cx, cy] = [(x1 + x2) / 2 + away * dy, (y1 + y2) / 2 - away * dx];
  const start = Math.atan2(y1 - cy, x1 - cx);
  const turn = Math.atan2(y2 - cy, x2 - cx) - start;
  const whole = 2 * Math.PI;
  const angle = sweep ? (turn + whole) % whole : -((whole - turn) % whole);
  // Enough to keep the chords within 0.01 px of the arc.
  const steps = Math.ceil(Math.abs(angle) / (2 * Math.acos(Math.max(0, 1 - 0.01 / r))));
  return Array.from({ length: Math.max(0, steps - 1) }, (_, i) => {
    const at = start + (angle * (i + 1)) / steps;
    return [cx + r * Math.cos(at), cy + r * Math.sin(at)];
  });
}

/** Signed by direction, so that holes are subtracted. */
function areaOf(points: readonly Point[]): number {
  return points.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = points[(i + 1) % points.length] ?? [0, 0];
    return sum + (x * nextY - nextX * y) / 2;
  }, 0);
}

/** The winding number of an outline around a point; 0 is outside. */
function turnsAround(points: readonly Point[], [x, y]: Point): number {
  return points.reduce((turns, [x1, y1], i) => {
    const [x2, y2] = points[(i + 1) % points.length] ?? [0, 0];
    if (y1 > y === y2 > y) return turns;
    const crossing = x1 + ((y - y1) / (y2 - y1)) * (x2 - x1);
    return crossing > x ? turns + (y2 > y1 ? 1 : -1) : turns;
  }, 0);
}

function gradientOf(
  paint: string,
  outlines: readonly (readonly Point[])[],
  transform: readonly number[],
  svg: string,
): Gradient | undefined {
  const id = /^url\(#([\w-]+)\)$/.exec(paint)?.[1];
  if (id === undefined) return undefined;
  const box = boxOf(outlines.flat());
  const [, text = '', inside = ''] =
    Array.from(svg.matchAll(/<linearGradient ([^>]*)>(.*?)<\/linearGradient>/gs)).find(
      ([, attributes = '']) => attributesOf(attributes).get('id') === id,
    ) ?? [];
  const attributes = attributesOf(text);
  const [x1, y1, x2, y2] = ['x1', 'y1', 'x2', 'y2'].map((name) => Number(attributes.get(name))) as [
    number,
    number,
    number,
    number,
  ];
  const whole = attributes.get('gradientUnits') === 'userSpaceOnUse';
  const placed = (x: number, y: number): Point =>
    moved(whole ? [x, y] : [box.left + x * box.width, box.top + y * box.height], transform);
  const stops = Array.from(inside.matchAll(/<stop ([^>]*)>/g), ([, stop = '']) => {
    const of = attributesOf(stop);
    return {
      at: Number.parseFloat(of.get('offset') ?? '0') / 100,
      colour: colourOf(of.get('stop-color')) ?? '',
      opacity: Number(of.get('stop-opacity') ?? 1),
    };
  });
  return { from: placed(x1, y1), to: placed(x2, y2), stops };
}
