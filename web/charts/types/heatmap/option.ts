import type { EChartsCoreOption } from 'echarts/core';
import { categoryAxis } from '../../axes/axis-options.ts';
import { headingStyle } from '../../axes/value-axis.ts';
import type { View } from '../../chart-type.ts';
import { valueLabelOn } from '../../colour/contrast.ts';
import {
  valueColour,
  colourScaleLegend,
  colourScaleOf,
  type ColourScale,
} from '../../colour/colour-scale.ts';
import { labelAt } from '../../data/labels.ts';
import { describe, baseOption, typeScale } from '../../frame.ts';
import { valueFormatOf, type ValueFormat } from '../../text/value-format.ts';
import { tooltipItems } from '../../text/tooltip-items.ts';
import { seriesNames } from '../../text/series-names.ts';
import { tooltipContent } from '../../text/tooltip.ts';
import { localised, titleOf } from '../../text/titles.ts';
import type { Heatmap } from './data.ts';
import { layOutHeatmap, type HeatmapPlot } from './layout.ts';

/** Cells in rows and columns, with their values if these fit. */
export function heatmapOption(data: Heatmap, view: View): EChartsCoreOption {
  const { input, extent } = data;
  const format = valueFormatOf(input.settings, view.language);
  const colourScale = colourScaleOf(extent, view.theme, input.settings.colours);
  const plot = layOutHeatmap(data, format, view);
  const fields = fieldsOf(plot);
  const base = baseOption(
    view,
    describe(titleOf(input, view.language), describedItems(plot, view), view.language),
  );
  return {
    ...base,
    animation: base.animation && fields.length <= 2000,
    tooltip: {
      ...base.tooltip,
      trigger: 'item',
      formatter: (params: unknown) => cellTooltip(plot, fields, params, format, colourScale, view),
    },
    visualMap: colourScaleLegend(colourScale, format, view),
    grid: { left: plot.left, right: 0, top: plot.top, bottom: plot.bottom, outerBoundsMode: 'none' },
    xAxis: { ...categoryAxis(plot.texts, view), axisLine: { show: false } },
    yAxis: rowAxis(plot, view),
    series: [
      {
        id: 'fields',
        type: 'heatmap',
        itemStyle: { borderColor: view.theme.surface, borderWidth: plot.gap, borderRadius: 2 * plot.gap },
        emphasis: { itemStyle: { borderColor: view.theme.ink } },
        label: { show: plot.showsValues },
        data: fields.map(({ column, row, value }) => ({
          value: [column, row, value],
          ...(plot.showsValues ? { label: labelOf(value, colourScale, plot, view) } : {}),
        })),
      },
    ],
  };
}

interface Field {
  readonly column: number;
  readonly row: number;
  readonly value: number;
}

function fieldsOf({ seriesData }: HeatmapPlot): Field[] {
  return seriesData.series.flatMap(({ values }, row) =>
    Array.from(values, (value, column) => ({ column, row, value })).filter(
      ({ value }) => !Number.isNaN(value),
    ),
  );
}

function labelOf(value: number, colourScale: ColourScale, { label, font }: HeatmapPlot, { theme }: View) {
  return { ...valueLabelOn(valueColour(colourScale, value), font, theme), formatter: () => label(value) };
}

function rowAxis({ names, everyRow, heading, left, top }: HeatmapPlot, view: View) {
  const { small, line, gap } = typeScale(view);
  return {
    type: 'category',
    inverse: true,
    data: names.map((_, i) => String(i)),
    name: heading,
    nameLocation: 'start',
    nameGap: top - line / 2,
    nameTextStyle: headingStyle(left, view),
    axisLine: { show: false },
    axisLabel: {
      show: left > 0,
      fontSize: small,
      margin: gap,
      interval: 0,
      formatter: (_: string, row: number) => (row % everyRow === 0 ? (names[row] ?? '') : ''),
    },
  };
}

function cellTooltip(
  { seriesData }: HeatmapPlot,
  fields: readonly Field[],
  params: unknown,
  format: ValueFormat,
  colourScale: ColourScale,
  view: View,
) {
  const field = fields[tooltipItems(params, 1)[0]?.dataIndex ?? -1];
  const series = field && seriesData.series[field.row];
  if (!series) return '';
  const name = localised(series.name, view.language);
  const value = format.exact(field.value, series.unit);
  return tooltipContent(view, labelAt(seriesData.labels, field.column, view.language), [
    { colour: valueColour(colourScale, field.value), name, value },
  ]);
}

/** The largest cell of each row, for screen readers. */
function describedItems({ seriesData }: HeatmapPlot, view: View) {
  const names = seriesNames(seriesData.series, view.language);
  return seriesData.series.map(({ values }, i) => ({
    name: names[i] ?? '',
    value: values.reduce((most, value) => (value > most ? value : most), 0),
  }));
}
