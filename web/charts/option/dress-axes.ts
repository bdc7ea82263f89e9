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
  const { small, gap, hairline } = typeScale(view);
  const line = { lineStyle: { width: hairline } };
  const style = {
    nameTextStyle: { fontSize: small },
    splitNumber: view.height < 300 * view.unit ? 2 : 4,
    axisLabel: { fontSize: small, margin: gap, hideOverlap: true },
    axisLine: line,
    axisTick: line,
    splitLine: line,
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
  const { small, hairline } = typeScale(view);
  const line = { lineStyle: { width: hairline } };
  const style = {
    radius: '68%',
    axisName: { fontSize: small },
    axisLine: line,
    splitLine: line,
    axisLabel: { fontSize: small },
  };
  return over(style, radar);
}

export function dressCalendar(calendar: OptionPart, { top, bottom }: Rooms, view: View): OptionPart {
  const { small, line, gap, hairline } = typeScale(view);
  const words = { fontSize: small };
  const style = {
    ...(!isPlaced(calendar) && { left: 2.5 * line, right: gap, top: top + 1.5 * line, bottom: bottom + gap }),
    cellSize: ['auto', 'auto'],
    itemStyle: { borderWidth: hairline },
    splitLine: { lineStyle: { width: hairline } },
    dayLabel: words,
    monthLabel: words,
    yearLabel: { ...words, show: false },
  };
  return over(style, calendar);
}
