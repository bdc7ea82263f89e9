import type { EChartsCoreOption } from 'echarts/core';
import type { View } from '../chart-type.ts';
import { mix } from '../colours.ts';
import { figuresOf, type Figures } from '../general/figures.ts';
import { heatColour, heatLegend, heatOf, type Heat } from '../general/heat.ts';
import { hitsOf } from '../general/hits.ts';
import { writeTicks, writeTime } from '../general/times.ts';
import { titleOf } from '../general/words.ts';
import { describe, frameOf, sizesOf } from '../frame.ts';
import { textWidth } from '../measure.ts';
import { pageOf } from '../pages.ts';
import { tip } from '../tooltip.ts';
import { layOut, utc, type CalendarPlot, type Strip } from './calendar-layout.ts';
import type { Calendar } from './calendar.ts';

/** From Sunday, as ECharts counts; those in between are clear without a name. */
const dayNames = { 'zh-CN': ['日', '一', '', '三', '', '五', ''], en: ['S', 'M', '', 'W', '', 'F', ''] };

/** Strips of months with a field for each day. */
export function calendarOption(data: Calendar, view: View): EChartsCoreOption {
  const { given, days, span, unit } = data;
  const figures = figuresOf(given.settings, view.language);
  const heat = heatOf(span, view.theme, given.settings.colours);
  const plot = layOut(data, view);
  const strips = pageOf(plot.strips, plot.perPage, view.step);
  const last = days.slice(-10).map(({ ms, value }) => ({ name: writeTime(ms, 'day', view.language), value }));
  const frame = frameOf(view, describe(titleOf(given, view.language), last, view.language));
  const inStrips = strips.map((strip) => days.filter(({ ms }) => isIn(strip, ms)));
  return {
    ...frame,
    animation: false,
    tooltip: {
      ...frame.tooltip,
      trigger: 'item',
      formatter: (hovered: unknown) => dayTip(inStrips, unit, hovered, figures, heat, view),
    },
    visualMap: heatLegend(heat, figures, view),
    calendar: strips.map((strip, i) => stripOption(strip, i, strips.length, plot, view)),
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

function isIn({ year, from, to }: Strip, ms: number): boolean {
  const time = new Date(ms);
  const month = time.getUTCMonth();
  return time.getUTCFullYear() === year && month >= from && month <= to;
}

function stripOption(strip: Strip, i: number, count: number, plot: CalendarPlot, view: View) {
  const { theme } = view;
  const { small, gap, hair } = sizesOf(view);
  const { cell, left, top, above, weeks } = plot;
  const height = above + 7 * cell;
  const between = Math.max(0, view.height - top - count * height) / (count + 1);
  return {
    orient: 'horizontal',
    left: left + Math.max(0, view.width - left - weeks * cell) / 2,
    top: top + between + i * (height + between) + above,
    cellSize: [cell, cell],
    range: [isoDay(utc(strip.year, strip.from)), isoDay(utc(strip.year, strip.to + 1) - 1)],
    splitLine: { show: true, lineStyle: { color: theme.surface, width: 4 * hair } },
    itemStyle: {
      color: mix(theme.surface, theme.faint, 0.5),
      borderColor: theme.surface,
      borderWidth: Math.min(2 * hair, cell / 8),
    },
    yearLabel: { show: false },
    dayLabel: {
      show: 7 * cell >= 4.5 * small,
      firstDay: 1,
      margin: gap,
      color: theme.mutedInk,
      fontSize: small,
      nameMap: dayNames[view.language],
    },
    monthLabel: {
      margin: gap,
      position: 'start',
      align: 'left',
      color: theme.mutedInk,
      fontSize: small,
      formatter: monthsOf(strip, cell, view),
    },
  };
}

/** What stands over the months of a strip: its first with the year, then as many as have room. */
function monthsOf({ year, from, to }: Strip, cell: number, view: View) {
  const { small, gap } = sizesOf(view);
  const texts = Array.from({ length: to - from + 1 }, (_, i) => {
    const ms = utc(year, from + i);
    return i === 0 ? firstName(ms, view) : (writeTicks([ms], 'month', view.language)[0] ?? '');
  });
  let free = 0;
  const shown = texts.map((text, i) => {
    const at = i * 4.35 * cell;
    if (at < free) return '';
    free = at + textWidth(text, small) + gap;
    return text;
  });
  return ({ M }: { M: string | number }) => shown[Number(M) - 1 - from] ?? '';
}

function firstName(ms: number, { language }: View): string {
  const grain = new Date(ms).getUTCMonth() === 0 ? 'year' : 'month';
  return writeTime(ms, grain, language);
}

/** ECharts reads it in the screen's own zone, and draws that day. */
function isoDay(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

function dayTip(
  strips: readonly Calendar['days'][],
  unit: string,
  hovered: unknown,
  figures: Figures,
  heat: Heat,
  view: View,
) {
  const [hit] = hitsOf(hovered, strips.length);
  const day = hit && strips[hit.series]?.[hit.index];
  if (!day) return '';
  const line = { colour: heatColour(heat, day.value), name: '', value: figures.exact(day.value, unit) };
  return tip(view, writeTime(day.ms, 'day', view.language), [line]);
}
