import { labelOverhang, xTicks, type XScale } from '../../axes/x-scale.ts';
import { tickAxis } from '../../axes/axis-options.ts';
import { hasMarks, marksWidth } from '../../axes/marks.ts';
import { layOutPlotArea } from '../../axes/plot-area.ts';
import { valueDomain, nonEmptyExtent, type Extent } from '../../axes/extent.ts';
import type { View } from '../../chart-type.ts';
import type { TableInput } from '../../data/table-input.ts';
import type { Series } from '../../data/series-data.ts';
import { typeScale } from '../../frame.ts';
import { endLabelsWidth } from '../../text/end-labels.ts';
import type { ValueFormat } from '../../text/value-format.ts';
import { headingOf } from '../../text/headings.ts';
import { seriesNames } from '../../text/series-names.ts';
import { chartWords } from '../../words/index.ts';

/** Up to this many lines are labelled at their ends; more get a legend. */
const maxEndLabels = 4;
/** More lines cannot be followed, and hundreds would block the screen while drawing. */
export const maxLines = 24;

/** Lines or stacked areas, and the extents of their points. */
interface PlacedLines {
  readonly input: TableInput;
  readonly series: readonly Pick<Series, 'name' | 'unit' | 'muted'>[];
  readonly xScale: XScale;
  readonly xExtent: Extent | undefined;
  readonly yExtent: Extent | undefined;
}

export type LinesPlot = ReturnType<typeof layOutLines>;

/** The plot area and x axis of lines, with end labels or a legend. For `omitZeroBelow` see `valueDomain`. */
export function layOutLines(
  { input, series, xScale, xExtent, yExtent }: PlacedLines,
  format: ValueFormat,
  view: View,
  { omitZeroBelow = 0.5, last }: { omitZeroBelow?: number; last?: (at: number) => number } = {},
) {
  const { line, gap } = typeScale(view);
  const names = seriesNames(series.slice(0, maxLines), view.language);
  const named = names.filter((_, i) => !series[i]?.muted);
  const direct =
    names.length > 1 && named.length <= maxEndLabels && !hasMarks(input.settings) && hasRoom(view);
  const more = series.length > maxLines ? [chartWords[view.language].more(series.length - maxLines)] : [];
  const label = last && format.labels(names.map((_, i) => last(i)));
  const said = names.map((_, i) => (last && label ? label(last(i)) : ''));
  const drawn = said.filter((_, i) => !series[i]?.muted);
  const ends = direct ? endLabelsWidth(named, view, drawn) : 0;
  const x = nonEmptyExtent(xExtent);
  const beyond = labelOverhang(xScale, x, view);
  const plotArea = layOutPlotArea(
    {
      heading: headingOf(input, series, view.language),
      names: names.length > 1 && !direct ? [...named, ...more] : [],
      domain: (most) => valueDomain(yExtent, input.settings, { most, omitZeroBelow }),
      format,
      bottom: line + gap,
      right: Math.max(ends, marksWidth(input.settings, format, view), beyond.right),
      left: beyond.left,
    },
    view,
  );
  return {
    plotArea,
    direct,
    names,
    /** the last value of each line; '' where that is not said */
    said,
    more,
    xAxis: tickAxis(x.min, x.max, xTicks(xScale, x, plotArea, view), view),
  };
}

function hasRoom({ width, height, unit }: View): boolean {
  return width >= 400 * unit && height >= 160 * unit;
}
