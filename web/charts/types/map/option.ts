import type { EChartsCoreOption } from 'echarts/core';
import type { View } from '../../chart-type.ts';
import { seriesColour } from '../../colour/colours.ts';
import { landColour } from '../../colour/contrast.ts';
import { boundsOf, countryMap, type Bounds } from '../../data/provinces.ts';
import { describe, baseOption, typeScale } from '../../frame.ts';
import { geoFrame } from '../../shapes/geo-frame.ts';
import { fitLegend, legendStyle, legendWidth } from '../../shapes/legend.ts';
import { textWidth } from '../../text/measure.ts';
import { namesOf, uniqueIds } from '../../text/names.ts';
import { placeLabels, type Side } from '../../text/place-labels.ts';
import { dataIndexOf, tooltipContent } from '../../text/tooltip.ts';
import type { PointGroups } from './data.ts';

type Group = PointGroups[number];
type Point = Group['children'][number];

/** Ripples are redrawn continuously, and names are readable only beside a few points. */
const maxRipples = 120;
const maxNamed = 40;
/** On a canvas of its own, so that the map is not redrawn with every ripple. */
const rippling = { showEffectOn: 'render', zlevel: 1 };
const maxListed = 6;

/** The places of the groups on a map. Places outside the map are left out. */
export function mapOption(title: string, groups: PointGroups, map: string, view: View): EChartsCoreOption {
  const bounds = boundsOf(map);
  const inside = groups.map(({ name, children }) => ({
    name,
    children: children.filter(({ value }) => isIn(bounds, value)),
  }));
  const base = baseOption(view, describe(title, inside.map(countOf), view.language));
  const geo = geoFrame(map, view, insetsOf(groups, map, view));
  const sides = sidesOf(
    inside.flatMap(({ children }) => children),
    geo.toPixel,
    view,
  );
  return {
    ...base,
    tooltip: { ...base.tooltip, trigger: 'item' },
    legend: legendAtCorner(groups, view),
    geo: { ...geo.option, ...landOf(view) },
    series: pointSeries(inside, sides, view),
  };
}

function isIn([west, south, east, north]: Bounds, [lng, lat]: Point['value']): boolean {
  return lng >= west && lng <= east && lat >= south && lat <= north;
}

function countOf({ name, children }: Group) {
  return { name, value: children.length };
}

/** China has room for the legend in its lower left corner; a province may fill the corner, so it moves aside. */
function insetsOf(groups: PointGroups, map: string, view: View) {
  const { line, gap } = typeScale(view);
  const insets = { left: gap, right: gap, top: gap, bottom: gap };
  if (map === countryMap) return insets;
  if (view.width < view.height)
    return { ...insets, bottom: Math.min(groups.length, maxListed) * line + 2 * gap };
  return { ...insets, left: Math.max(...groups.map(({ name }) => legendWidth(view, [name]))) + gap };
}

function landOf(view: View) {
  const { text, hairline } = typeScale(view);
  return {
    roam: false,
    selectedMode: false,
    tooltip: { show: false },
    label: { show: false },
    itemStyle: { borderWidth: hairline },
    emphasis: { label: { show: true, fontSize: text } },
  };
}

function legendAtCorner(groups: PointGroups, view: View) {
  const { gap } = typeScale(view);
  return {
    ...legendStyle(view),
    ...fitLegend(namesOf(groups), ({ length }) => length <= maxListed, view),
    orient: 'vertical',
    left: 0,
    bottom: 0,
    itemGap: gap,
  };
}

/** The side of each place's name; undefined: only in the tooltip. */
function sidesOf(
  points: readonly Point[],
  toPixel: ReturnType<typeof geoFrame>['toPixel'],
  view: View,
): (Side | undefined)[] {
  if (points.length > maxNamed || Math.min(view.width, view.height) < 320 * view.unit) return [];
  const { small, gap } = typeScale(view);
  const params = points.map(({ name, value }) => ({
    ...toPixel(value),
    width: textWidth(name, small) + gap,
    height: small * 1.2,
  }));
  return placeLabels(params, view, 11 * view.unit);
}

function pointSeries(groups: PointGroups, sides: readonly (Side | undefined)[], view: View) {
  const ids = uniqueIds(namesOf(groups));
  const many = groups.reduce((sum, { children }) => sum + children.length, 0) > maxRipples;
  let first = 0;
  return groups.map((group, i) => {
    const own = sides.slice(first, (first += group.children.length));
    return {
      id: ids[i],
      ...(view.motion && !many ? rippling : { showEffectOn: 'emphasis' }),
      symbolSize: (many ? 6 : 10) * view.unit,
      // The first series colour is too similar to the land.
      ...pointsOf(group, own, seriesColour(view.theme, i + 1), view),
    };
  });
}

function pointsOf(
  { name, children }: Group,
  sides: readonly (Side | undefined)[],
  colour: string,
  view: View,
) {
  return {
    name,
    type: 'effectScatter',
    coordinateSystem: 'geo',
    cursor: 'default',
    color: colour,
    rippleEffect: { period: 6, scale: 4, number: 2, brushType: 'stroke' },
    label: labelOf(children, view),
    data: children.map((point, i) => ({
      name: point.name,
      value: [point.value[0], point.value[1]],
      label: { show: sides[i] !== undefined, position: sides[i] ?? 'right' },
    })),
    // Enabled explicitly: the `geo` has none, and its points would inherit that.
    tooltip: {
      show: true,
      formatter: (params: unknown) => pointTooltip(children[dataIndexOf(params)], name, colour, view),
    },
  };
}

/** Names need an outline over land and borders. */
function labelOf(points: readonly Point[], { theme, unit }: View) {
  return {
    distance: 6 * unit,
    color: theme.ink,
    fontSize: typeScale({ unit }).small,
    textBorderColor: landColour(theme),
    textBorderWidth: 3 * unit,
    formatter: (params: unknown) => points[dataIndexOf(params)]?.name ?? '',
  };
}

function pointTooltip(point: Point | undefined, group: string, colour: string, view: View): HTMLElement | '' {
  return point ? tooltipContent(view, point.name, [{ colour, name: group, value: '' }]) : '';
}
