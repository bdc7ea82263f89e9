import type { View } from '../../chart-type.ts';
import { typeScale } from '../../frame.ts';
import { geoFrame, type Insets } from '../../shapes/geo-frame.ts';
import { lineShape, textShape, type Shape } from '../../shapes/shapes.ts';
import { textWidth, widest } from '../../text/measure.ts';
import type { ValuedPlace } from './data.ts';

/** More names cannot be read from a distance. */
const maxNamed = 40;
/** Wider than on a ground of one colour: places of all colours are below a name. ems */
const rim = 0.375;
/** In ems: a longer name would cover its neighbours. */
const longest = 8;

/** The part of ECharts' custom series API that converts a place to px. */
interface Api {
  coord(place: string): readonly number[] | undefined;
}

/** What stands over a map, and where that lies. */
interface Over {
  readonly map: string;
  readonly insets: Insets;
  label(value: number): string;
}

/**
 * Names and values at the centres of the places, larger values first. Where a place is too near to others its name stands aside, with a
 * line; one that would still touch another or an edge is only in the tooltip. A hidden `geo` of the same extent provides the centres.
 */
export function namesOver(places: readonly ValuedPlace[], { map, insets, label }: Over, view: View) {
  const roomy = Math.min(view.width, view.height) >= 320 * view.unit;
  const { small } = typeScale(view);
  const named = roomy
    ? places.slice(0, maxNamed).filter(({ name }) => textWidth(name, small) <= longest * small)
    : [];
  const frame = geoFrame(map, view, insets).option;
  return {
    geo: { ...frame, show: false, silent: true, tooltip: { show: false } },
    series: {
      id: 'names',
      type: 'custom',
      coordinateSystem: 'geo',
      geoIndex: 0,
      silent: true,
      z: 3,
      tooltip: { show: false },
      renderItem: (_: unknown, api: Api) => ({
        type: 'group',
        children: nameShapes(named, api, label, view),
      }),
      data: named.length > 0 ? [[0, 0]] : [],
    },
  };
}

type Box = readonly [left: number, top: number, right: number, bottom: number];

/** Where a label stands: its middle, seen from the centre of its place, in lines; all but the first with a line to it. */
const offsets = [
  [0, 0],
  [2.6, -1.2],
  [2.6, 1.4],
  [-2.6, -1.2],
  [-2.6, 1.4],
  [4.6, 0.2],
  [-4.6, 0.2],
  [4.4, -2.6],
  [4.4, 2.8],
] as const;
/** More lines are a net over the map, and on a small one any is. */
const maxLines = 8;
const leastWithLines = 480;

function nameShapes(
  places: readonly ValuedPlace[],
  api: Api,
  label: (value: number) => string,
  view: View,
): Shape[] {
  const taken: Box[] = [];
  let lines = 0;
  return places.flatMap(({ place, name, value }) => {
    const [x, y] = api.coord(place) ?? [];
    if (x === undefined || y === undefined) return [];
    const texts = [name, label(value)];
    const free = (box: Box): boolean => isInside(box, view) && !taken.some((other) => touch(box, other));
    for (const [i, [across, down]] of offsets.entries()) {
      if (i > 0 && (lines >= maxLines || view.width < leastWithLines * view.unit)) break;
      const { small } = typeScale(view);
      const middle: [number, number] = [x + across * small, y + down * small];
      // Over its own place a name may also stand without its value.
      const said = [texts, ...(i === 0 ? [[name]] : [])].find((some) => free(boxAt(...middle, some, view)));
      if (!said) continue;
      taken.push(boxAt(...middle, said, view));
      if (i === 0) return labelShapes(said, middle, view);
      lines++;
      return [...leader([x, y], middle, said, view), ...labelShapes(said, middle, view)];
    }
    return [];
  });
}

/** A line from the centre of a place to the nearer side of its label. */
function leader([x, y]: Point, [middle, top]: Point, texts: readonly string[], view: View): Shape[] {
  const { small, hairline } = typeScale(view);
  const half = widest(texts, small) / 2 + 2 * view.unit;
  const side: Point = [middle + (middle > x ? -half : half), top];
  const dot = { cx: x, cy: y, r: 2.5 * view.unit };
  return [
    lineShape([x, y], side, view.theme.ink, hairline),
    { type: 'circle', silent: true, shape: dot, style: { fill: view.theme.ink } },
  ];
}

type Point = readonly [x: number, y: number];

function boxAt(x: number, y: number, texts: readonly string[], view: View): Box {
  const { small, gap } = typeScale(view);
  const across = (widest(texts, small) + gap) / 2;
  const down = small * 0.62 * texts.length + 0.1 * small;
  return [x - across, y - down, x + across, y + down];
}

function isInside([left, top, right, bottom]: Box, { width, height }: View): boolean {
  return left >= 0 && top >= 0 && right <= width && bottom <= height;
}

function touch(one: Box, other: Box): boolean {
  return one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3];
}

/** The value below the name. */
function labelShapes(texts: readonly string[], [x, y]: Point, view: View): Shape[] {
  const line = typeScale(view).small * 1.18;
  const first = y - ((texts.length - 1) * line) / 2;
  return texts.map((text, i) => haloed(text, x, first + i * line, i > 0, view));
}

/** The outline makes a text readable on its own place, its neighbours and the sea. */
function haloed(text: string, x: number, y: number, bold: boolean, view: View): Shape {
  const { ink, surface } = view.theme;
  const letters = { colour: ink, outline: surface, rim, bold };
  return textShape(text, { x, y, size: typeScale(view).small, align: 'center', ...letters });
}
