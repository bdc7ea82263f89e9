import type { View } from '../../chart-type.ts';
import { countryMap } from '../../data/provinces.ts';
import { typeScale } from '../../frame.ts';
import { geoFrame, worldMap, type Insets } from '../../shapes/geo-frame.ts';
import { boxShape, textShape, type Shape } from '../../shapes/shapes.ts';
import type { ValueFormat } from '../../text/value-format.ts';
import { fitText, textWidth, widest } from '../../text/measure.ts';
import { fromText, rangeText, type Class } from './scale.ts';

/** The position of the legend, and the insets of the map. */
export interface Legend {
  /** true: a column at the left; false: a row below the map */
  readonly upright: boolean;
  readonly x: number;
  readonly y: number;
  readonly texts: readonly string[];
  /** above or before the ranges; '' for none */
  readonly heading: string;
  readonly insets: Insets;
}

/** The empty lower left corner of a map, as shares of its width and height. */
const emptyCorner: Readonly<Record<string, readonly [across: number, up: number]>> = {
  [countryMap]: [0.37, 0.26],
  [worldMap]: [0.26, 0.42],
};

/** Places the legend in the empty corner of the map, else beside or below it, whichever leaves the map larger. */
export function placeLegend(
  classes: readonly Class[],
  format: ValueFormat,
  unit: string,
  map: string,
  view: View,
): Legend {
  const { small, gap } = typeScale(view);
  const ranges = classes.map((one) => rangeText(one, format));
  const wide = widest(ranges, small) > view.width / 4;
  const texts = (wide ? classes.map((one) => fromText(one, format)) : ranges).map((text) =>
    fitText(text, view.width * 0.35, small),
  );
  const heading = fitText(unit, view.width * 0.25, small);
  const all = { left: gap, right: gap, top: gap, bottom: gap };
  const width = widest([...texts, heading], small) + markOf(view);
  const height = (classes.length + (heading ? 1 : 0)) * lineOf(view);
  const upright = { upright: true, x: 0, y: view.height - height, texts, heading };
  if (isFree(map, all, { width, height }, view)) return { ...upright, insets: all };
  const row = [heading, ...texts].reduce((sum, text) => sum + textWidth(text, small) + markOf(view) + gap, 0);
  const line = lineOf(view);
  const beside = { ...upright, insets: { ...all, left: width + gap } };
  const under = { ...upright, insets: { ...all, bottom: height + gap } };
  const below = {
    ...upright,
    upright: false,
    x: (view.width - row) / 2,
    y: view.height - line,
    insets: { ...all, bottom: line + gap },
  };
  return [beside, under, ...(row <= view.width ? [below] : [])].reduce((best, one) =>
    scaleOf(map, one.insets, view) > scaleOf(map, best.insets, view) ? one : best,
  );
}

/** The ranges with their colours: a column from the highest down, or a row from the lowest. */
export function legendShapes(classes: readonly Class[], legend: Legend, view: View): Shape[] {
  return legend.upright ? column(classes, legend, view) : row(classes, legend, view);
}

function column(classes: readonly Class[], { x, y, texts, heading }: Legend, view: View): Shape[] {
  const line = lineOf(view);
  const at = (index: number): number => y + (index + 0.5) * line;
  const first = heading ? 1 : 0;
  return [
    words(heading, x, at(0), view),
    ...classes.flatMap(({ colour }, i) => {
      const middle = at(first + classes.length - 1 - i);
      const box = { x, y: middle - line / 2, width: 14 * view.unit, height: line };
      return [boxShape(box, colour), words(texts[i] ?? '', x + markOf(view), middle, view)];
    }),
  ];
}

function row(classes: readonly Class[], { x, y, texts, heading }: Legend, view: View): Shape[] {
  const { small, gap } = typeScale(view);
  const middle = y + lineOf(view) / 2;
  let at = heading ? x + textWidth(heading, small) + 2 * gap : x;
  return [
    words(heading, x, middle, view),
    ...classes.flatMap(({ colour }, i) => {
      const [side, text] = [14 * view.unit, texts[i] ?? ''];
      const box = boxShape({ x: at, y: middle - side / 2, width: side, height: side }, colour);
      const label = words(text, at + markOf(view), middle, view);
      at += markOf(view) + textWidth(text, small) + gap;
      return [box, label];
    }),
  ];
}

function words(text: string, x: number, y: number, view: View): Shape {
  return textShape(text, { x, y, size: typeScale(view).small, colour: view.theme.mutedInk });
}

function isFree(map: string, insets: Insets, legend: { width: number; height: number }, view: View): boolean {
  const [across, up] = emptyCorner[map] ?? [0, 0];
  const { box } = geoFrame(map, view, insets);
  const under = view.height - box.y - box.height;
  return legend.width <= box.x + across * box.width && legend.height <= under + up * box.height;
}

function scaleOf(map: string, insets: Insets, view: View): number {
  return geoFrame(map, view, insets).box.width;
}

function lineOf(view: View): number {
  return typeScale(view).small * 1.3;
}

function markOf({ unit }: View): number {
  return 22 * unit;
}
