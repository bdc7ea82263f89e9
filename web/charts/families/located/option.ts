import type { EChartsCoreOption } from 'echarts/core';
import type { View } from '../../chart-type.ts';
import { withAlpha } from '../../colour/colours.ts';
import { landColour } from '../../colour/contrast.ts';
import { paletteOf } from '../../colour/palette.ts';
import { labelAt } from '../../data/labels.ts';
import { describe, baseOption, typeScale } from '../../frame.ts';
import { layOutLegend } from '../../shapes/legend.ts';
import { geoFrame } from '../../shapes/geo-frame.ts';
import { columnTitle, localised, titleOf, unitOf } from '../../text/titles.ts';
import { dataIndexOf, tooltipContent } from '../../text/tooltip.ts';
import { valueFormatOf } from '../../text/value-format.ts';
import { boundsAround } from './bounds.ts';
import type { LocatedPoints } from './data.ts';
import { circlesOf, type Circle } from './circles.ts';

/** More points are not animated. */
const many = 1000;

/** Circles on the part of a map where they lie. */
export function locatedOption(data: LocatedPoints, map: string, view: View): EChartsCoreOption {
  const { gap, hairline } = typeScale(view);
  const { bounds, isCoarse } = boundsAround(data, map, view);
  const names = data.groups?.names ?? [];
  const { legend, height } = layOutLegend(view, names);
  const top = names.length > 1 ? height : gap;
  const frame = geoFrame(map, view, { left: gap, right: gap, top, bottom: gap }, bounds);
  const circles = circlesOf(data, frame, view);
  const ofGroup = (group: number) => circles.filter(({ row }) => (data.groups?.of[row] ?? group) === group);
  const base = baseOption(view, describe(titleOf(data.input, view.language), [], view.language));
  return {
    ...base,
    animation: base.animation && circles.length <= many,
    tooltip: { ...base.tooltip, trigger: 'item' },
    geo: { ...frame.option, ...landOf(view, hairline), ...(isCoarse && { show: false }) },
    legend: { ...legend, show: names.length > 1 },
    series: (names.length > 0 ? names : ['']).map((name, at) =>
      seriesOf(data, ofGroup(at), { name, at }, view),
    ),
  };
}

/** The same land as below a choropleth; where only a part of the map is shown, the rest must not cover what is beside it. */
function landOf({ theme }: View, hairline: number) {
  return {
    clip: true,
    roam: false,
    silent: true,
    tooltip: { show: false },
    label: { show: false },
    itemStyle: {
      areaColor: landColour(theme),
      borderColor: theme.surface,
      borderWidth: hairline,
    },
  };
}

function seriesOf(
  data: LocatedPoints,
  circles: readonly Circle[],
  group: { readonly name: string; readonly at: number },
  view: View,
) {
  const { theme, unit } = view;
  const { small, hairline } = typeScale(view);
  const colour = paletteOf(data.input.settings, theme)(group.at);
  return {
    id: `points${group.at || ''}`,
    name: group.name,
    type: 'scatter',
    coordinateSystem: 'geo',
    cursor: 'default',
    color: colour,
    itemStyle: {
      color: withAlpha(colour, data.column ? 0.62 : 0.78),
      borderColor: colour,
      borderWidth: hairline,
    },
    emphasis: { scale: 1.1 },
    label: {
      show: false,
      color: theme.ink,
      fontSize: small,
      distance: 4 * unit,
      textBorderColor: theme.surface,
      textBorderWidth: 3 * unit,
    },
    data: circles.map(({ longitude, latitude, diameter, label, side }) => ({
      value: [longitude, latitude],
      symbolSize: diameter,
      ...(side && { label: { show: true, position: side, formatter: () => label } }),
    })),
    // Enabled explicitly: the `geo` has none, and its points would inherit that.
    tooltip: {
      show: true,
      formatter: (params: unknown) => pointTooltip(data, circles[dataIndexOf(params)], view),
    },
  };
}

function pointTooltip(
  { input, labels, column, values }: LocatedPoints,
  circle: Circle | undefined,
  view: View,
) {
  if (!circle) return '';
  const { language } = view;
  const place = `${circle.latitude}, ${circle.longitude}`;
  const rows = column && [
    {
      name: localised(columnTitle(column, input), language),
      value: valueFormatOf(input.settings, language).exact(values[circle.row] ?? NaN, unitOf(column, input)),
    },
  ];
  return tooltipContent(view, labels ? labelAt(labels, circle.row, language) : place, rows ?? []);
}
