import type { EChartsCoreOption } from 'echarts/core';
import { measureAxis, valueAxis } from '../../axes/axis-options.ts';
import { marksOf } from '../../axes/marks.ts';
import { gridOption } from '../../axes/plot-area.ts';
import type { View } from '../../chart-type.ts';
import { withAlpha } from '../../colour/colours.ts';
import { paletteOf } from '../../colour/palette.ts';
import { labelAt } from '../../data/labels.ts';
import { describe, baseOption, typeScale } from '../../frame.ts';
import { valueFormatOf, type ValueFormat } from '../../text/value-format.ts';
import { tooltipItems } from '../../text/tooltip-items.ts';
import { uniqueIds } from '../../text/names.ts';
import { tooltipContent } from '../../text/tooltip.ts';
import { localised, titleOf } from '../../text/titles.ts';
import type { Points } from './data.ts';
import { layOutPoints, maxGroups } from './layout.ts';
import { pointMarks, type Mark } from './marks.ts';

/** More points use ECharts' large mode, without animation. */
const many = 3000;

/** A scatter plot or bubbles. */
export function pointsOption(points: Points, view: View): EChartsCoreOption {
  const { settings } = points.input;
  const format = valueFormatOf(settings, view.language);
  const plot = layOutPoints(points, format, view);
  const marks = pointMarks(points, plot, view);
  const counts = points.groups.map(({ name, rows }) => ({ name, value: rows.length }));
  const base = baseOption(view, describe(titleOf(points.input, view.language), counts, view.language));
  return {
    ...base,
    animation: base.animation && points.count <= many,
    tooltip: {
      ...base.tooltip,
      trigger: 'item',
      formatter: (params: unknown) => pointTooltip(points, marks, params, format, view),
    },
    legend: plot.plotArea.legend,
    grid: gridOption(plot.plotArea),
    xAxis: measureAxis(plot.domain, plot.title, format, view),
    yAxis: valueAxis(plot.plotArea, format, view),
    series: [
      ...pointSeries(points, marks, view),
      ...[...plot.rest, ...plot.caption].map((name) => ({
        id: name,
        name,
        type: 'scatter',
        color: view.theme.mutedInk,
        data: [],
      })),
      ...marksOf(settings, plot.plotArea, format, view),
    ],
  };
}

function pointSeries({ input, groups, x, y, size }: Points, marks: readonly (readonly Mark[])[], view: View) {
  const { theme } = view;
  const { small, hairline } = typeScale(view);
  const colour = paletteOf(input.settings, theme);
  const shown = groups.slice(0, maxGroups);
  const ids = uniqueIds(shown.map(({ name }) => name));
  return shown.map(({ name }, i) => ({
    id: ids[i],
    name,
    type: 'scatter',
    cursor: 'default',
    color: colour(i),
    large: size === undefined && (marks[i]?.length ?? 0) > many,
    largeThreshold: many,
    itemStyle: {
      color: withAlpha(colour(i), size ? 0.62 : 0.78),
      borderColor: size ? colour(i) : theme.surface,
      borderWidth: hairline,
    },
    emphasis: { focus: shown.length > 1 ? 'series' : 'none', scale: 1.1 },
    symbolSize: marks[i]?.[0]?.diameter ?? 0,
    label: { show: false, color: theme.ink, fontSize: small, distance: typeScale(view).gap / 2 },
    data: (marks[i] ?? []).map(({ row, diameter, label, side }) => ({
      value: [x.values[row], y.values[row]],
      ...(size ? { symbolSize: diameter } : {}),
      ...(side ? { label: { show: true, position: side, formatter: () => label } } : {}),
    })),
  }));
}

function pointTooltip(
  points: Points,
  marks: readonly (readonly Mark[])[],
  params: unknown,
  format: ValueFormat,
  view: View,
) {
  const [item] = tooltipItems(params, maxGroups);
  const mark = item && marks[item.seriesIndex]?.[item.dataIndex];
  if (!mark) return '';
  const { x, y, size, labels, groups } = points;
  const group = groups[item.seriesIndex]?.name ?? '';
  const title = labels ? labelAt(labels, mark.row, view.language) : group;
  const lines = [x, y, ...(size ? [size] : [])].map(({ name, unit, values }) => ({
    name: localised(name, view.language),
    value: format.exact(values[mark.row] ?? NaN, unit),
  }));
  return tooltipContent(view, title, labels && group ? [{ name: group, value: '' }, ...lines] : lines);
}
