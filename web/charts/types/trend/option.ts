import type { EChartsCoreOption } from 'echarts/core';
import { headingStyle, ticksOf } from '../../axes/value-axis.ts';
import type { View } from '../../chart-type.ts';
import { seriesColour, withAlpha } from '../../colour/colours.ts';
import { describe, baseOption, typeScale } from '../../frame.ts';
import { fitText } from '../../text/measure.ts';
import { endLabelName, namesOf, uniqueIds } from '../../text/names.ts';
import { fullNumber, tickFormat } from '../../text/numbers.ts';
import { dataIndexOf, tooltipContent } from '../../text/tooltip.ts';
import { chartWords } from '../../words/index.ts';
import type { TrendSet } from './data.ts';
import { layOutTrend, type TrendPlot } from './layout.ts';
import { linesOf, sumAt } from './lines.ts';

const maxTooltipRows = 12;

/** One set of lines over the months. */
export function trendOption(
  title: string,
  set: TrendSet,
  months: readonly string[],
  view: View,
): EChartsCoreOption {
  const lines = linesOf(set, months, view.language);
  const plot = layOutTrend({ ...set, data: lines }, months, view);
  const base = baseOption(view, describe(title, lines.map(lastOf), view.language));
  return {
    ...base,
    tooltip: {
      ...base.tooltip,
      trigger: 'axis',
      axisPointer: { type: 'line', lineStyle: { width: typeScale(view).hairline } },
      formatter: (params: unknown) =>
        monthTooltip({ ...set, data: lines }, months, dataIndexOf(params), plot.stacked, view),
    },
    legend: plot.legend,
    grid: { left: plot.left, right: plot.right, top: plot.top, bottom: plot.bottom, outerBoundsMode: 'none' },
    xAxis: monthAxis(months, plot, view),
    yAxis: valueAxis(set.unit, plot, view),
    series: lineSeries(lines, plot, view),
  };
}

function monthAxis(months: readonly string[], { every }: TrendPlot, view: View) {
  const { small, gap, hairline } = typeScale(view);
  return {
    type: 'category',
    boundaryGap: months.length < 2,
    data: [...months],
    axisLine: { lineStyle: { width: hairline } },
    axisLabel: {
      fontSize: small,
      margin: gap,
      interval: (index: number) => index % every === 0,
    },
  };
}

function valueAxis(unit: string, { domain, left }: TrendPlot, view: View) {
  const { language } = view;
  const { small, line, gap, hairline } = typeScale(view);
  return {
    type: 'value',
    ...domain,
    name: fitText(unit, view.width / 3, small),
    nameGap: 2 * gap + line / 2,
    nameTextStyle: headingStyle(left, view),
    axisLabel: {
      fontSize: small,
      margin: gap,
      formatter: tickFormat(ticksOf(domain), language),
    },
    splitLine: { lineStyle: { width: hairline } },
  };
}

function lineSeries(lines: TrendSet['data'], { stacked, direct }: TrendPlot, view: View) {
  const { theme, unit } = view;
  const { text, gap } = typeScale(view);
  const ids = uniqueIds(namesOf(lines));
  return lines.map(({ name, data }, i) => {
    const colour = seriesColour(theme, i);
    return {
      id: ids[i],
      name,
      type: 'line',
      data,
      stack: stacked ? 'all' : undefined,
      color: colour,
      symbolSize: 8 * unit,
      showSymbol: data.length < 2,
      lineStyle: { width: 2.5 * unit, cap: 'round', join: 'round' },
      areaStyle: stacked ? { color: fading(colour) } : undefined,
      emphasis: { focus: 'series' },
      endLabel: {
        show: direct,
        distance: gap,
        fontSize: text,
        formatter: () => endLabelName(name, view),
      },
      labelLayout: { moveOverlap: 'shiftY' },
    };
  });
}

/** A gradient that fades out below the line. */
function fading(colour: string) {
  const stops = [
    { offset: 0, color: withAlpha(colour, 0.42) },
    { offset: 1, color: withAlpha(colour, 0.06) },
  ];
  return { type: 'linear', x: 0, y: 0, x2: 0, y2: 1, colorStops: stops };
}

/** The month's values from the top line down, as drawn, and their total. */
function monthTooltip(
  { unit, data }: TrendSet,
  months: readonly string[],
  month: number,
  stacked: boolean,
  view: View,
) {
  const formatValue = (value: number): string => `${fullNumber(value, view.language)} ${unit}`.trim();
  const lines = data.map(({ name, data: values }, i) => ({
    colour: seriesColour(view.theme, i),
    name,
    value: typeof values[month] === 'number' ? formatValue(values[month]) : '–',
  }));
  const shown = lines.toReversed().slice(0, maxTooltipRows);
  const sum =
    stacked && data.length > 1
      ? [{ name: chartWords[view.language].total, value: formatValue(sumAt(data, month)) }]
      : [];
  return tooltipContent(view, months[month] ?? '', [...shown, ...sum]);
}

function lastOf({ name, data }: TrendSet['data'][number]) {
  return { name, value: data.findLast((value) => value !== null) ?? 0 };
}
