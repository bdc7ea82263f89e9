import type { EChartsCoreOption } from 'echarts/core';
import * as v from 'valibot';
import type { ChartType, View } from '../chart-type.ts';
import { mix, seriesColour } from '../colours.ts';
import { describe, frameOf, sizesOf } from '../frame.ts';
import { legendStyle } from '../legend.ts';
import { boundsOf, countryMap, type Bounds } from '../provinces.ts';
import { decodeWith, shape } from '../shape.ts';
import { indexOf, tip } from '../tooltip.ts';
import { uniqueNames } from '../unique-names.ts';

const because = shape.because('position');
const position = v.tupleWithRest(
  [
    v.pipe(shape.number, v.minValue(-180, because), v.maxValue(180, because)),
    v.pipe(shape.number, v.minValue(-90, because), v.maxValue(90, because)),
  ],
  v.unknown(),
  because,
);
const point = shape.object({ name: shape.text, value: position });
const schema = shape.list(shape.object({ name: shape.text, children: shape.list(point) }));

export type PointGroups = v.InferOutput<typeof schema>;
type Group = PointGroups[number];

const title = { 'zh-CN': '商家分布', en: 'Seller locations' };
/** Every ripple is redrawn in every frame; a name beside every point is only read while there are few. */
const mostRippling = 120;
const mostNamed = 24;
const mostListed = 6;

/** Groups of places on the map of China, or on that of one province; what lies outside of it is left out. */
export const map: ChartType<PointGroups> = {
  name: 'map',
  title,
  pace: null,
  decode: (json) => decodeWith(schema, json),
  isEmpty: (groups) => groups.every(({ children }) => children.length === 0),
  steps: () => 1,
  mapName,
  toOption,
};

function mapName({ place }: Pick<View, 'place'>): string {
  return place ?? countryMap;
}

function toOption(groups: PointGroups, view: View): EChartsCoreOption {
  const bounds = boundsOf(mapName(view));
  const inside = groups.map(({ name, children }) => ({
    name,
    children: children.filter(({ value }) => isIn(bounds, value)),
  }));
  const frame = frameOf(
    view,
    describe(
      title[view.language],
      inside.map(({ name, children }) => ({ name, value: children.length })),
      view.language,
    ),
  );
  return {
    ...frame,
    tooltip: { ...frame.tooltip, trigger: 'item' },
    legend: legendAtCorner(groups, view),
    geo: geoOf(view),
    series: pointSeries(inside, view),
  };
}

function isIn(
  [west, south, east, north]: Bounds,
  [lng, lat]: readonly [number, number, ...unknown[]],
): boolean {
  return lng >= west && lng <= east && lat >= south && lat <= north;
}

function geoOf(view: View) {
  const { theme } = view;
  const { text, gap, hair } = sizesOf(view);
  return {
    map: mapName(view),
    roam: false,
    preserveAspect: 'contain',
    left: gap,
    right: gap,
    top: gap,
    bottom: gap,
    itemStyle: {
      areaColor: mix(theme.faint, theme.accent, 0.08),
      borderColor: mix(theme.border, theme.accent, 0.3),
      borderWidth: hair,
    },
    label: { show: false },
    emphasis: {
      itemStyle: { areaColor: mix(theme.faint, theme.accent, 0.35) },
      label: { show: true, color: theme.ink, fontSize: text },
    },
    selectedMode: false,
    tooltip: { show: false },
  };
}

function legendAtCorner(groups: PointGroups, view: View) {
  const { gap } = sizesOf(view);
  const type = groups.length > mostListed ? 'scroll' : 'plain';
  return {
    ...legendStyle(view),
    type,
    orient: 'vertical',
    left: 0,
    bottom: 0,
    itemGap: gap,
    data: groups.map(({ name }) => name),
  };
}

function pointSeries(groups: PointGroups, view: View) {
  const ids = uniqueNames(groups.map(({ name }) => name));
  const count = groups.reduce((sum, { children }) => sum + children.length, 0);
  const wide = Math.min(view.width, view.height) >= 400 * view.unit;
  const ripples = view.motion && count <= mostRippling;
  return groups.map((group, i) => ({
    ...pointsOf(group, seriesColour(view.theme, i + 1), wide && count <= mostNamed, view),
    id: ids[i],
    showEffectOn: ripples ? 'render' : 'emphasis',
  }));
}

function pointsOf({ name, children }: Group, colour: string, named: boolean, view: View) {
  const { theme, unit } = view;
  const { small, gap } = sizesOf(view);
  return {
    name,
    type: 'effectScatter',
    coordinateSystem: 'geo',
    cursor: 'default',
    color: colour,
    symbolSize: 10 * unit,
    rippleEffect: { period: 6, scale: 4, number: 2, brushType: 'stroke' },
    data: children.map((one) => ({ name: one.name, value: [one.value[0], one.value[1]] })),
    label: {
      show: named,
      position: 'right',
      distance: gap,
      formatter: ({ dataIndex }: { dataIndex: number }) => children[dataIndex]?.name ?? '',
      color: theme.ink,
      fontSize: small,
      textBorderColor: mix(theme.faint, theme.accent, 0.08),
      textBorderWidth: 3 * unit,
    },
    labelLayout: { hideOverlap: true },
    tooltip: {
      formatter: (hovered: unknown) =>
        tip(view, children[indexOf(hovered)]?.name ?? '', [{ colour, name, value: '' }]),
    },
  };
}
