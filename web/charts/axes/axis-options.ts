import type { View } from '../chart-type.ts';
import { typeScale } from '../frame.ts';
import type { ValueFormat } from '../text/value-format.ts';
import type { PlotArea } from './plot-area.ts';
import { headingStyle, ticksOf, type Domain } from './value-axis.ts';

/** A position on an axis and its label. */
export interface Tick {
  readonly at: number;
  readonly text: string;
}

/** The value axis to the left of a plot area, with split lines and a heading above its ticks. It need not end on a tick. */
export function valueAxis(
  { domain, left, top, heading, headingY }: PlotArea,
  format: ValueFormat,
  view: View,
  ticks = true,
) {
  const { small, gap, hairline } = typeScale(view);
  const customValues = ticksOf(domain);
  return {
    type: 'value',
    ...domain,
    name: heading,
    nameGap: top - headingY,
    nameTextStyle: headingStyle(left, view),
    axisLine: { show: false, onZero: false },
    axisTick: { customValues },
    axisLabel: {
      show: ticks,
      customValues,
      fontSize: small,
      margin: gap,
      formatter: format.ticks(customValues),
    },
    splitLine: { show: ticks, lineStyle: { width: hairline } },
  };
}

/** The axis below a plot area of lines: numeric, with our own ticks for times, names or rows. */
export function tickAxis(min: number, max: number, ticks: readonly Tick[], view: View) {
  const { small, gap, hairline } = typeScale(view);
  const texts = new Map(ticks.map(({ at, text }) => [at, text]));
  const customValues = ticks.map(({ at }) => at);
  return {
    type: 'value',
    min,
    max,
    axisLine: { show: true, onZero: false, lineStyle: { width: hairline } },
    axisTick: { customValues },
    axisLabel: {
      fontSize: small,
      margin: gap,
      customValues,
      hideOverlap: false,
      formatter: (value: number) => texts.get(value) ?? '',
    },
    splitLine: { show: false },
  };
}

/** The x axis of a scatter plot, with its title below the ticks. */
export function measureAxis(domain: Domain, title: string, format: ValueFormat, view: View) {
  const { small, line, gap, hairline } = typeScale(view);
  const customValues = ticksOf(domain);
  return {
    type: 'value',
    ...domain,
    name: title,
    nameLocation: 'middle',
    nameGap: line + gap,
    nameTextStyle: { fontSize: small, verticalAlign: 'middle' },
    axisLine: { show: true, onZero: false, lineStyle: { width: hairline } },
    axisTick: { customValues },
    axisLabel: {
      fontSize: small,
      margin: gap,
      customValues,
      formatter: format.ticks(customValues),
    },
    splitLine: { show: true, lineStyle: { width: hairline } },
  };
}

/** Category labels, already truncated; '' hides a label that does not fit. */
export function categoryAxis(texts: readonly string[], view: View) {
  const { small, gap, hairline } = typeScale(view);
  return {
    type: 'category',
    data: texts.map((_, i) => String(i)),
    axisLine: { show: true, onZero: true, lineStyle: { width: hairline } },
    axisLabel: {
      fontSize: small,
      lineHeight: 1.25 * small,
      margin: gap,
      interval: 0,
      hideOverlap: false,
      formatter: (_: string, index: number) => texts[index] ?? '',
    },
  };
}

/** The axis pointer of a line chart. */
export function linePointer(view: View) {
  return { type: 'line', snap: true, lineStyle: { width: typeScale(view).hairline } };
}

/** The axis pointer of a bar chart: a shadow behind the category. */
export const shadowPointer = { type: 'shadow', z: 0 } as const;
