import type { View } from '../chart-type.ts';
import { typeScale } from '../frame.ts';
import type { ValueFormat } from '../text/value-format.ts';
import { fitText } from '../text/measure.ts';
import type { AllowedParts, OptionPart } from './allow.ts';
import { over } from './over.ts';
import { isPlaced, type Rooms } from './rooms.ts';

const longestName = 10;

/** Axes in the theme: faint lines, figures as all charts write them, names cut where they are long. */
export function dressAxis(axis: OptionPart, format: ValueFormat, view: View): OptionPart {
  const { theme } = view;
  const { small, gap, hairline } = typeScale(view);
  const style = {
    nameTextStyle: { color: theme.mutedInk, fontSize: small },
    splitNumber: view.height < 300 * view.unit ? 2 : 4,
    axisLabel: { color: theme.mutedInk, fontSize: small, margin: gap, hideOverlap: true },
    axisLine: { lineStyle: { color: theme.border, width: hairline } },
    axisTick: { show: false, lineStyle: { color: theme.border, width: hairline } },
    splitLine: { lineStyle: { color: theme.faint, width: hairline } },
    splitArea: { areaStyle: { color: ['transparent', theme.faint] } },
  };
  const dressed = over(style, axis);
  // Times are written by ECharts, as finely as they lie.
  if (axis['type'] === 'time') return dressed;
  return over(dressed, { axisLabel: { formatter: tickWriter(format, small) } });
}

function tickWriter(format: ValueFormat, small: number) {
  return (value: unknown): string =>
    typeof value === 'number' ? format.short(value) : fitText(String(value), longestName * small, small);
}

/** Planes fill the room that is left, with their labels in it, unless the file says where they lie. */
export function dressGrids(
  { grid, xAxis }: AllowedParts,
  rooms: Rooms,
  view: View,
): readonly OptionPart[] | undefined {
  if (!xAxis) return undefined;
  const { line, gap } = typeScale(view);
  const across = { left: gap, right: 2 * gap + rooms.right };
  const upright = { top: rooms.top + line, bottom: rooms.bottom + gap };
  return (grid ?? [{}]).map(({ containLabel, ...own }) => {
    const fits = containLabel === true || !isPlaced(own);
    return {
      ...(!('width' in own) && across),
      ...(!('height' in own) && upright),
      ...(fits && inside),
      ...own,
    };
  });
}

const inside = { outerBoundsMode: 'same', outerBoundsContain: 'all' };

/** Coordinates that are neither planes nor axes, in the theme. */
export function dressRadar(radar: OptionPart, view: View): OptionPart {
  const { theme } = view;
  const { small, hairline } = typeScale(view);
  const line = { lineStyle: { color: theme.border, width: hairline } };
  const style = {
    radius: '68%',
    axisName: { color: theme.mutedInk, fontSize: small },
    axisLine: line,
    splitLine: line,
    splitArea: { show: false },
    axisLabel: { fontSize: small, color: theme.mutedInk },
  };
  return over(style, radar);
}

export function dressCalendar(calendar: OptionPart, { top, bottom }: Rooms, view: View): OptionPart {
  const { theme } = view;
  const { small, line, gap, hairline } = typeScale(view);
  const words = { color: theme.mutedInk, fontSize: small };
  const style = {
    ...(!isPlaced(calendar) && { left: 2.5 * line, right: gap, top: top + 1.5 * line, bottom: bottom + gap }),
    cellSize: ['auto', 'auto'],
    itemStyle: { color: 'transparent', borderColor: theme.faint, borderWidth: hairline },
    splitLine: { lineStyle: { color: theme.border, width: hairline } },
    dayLabel: words,
    monthLabel: words,
    yearLabel: { ...words, show: false },
  };
  return over(style, calendar);
}
