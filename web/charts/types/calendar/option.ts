import type { EChartsCoreOption } from 'echarts/core';
import type { View } from '../../chart-type.ts';
import { mix } from '../../colour/colours.ts';
import {
  valueColour,
  colourScaleLegend,
  colourScaleOf,
  type ColourScale,
} from '../../colour/colour-scale.ts';
import { itemsOnPage } from '../../data/pages.ts';
import { describe, baseOption, typeScale } from '../../frame.ts';
import { valueFormatOf, type ValueFormat } from '../../text/value-format.ts';
import { tooltipItems } from '../../text/tooltip-items.ts';
import { formatDateTime } from '../../text/times.ts';
import { tooltipContent } from '../../text/tooltip.ts';
import { titleOf } from '../../text/titles.ts';
import { chartWords } from '../../words/index.ts';
import type { Calendar } from './data.ts';
import { layOutCalendar, type CalendarPlot, type Strip } from './layout.ts';
import { monthKey, monthNames } from './months.ts';

/** Strips of weeks with one cell per day. */
export function calendarOption(data: Calendar, view: View): EChartsCoreOption {
  const { input, days, extent, unit } = data;
  const format = valueFormatOf(input.settings, view.language);
  const colourScale = colourScaleOf(extent, view.theme, input.settings.colours);
  const plot = layOutCalendar(data, view);
  const strips = itemsOnPage(plot.strips, plot.perPage, view.step);
  const last = days
    .slice(-10)
    .map(({ ms, value }) => ({ name: formatDateTime(ms, 'day', view.language), value }));
  const base = baseOption(view, describe(titleOf(input, view.language), last, view.language));
  const months = monthNames(strips, plot, view);
  const inStrips = strips.map((strip) => days.filter(({ ms }) => ms >= strip.first && ms <= strip.last));
  return {
    ...base,
    animation: false,
    tooltip: {
      ...base.tooltip,
      trigger: 'item',
      formatter: (params: unknown) => dayTooltip(inStrips, unit, params, format, colourScale, view),
    },
    visualMap: colourScaleLegend(colourScale, format, view),
    calendar: strips.map((strip, i) => stripOption(strip, months[i], i, strips.length, plot, view)),
    series: inStrips.map((inStrip, i) => ({
      id: `days-${i}`,
      type: 'heatmap',
      coordinateSystem: 'calendar',
      calendarIndex: i,
      itemStyle: { borderRadius: plot.cell / 8 },
      emphasis: { itemStyle: { borderColor: view.theme.ink } },
      data: inStrip.map(({ ms, value }) => [isoDay(ms), value]),
    })),
  };
}

function stripOption(
  strip: Strip,
  months: ReadonlyMap<string, string> | undefined,
  i: number,
  count: number,
  plot: CalendarPlot,
  view: View,
) {
  const { theme } = view;
  const { small, gap, hairline } = typeScale(view);
  const { cell, left, top, above, weeks } = plot;
  const height = above + 7 * cell;
  const between = Math.max(0, view.height - top - count * height) / (count + 1);
  return {
    orient: 'horizontal',
    left: left + Math.max(0, view.width - left - weeks * cell) / 2,
    top: top + between + i * (height + between) + above,
    cellSize: [cell, cell],
    range: [isoDay(strip.first), isoDay(strip.last)],
    splitLine: { show: true, lineStyle: { color: theme.surface, width: 4 * hairline } },
    itemStyle: {
      color: mix(theme.surface, theme.faint, 0.5),
      borderColor: theme.surface,
      borderWidth: Math.min(2 * hairline, cell / 8),
    },
    yearLabel: { show: false },
    dayLabel: {
      show: 7 * cell >= 4.5 * small,
      firstDay: 1,
      margin: gap,
      fontSize: small,
      nameMap: chartWords[view.language].weekdays,
    },
    monthLabel: {
      margin: gap,
      position: 'start',
      align: 'left',
      fontSize: small,
      formatter: ({ yyyy, M }: { yyyy: string; M: string | number }) => months?.get(monthKey(yyyy, M)) ?? '',
    },
  };
}

/** ECharts parses it in local time and draws that day. */
function isoDay(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

function dayTooltip(
  strips: readonly Calendar['days'][],
  unit: string,
  params: unknown,
  format: ValueFormat,
  colourScale: ColourScale,
  view: View,
) {
  const [item] = tooltipItems(params, strips.length);
  const day = item && strips[item.seriesIndex]?.[item.dataIndex];
  if (!day) return '';
  const line = {
    colour: valueColour(colourScale, day.value),
    name: '',
    value: format.exact(day.value, unit),
  };
  return tooltipContent(view, formatDateTime(day.ms, 'day', view.language), [line]);
}
