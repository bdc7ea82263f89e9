import type { View } from '../../chart-type.ts';
import { typeScale } from '../../frame.ts';
import { geoFrame, type Insets } from '../../shapes/geo-frame.ts';
import { textShape, type Shape } from '../../shapes/shapes.ts';
import { textWidth } from '../../text/measure.ts';
import type { ValuedPlace } from './data.ts';

/** More names cannot be read from a distance. */
const maxNamed = 40;
/** Width of the outline around a name, in units. */
const rimWidth = 3;
/** In ems: a longer name would cover its neighbours. */
const longest = 8;

/** The part of ECharts' custom series API that converts a place to px. */
interface Api {
  coord(place: string): readonly number[] | undefined;
}

/**
 * Names at the centres of the places, larger values first. A name that would touch another or an edge is only in the tooltip. A hidden
 * `geo` of the same extent provides the centres.
 */
export function namesOver(places: readonly ValuedPlace[], map: string, insets: Insets, view: View) {
  const roomy = Math.min(view.width, view.height) >= 320 * view.unit;
  const { small } = typeScale(view);
  const named = roomy
    ? places.slice(0, maxNamed).filter(({ name }) => textWidth(name, small) <= longest * small)
    : [];
  return {
    geo: { ...geoFrame(map, view, insets).option, show: false, silent: true, tooltip: { show: false } },
    series: {
      id: 'names',
      type: 'custom',
      coordinateSystem: 'geo',
      geoIndex: 0,
      silent: true,
      z: 3,
      tooltip: { show: false },
      renderItem: (_: unknown, api: Api) => ({ type: 'group', children: nameShapes(named, api, view) }),
      data: named.length > 0 ? [[0, 0]] : [],
    },
  };
}

type Box = readonly [left: number, top: number, right: number, bottom: number];

function nameShapes(places: readonly ValuedPlace[], api: Api, view: View): Shape[] {
  const taken: Box[] = [];
  return places.flatMap(({ place, name }) => {
    const [x, y] = api.coord(place) ?? [];
    if (x === undefined || y === undefined) return [];
    const box = boxAt(x, y, name, view);
    if (!isInside(box, view) || taken.some((other) => touch(box, other))) return [];
    taken.push(box);
    return [haloed(name, x, y, view)];
  });
}

function boxAt(x: number, y: number, name: string, view: View): Box {
  const { small, gap } = typeScale(view);
  const [across, down] = [(textWidth(name, small) + gap) / 2, small * 0.75];
  return [x - across, y - down, x + across, y + down];
}

function isInside([left, top, right, bottom]: Box, { width, height }: View): boolean {
  return left >= 0 && top >= 0 && right <= width && bottom <= height;
}

function touch(one: Box, other: Box): boolean {
  return one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3];
}

/** The outline makes a name readable on its own place, its neighbours and the sea. */
function haloed(name: string, x: number, y: number, view: View): Shape {
  const { theme, unit } = view;
  const shape = textShape(name, { x, y, size: typeScale(view).small, colour: theme.ink, align: 'center' });
  const rim = { stroke: theme.surface, lineWidth: 2 * rimWidth * unit };
  return { ...shape, style: { ...(shape['style'] as object), ...rim } };
}
