import type { EChartsCoreOption } from 'echarts/core';
import type { View } from '../chart-type.ts';
import { mix, seriesColour } from '../colours.ts';
import { describe, frameOf, sizesOf } from '../frame.ts';
import { geoFrame } from '../geo-frame.ts';
import { legendStyle, legendWidth } from '../legend.ts';
import { textWidth } from '../measure.ts';
import { placeLabels, type Side } from '../place-labels.ts';
import { boundsOf, countryMap, type Bounds } from '../provinces.ts';
import { indexOf, tip } from '../tooltip.ts';
import { uniqueNames } from '../unique-names.ts';
import type { PointGroups } from './map.ts';

type Group = PointGroups[number];
type Point = Group['children'][number];

/** Every ripple is redrawn in every frame; a name beside every point is only read while there are few. */
const mostRippling = 120;
const mostNamed = 40;
const mostListed = 6;

/** The groups' places on the map of that name. What lies outside of the map is left out. */
export function mapOption(title: string, groups: PointGroups, map: string, view: View): EChartsCoreOption {
  const bounds = boundsOf(map);
  const inside = groups.map(({ name, children }) => ({
    name,
    children: children.filter(({ value }) => isIn(bounds, value)),
  }));
  const frame = frameOf(view, describe(title, inside.map(countOf), view.language));
  const geo = geoFrame(map, view, insetsOf(groups, map, view));
  const sides = sidesOf(
    inside.flatMap(({ children }) => children),
    geo.toPixel,
    view,
  );
  return {
    ...frame,
    tooltip: { ...frame.tooltip, trigger: 'item' },
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

/** The country leaves its lower left corner to the legend; a province may fill it, and moves aside. */
function insetsOf(groups: PointGroups, map: string, view: View) {
  const { line, gap } = sizesOf(view);
  const insets = { left: gap, right: gap, top: gap, bottom: gap };
  if (map === countryMap) return insets;
  if (view.width < view.height)
    return { ...insets, bottom: Math.min(groups.length, mostListed) * line + 2 * gap };
  return { ...insets, left: Math.max(...groups.map(({ name }) => legendWidth(view, [name]))) + gap };
}

function landOf({ theme, ...view }: View) {
  const { text, hair } = sizesOf(view);
  return {
    roam: false,
    selectedMode: false,
    tooltip: { show: false },
    label: { show: false },
    itemStyle: {
      areaColor: theme.faint,
      borderColor: mix(theme.border, theme.mutedInk, 0.35),
      borderWidth: hair,
    },
    emphasis: {
      itemStyle: { areaColor: mix(theme.faint, theme.accent, 0.3) },
      label: { show: true, color: theme.ink, fontSize: text },
    },
  };
}

function legendAtCorner(groups: PointGroups, view: View) {
  const { line, gap } = sizesOf(view);
  const scrolls = groups.length > mostListed;
  return {
    ...legendStyle(view),
    type: scrolls ? 'scroll' : 'plain',
    orient: 'vertical',
    left: 0,
    bottom: 0,
    itemGap: gap,
    height: scrolls ? mostListed * line : 'auto',
    data: groups.map(({ name }) => name),
  };
}

/** Where each place's name goes; undefined: it is only told in the tooltip. */
function sidesOf(
  points: readonly Point[],
  toPixel: ReturnType<typeof geoFrame>['toPixel'],
  view: View,
): (Side | undefined)[] {
  if (points.length > mostNamed || Math.min(view.width, view.height) < 320 * view.unit) return [];
  const { small } = sizesOf(view);
  const labelled = points.map(({ name, value }) => ({
    ...toPixel(value),
    width: textWidth(name, small),
    height: small * 1.2,
  }));
  return placeLabels(labelled, view, 11 * view.unit);
}

function pointSeries(groups: PointGroups, sides: readonly (Side | undefined)[], view: View) {
  const ids = uniqueNames(groups.map(({ name }) => name));
  const ripples =
    view.motion && groups.reduce((sum, { children }) => sum + children.length, 0) <= mostRippling;
  let first = 0;
  return groups.map((group, i) => {
    const own = sides.slice(first, (first += group.children.length));
    // The first series colour is too near to the land's.
    return {
      id: ids[i],
      showEffectOn: ripples ? 'render' : 'emphasis',
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
  const { theme, unit } = view;
  return {
    name,
    type: 'effectScatter',
    coordinateSystem: 'geo',
    cursor: 'default',
    color: colour,
    symbolSize: 10 * unit,
    rippleEffect: { period: 6, scale: 4, number: 2, brushType: 'stroke' },
    label: {
      distance: 6 * unit,
      color: theme.ink,
      fontSize: sizesOf(view).small,
      textBorderColor: theme.faint,
      textBorderWidth: 3 * unit,
      formatter: ({ dataIndex }: { dataIndex: number }) => children[dataIndex]?.name ?? '',
    },
    data: children.map((point, i) => ({
      name: point.name,
      value: [point.value[0], point.value[1]],
      label: { show: sides[i] !== undefined, position: sides[i] ?? 'right' },
    })),
    tooltip: {
      formatter: (hovered: unknown) =>
        tip(view, children[indexOf(hovered)]?.name ?? '', [{ colour, name, value: '' }]),
    },
  };
}
