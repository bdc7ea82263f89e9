import { labelOverhang, xTicks } from '../../axes/x-scale.ts';
import { tickAxis, valueAxis } from '../../axes/axis-options.ts';
import { hasMarks } from '../../axes/marks.ts';
import { layOutPlotArea, type PlotArea } from '../../axes/plot-area.ts';
import { valueDomain, nonEmptyExtent, extentOf } from '../../axes/extent.ts';
import type { View } from '../../chart-type.ts';
import { maxLines } from '../../families/lines/layout.ts';
import { typeScale } from '../../frame.ts';
import { dotStyle, plain, withDot } from '../../text/end-labels.ts';
import type { ValueFormat } from '../../text/value-format.ts';
import { fitText, textWidth } from '../../text/measure.ts';
import { headingOf } from '../../text/headings.ts';
import { localised } from '../../text/titles.ts';
import type { Lines } from './data.ts';
import { maxPanels, scalesOf } from './scales.ts';
import { lineSeries, isolatedPoints, type Colour } from './series.ts';

/** Minimum height of a panel, in units. */
const minHeight = 90;

/** The plot area of lines that share a scale. */
interface Panel extends PlotArea {
  /** the top of the panel, px */
  readonly from: number;
  /** indices of its lines */
  readonly lines: readonly number[];
}

export interface Panels {
  /** of the lines */
  readonly names: readonly string[];
  /** what all of them measure; '' where their names say it */
  readonly measure: string;
  /** equally wide, from the top down */
  readonly panels: readonly Panel[];
}

/** Splits measures, or groups of one, without a common unit or scale into panels above one x axis; undefined when one plot area is better, or panels do not fit. */
export function panelsOf(data: Lines, format: ValueFormat, view: View): Panels | undefined {
  const { input, series, xScale, xExtent } = data;
  const isContext = series.some(({ muted, others }) => muted ?? others);
  if (series.length < 2 || series.length > maxLines || isContext || hasMarks(input.settings))
    return undefined;
  const scales = scalesOf(series);
  const count = scales.length;
  const { line, gap } = typeScale(view);
  const under = { last: line + gap, others: 2 * gap };
  const height = (view.height - under.last + under.others) / count;
  if (count < 2 || count > maxPanels || height < minHeight * view.unit) return undefined;
  const measure = input.roles.group === undefined ? '' : headingOf(input, series, view.language);
  const names = namesOf(data, view);
  if (scales.some((lines, i) => !haveRoom(textsIn(lines, names, i === 0 ? measure : ''), view)))
    return undefined;
  const beyond = labelOverhang(xScale, nonEmptyExtent(xExtent), view);
  const panels = scales.map((lines, i): Panel => {
    const bottom = i === count - 1 ? under.last : under.others;
    const extent = extentOf(lines.map((at) => series[at]?.ys ?? new Float64Array()));
    const parts = {
      heading: lines.map((at) => names[at]).join(),
      names: [],
      domain: (most: number) =>
        valueDomain(extent, input.settings, { most: Math.min(most, 4), omitZeroBelow: 0.5 }),
      format,
      bottom,
      ...beyond,
    };
    const plotArea = layOutPlotArea(parts, { ...view, height: height + bottom - under.others });
    return { ...plotArea, from: i * height, lines };
  });
  const left = Math.max(...panels.map((panel) => panel.left));
  const width = Math.max(1, view.width - left - beyond.right);
  return { names, measure, panels: panels.map((panel) => ({ ...panel, left, width })) };
}

/** Measures with their units; groups have one unit. */
function namesOf({ input, series }: Lines, { language }: View): string[] {
  return series.map(({ name, unit }) => {
    const text = localised(name, language);
    return unit && input.roles.group === undefined ? `${text} (${unit})` : text;
  });
}

/** The names in a panel's heading, and what all lines measure: behind the name of a single line, above several in front of them. */
function textsIn(lines: readonly number[], names: readonly string[], measure: string): string[] {
  const texts = lines.map((at) => names[at] ?? '');
  if (measure === '') return texts;
  return texts.length === 1 ? [`${texts[0] ?? ''} · ${measure}`] : [`${measure}:`, ...texts];
}

/** Whether several texts fit beside each other; a single one is cut if need be. */
function haveRoom(texts: readonly string[], view: View): boolean {
  const { small, gap } = typeScale(view);
  const widths = texts.map((text) => textWidth(text, small) + 3 * gap);
  return texts.length < 2 || widths.reduce((sum, width) => sum + width, 0) <= view.width;
}

/** The axes and lines of the panels; only the last has x axis labels. */
export function panelsOption(
  { series, xScale, xExtent }: Lines,
  { names, measure, panels }: Panels,
  format: ValueFormat,
  colour: Colour,
  view: View,
) {
  const x = nonEmptyExtent(xExtent);
  const panelOf = new Map(panels.flatMap(({ lines }, panel) => lines.map((at) => [at, panel])));
  const inPanel = (at: number) => ({ xAxisIndex: panelOf.get(at), yAxisIndex: panelOf.get(at) });
  const withIsolated = series.flatMap(({ isolated }, i) => (isolated.length > 0 ? [i] : []));
  return {
    axisPointer: { link: [{ xAxisIndex: 'all' }] },
    grid: panels.map(({ left, right, top, height, from }) => ({
      left,
      right,
      top: from + top,
      height,
      outerBoundsMode: 'none',
    })),
    xAxis: panels.map((panel, i) => {
      const axis = tickAxis(x.min, x.max, xTicks(xScale, x, panel, view), view);
      const last = i === panels.length - 1;
      return { ...axis, gridIndex: i, axisLabel: { ...axis.axisLabel, show: last } };
    }),
    yAxis: panels.map((panel, i) => {
      const axis = valueAxis(panel, format, view);
      return { ...axis, gridIndex: i, ...headed(panel.lines, i === 0, axis.nameTextStyle) };
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

  /** The names of a panel's lines, each behind a dot in its colour. */
  function headed(lines: readonly number[], isFirst: boolean, style: object) {
    const texts = textsIn(lines, names, isFirst ? measure : '').map((text) =>
      fitText(text, view.width / 2, typeScale(view).small),
    );
    const before = texts.length - lines.length;
    const dots = lines.map((at, i) => [`dot${i}`, dotStyle(colour(at), view).dot] as const);
    const parts = texts.map((text, i) => (i < before ? plain(text) : withDot(text, `dot${i - before}`)));
    return { name: parts.join('   '), nameTextStyle: { ...style, rich: Object.fromEntries(dots) } };
  }
}
