import { xText } from '../../axes/x-scale.ts';
import type { View } from '../../chart-type.ts';
import type { LinesPlot } from '../../families/lines/layout.ts';
import { endLabels } from '../../text/end-labels.ts';
import type { ValueFormat } from '../../text/value-format.ts';
import { tooltipItems } from '../../text/tooltip-items.ts';
import { uniqueIds } from '../../text/names.ts';
import { tooltipContent } from '../../text/tooltip.ts';
import { localised } from '../../text/titles.ts';
import type { Lines } from './data.ts';
import type { XYSeries } from './xy-series.ts';

const maxTooltipRows = 12;
/** Longer lines are thinner and not animated. */
export const many = 2000;

export type Colour = (index: number) => string;

interface Named {
  readonly names: readonly string[];
}

/** One ECharts line per series, with its name at the end if it fits. */
export function lineSeries(
  series: readonly XYSeries[],
  {
    names,
    direct,
    plotArea,
    said,
  }: Named & Pick<LinesPlot, 'direct'> & Partial<Pick<LinesPlot, 'plotArea' | 'said'>>,
  colour: Colour,
  view: View,
) {
  const { unit } = view;
  const ids = uniqueIds(names);
  const ends = series.flatMap((line, i) =>
    line.muted ? [] : [{ name: names[i] ?? '', colour: colour(i), value: endOf(line), said: said?.[i] }],
  );
  const labels = direct && plotArea ? endLabels(ends, plotArea, view) : [];
  return series.map(({ points, xs, muted }, i) => ({
    id: ids[i],
    name: names[i],
    type: 'line',
    dimensions: ['x', 'y'],
    data: points,
    sampling: 'lttb',
    color: colour(i),
    symbolSize: 8 * unit,
    ...lastMarked(xs.length, !muted && plotArea !== undefined),
    lineStyle: {
      width: (xs.length > many || muted ? 1.5 : 2.5) * unit,
      opacity: muted ? 0.5 : 1,
      cap: 'round',
      join: 'round',
    },
    z: muted ? 1 : 2,
    emphasis: { focus: xs.length > many ? 'none' : 'series' },
    endLabel: labels[i] ?? { show: false },
  }));
}

/** More symbols, though none is drawn but one, would take too long. */
const mostMarked = 500;

/** A dot on the last point of a line. */
function lastMarked(count: number, isMarked: boolean) {
  if (!isMarked || count > mostMarked) return { showSymbol: false };
  const symbol = (_: unknown, { dataIndex }: { dataIndex: number }): string =>
    dataIndex === count - 1 ? 'circle' : 'none';
  return { showSymbol: true, showAllSymbol: true, symbol };
}

/** Isolated points as dots, since no line goes through them. */
export function isolatedPoints(series: readonly XYSeries[], { names }: Named, colour: Colour, view: View) {
  const ids = uniqueIds(names);
  return series.flatMap(({ xs, ys, isolated }, i) => {
    if (isolated.length === 0) return [];
    return {
      id: `${ids[i]}\u0000dots`,
      name: names[i],
      type: 'line',
      silent: true,
      color: colour(i),
      symbolSize: 8 * view.unit,
      showSymbol: true,
      showAllSymbol: true,
      lineStyle: { width: 0 },
      data: isolated.slice(0, many).map((at) => [xs[at], ys[at]]),
    };
  });
}

/** The values of the lines at the pointer. */
export function pointTooltip(
  { series, xScale }: Pick<Lines, 'series' | 'xScale'>,
  params: unknown,
  format: ValueFormat,
  colour: Colour,
  view: View,
): HTMLElement | '' {
  const items = tooltipItems(params, series.length);
  const [first] = items;
  const x = first && series[first.seriesIndex]?.xs[first.dataIndex];
  if (x === undefined) return '';
  const lines = items.slice(0, maxTooltipRows).map(({ seriesIndex, dataIndex }) => {
    const { name, ys, unit } = series[seriesIndex] ?? { name: '', ys: [], unit: '' };
    return {
      colour: colour(seriesIndex),
      name: localised(name, view.language),
      value: format.exact(ys[dataIndex] ?? NaN, unit),
    };
  });
  return tooltipContent(view, xText(xScale, x, view), lines);
}

/** The last value of each line, for screen readers. */
export function lastOf(series: readonly XYSeries[], { names }: Named) {
  return series.map((line, i) => ({ name: names[i] ?? '', value: endOf(line) }));
}

export function endOf(line: Pick<XYSeries, 'ys'> | undefined): number {
  return line?.ys.findLast((y) => !Number.isNaN(y)) ?? 0;
}
