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
import { headingOf } from '../../text/headings.ts';
import { localised } from '../../text/titles.ts';
import type { Lines } from './data.ts';
import { lineSeries, isolatedPoints, type Colour } from './series.ts';
import type { XYSeries } from './xy-series.ts';

/** More panels would be too flat to read. */
const maxPanels = 3;
/** Beyond this ratio of their largest values, the smaller line would look flat. */
const maxRatio = 10;
/** Minimum height of a panel, in units. */
const minHeight = 90;

export interface Panels {
  readonly names: readonly string[];
  /** equally wide, from the top down; `from` is the top of each panel, px */
  readonly plotAreas: readonly (PlotArea & { readonly from: number })[];
}

/** Splits measures, or groups of one, without a common unit or scale into panels above one x axis; undefined when one plot area is better, or panels do not fit. */
export function panelsOf(data: Lines, format: ValueFormat, view: View): Panels | undefined {
  const { input, series, xScale, xExtent } = data;
  const count = series.length;
  const { line, gap } = typeScale(view);
  const under = { last: line + gap, others: 2 * gap };
  const height = (view.height - under.last + under.others) / count;
  const isContext = series.some(({ muted, others }) => muted ?? others);
  const usual = count < 2 || count > maxPanels || isContext || hasMarks(input.settings);
  if (usual || height < minHeight * view.unit || shareScale(series)) return undefined;
  const names = namesOf(data, view);
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

/** Measures with their units; of groups the first says what all are. */
function namesOf({ input, series }: Lines, { language }: View): string[] {
  const isGrouped = input.roles.group !== undefined;
  const heading = isGrouped ? headingOf(input, series, language) : '';
  return series.map(({ name, unit }, i) => {
    const text = localised(name, language);
    if (isGrouped) return i === 0 && heading ? `${text} · ${heading}` : text;
    return unit ? `${text} (${unit})` : text;
  });
}

function shareScale(series: readonly XYSeries[]): boolean {
  const sizes = series.flatMap(({ ys }) => {
    const { min, max } = extentOf([ys]) ?? { min: 0, max: 0 };
    return min === 0 && max === 0 ? [] : [Math.max(Math.abs(min), Math.abs(max))];
  });
  const units = new Set(series.map(({ unit }) => unit));
  return units.size === 1 && Math.max(...sizes) <= maxRatio * Math.min(...sizes);
}

/** The axes and lines of the panels; only the last has x axis labels. */
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
