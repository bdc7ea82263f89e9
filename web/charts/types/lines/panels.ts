import { labelOverhang, xTicks } from '../../axes/x-scale.ts';
import { tickAxis, valueAxis } from '../../axes/axis-options.ts';
import { hasMarks } from '../../axes/marks.ts';
import { layOutPlotArea, type PlotArea } from '../../axes/plot-area.ts';
import { valueDomain, nonEmptyExtent, extentOf } from '../../axes/extent.ts';
import type { View } from '../../chart-type.ts';
import { typeScale } from '../../frame.ts';
import { withDot, dotStyle } from '../../text/end-labels.ts';
import type { ValueFormat } from '../../text/value-format.ts';
import { fitText } from '../../text/measure.ts';
import { localised } from '../../text/titles.ts';
import type { Lines } from './data.ts';
import { lineSeries, isolatedPoints, type Colour } from './series.ts';
import type { XYSeries } from './xy-series.ts';

/** More than three are too flat to be read. */
const maxPanels = 3;
/** Beside a line that goes so many times as far another one is flat. */
const maxRatio = 10;
/** px, in units, that a panel has at least. */
const minHeight = 90;

export interface Panels {
  readonly names: readonly string[];
  /** all as wide, from the top down, and where each begins, px */
  readonly plotAreas: readonly (PlotArea & { readonly from: number })[];
}

/** Measures that share neither unit nor scale, over each other along one axis; undefined where they do, or where there is no room. */
export function panelsOf(data: Lines, format: ValueFormat, view: View): Panels | undefined {
  const { input, series, xScale, xExtent } = data;
  const count = series.length;
  const { line, gap } = typeScale(view);
  const under = { last: line + gap, others: 2 * gap };
  const height = (view.height - under.last + under.others) / count;
  const usual = count < 2 || count > maxPanels || input.roles.group !== undefined || hasMarks(input.settings);
  if (usual || height < minHeight * view.unit || shareScale(series)) return undefined;
  const names = series.map(({ name, unit }) => {
    const text = localised(name, view.language);
    return unit ? `${text} (${unit})` : text;
  });
  const beyond = labelOverhang(xScale, nonEmptyExtent(xExtent), view);
  const plotAreas = series.map(({ ys }, i) => {
    const bottom = i === count - 1 ? under.last : under.others;
    const parts = {
      heading: names[i] ?? '',
      names: [],
      domain: (most: number) =>
        valueDomain(extentOf([ys]), input.settings, { most: Math.min(most, 4), omitZeroBelow: 0.5 }),
      format,
      bottom,
      ...beyond,
    };
    return {
      ...layOutPlotArea(parts, { ...view, height: height + bottom - under.others }),
      from: i * height,
    };
  });
  const left = Math.max(...plotAreas.map((plotArea) => plotArea.left));
  const width = Math.max(1, view.width - left - beyond.right);
  return { names, plotAreas: plotAreas.map((plotArea) => ({ ...plotArea, left, width })) };
}

function shareScale(series: readonly XYSeries[]): boolean {
  const sizes = series.flatMap(({ ys }) => {
    const { min, max } = extentOf([ys]) ?? { min: 0, max: 0 };
    return min === 0 && max === 0 ? [] : [Math.max(Math.abs(min), Math.abs(max))];
  });
  const units = new Set(series.map(({ unit }) => unit));
  return units.size === 1 && Math.max(...sizes) <= maxRatio * Math.min(...sizes);
}

/** Their axes and lines; only below the last is told what they run along. */
export function panelsOption(
  { series, xScale, xExtent }: Lines,
  plot: Panels,
  format: ValueFormat,
  colour: Colour,
  view: View,
) {
  const x = nonEmptyExtent(xExtent);
  const { names, plotAreas } = plot;
  const withIsolated = series.flatMap(({ isolated }, i) => (isolated.length > 0 ? [i] : []));
  return {
    axisPointer: { link: [{ xAxisIndex: 'all' }] },
    grid: plotAreas.map(({ left, right, top, height, from }) => ({
      left,
      right,
      top: from + top,
      height,
      outerBoundsMode: 'none',
    })),
    xAxis: plotAreas.map((plotArea, i) => {
      const axis = tickAxis(x.min, x.max, xTicks(xScale, x, plotArea, view), view);
      const last = i === plotAreas.length - 1;
      return { ...axis, gridIndex: i, axisLabel: { ...axis.axisLabel, show: last } };
    }),
    yAxis: plotAreas.map((plotArea, i) => {
      const axis = valueAxis(plotArea, format, view);
      const name = fitText(names[i] ?? '', view.width / 2, typeScale(view).small);
      const style = { ...axis.nameTextStyle, rich: dotStyle(colour(i), view) };
      return { ...axis, gridIndex: i, name: withDot(name), nameTextStyle: style };
    }),
    series: [
      ...lineSeries(series, { names, direct: false }, colour, view).map((line, i) => ({
        ...line,
        ...inPanel(i),
      })),
      ...isolatedPoints(series, { names }, colour, view).map((dots, i) => ({
        ...dots,
        ...inPanel(withIsolated[i] ?? 0),
      })),
    ],
  };
}

function inPanel(index: number) {
  return { xAxisIndex: index, yAxisIndex: index };
}
