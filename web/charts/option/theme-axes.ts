import type { View } from '../chart-type.ts';
import { typeScale } from '../frame.ts';
import type { ValueFormat } from '../text/value-format.ts';
import { fitText } from '../text/measure.ts';
import type { OptionParts, OptionPart } from './sanitise.ts';
import { mergeOption } from './merge-option.ts';
import { isPlaced, type ReservedInsets } from './reserved-insets.ts';

const longestName = 10;

/** Faint lines, our number format, long names truncated. */
export function themeAxis(axis: OptionPart, format: ValueFormat, view: View): OptionPart {
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
  const themed = mergeOption(style, axis);
  // ECharts formats times to fit the distance of the ticks.
  if (axis['type'] === 'time') return themed;
  return mergeOption(themed, { axisLabel: { formatter: tickWriter(format, small) } });
}

function tickWriter(format: ValueFormat, small: number) {
  return (value: unknown): string =>
    typeof value === 'number' ? format.short(value) : fitText(String(value), longestName * small, small);
}

/** Grids fill the remaining room, labels included, unless the file positions them. */
export function themeGrids(
  { grid, xAxis }: OptionParts,
  reserved: ReservedInsets,
  view: View,
): readonly OptionPart[] | undefined {
  if (!xAxis) return undefined;
  const { line, gap } = typeScale(view);
  const across = { left: gap, right: 2 * gap + reserved.right };
  const upright = { top: reserved.top + line, bottom: reserved.bottom + gap };
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

/** Radar coordinates in the theme. */
export function themeRadar(radar: OptionPart, view: View): OptionPart {
  const { small, hairline } = typeScale(view);
  const line = { lineStyle: { width: hairline } };
  const style = {
    radius: '68%',
    axisName: { fontSize: small },
    axisLine: line,
    splitLine: line,
    axisLabel: { fontSize: small },
  };
  return mergeOption(style, radar);
}

export function themeCalendar(calendar: OptionPart, { top, bottom }: ReservedInsets, view: View): OptionPart {
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
  return mergeOption(style, calendar);
}
