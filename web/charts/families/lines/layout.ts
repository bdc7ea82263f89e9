import { overhang, ticksAlong, type Along } from '../../axes/along.ts';
import { ticksAxis } from '../../axes/axis-options.ts';
import { hasMarks, marksWidth } from '../../axes/marks.ts';
import { planeOf } from '../../axes/plane.ts';
import { axisOf, openSpan, type Span } from '../../axes/span.ts';
import type { View } from '../../chart-type.ts';
import type { TableInput } from '../../data/table-input.ts';
import type { Series } from '../../data/grid.ts';
import { typeScale } from '../../frame.ts';
import { endsWidth } from '../../text/end-labels.ts';
import type { Figures } from '../../text/figures.ts';
import { seriesNames, sharedUnit } from '../../text/series-names.ts';
import { chartWords } from '../../words/index.ts';

/** As many lines say their names at their ends; more share a legend. */
const mostDirect = 4;
/** Nobody follows more lines than these, and hundreds hold up the whole screen while they are drawn. */
export const mostLines = 24;

/** Lines or layers, and between what their points lie. */
interface PlacedLines {
  readonly input: TableInput;
  readonly tracks: readonly Pick<Series, 'name' | 'unit'>[];
  readonly along: Along;
  readonly xSpan: Span | undefined;
  readonly ySpan: Span | undefined;
}

export type LinesPlot = ReturnType<typeof layOutLines>;

/** Where the lines lie, and what stands below and beside them. How far from zero the value axis may begin: see `axisOf`. */
export function layOutLines(
  { input, tracks, along, xSpan, ySpan }: PlacedLines,
  figures: Figures,
  view: View,
  free = 0.5,
) {
  const { line, gap } = typeScale(view);
  const names = seriesNames(tracks.slice(0, mostLines), view.language);
  const direct = names.length > 1 && names.length <= mostDirect && !hasMarks(input.settings) && hasRoom(view);
  const more = tracks.length > mostLines ? [chartWords[view.language].more(tracks.length - mostLines)] : [];
  const ends = direct ? endsWidth(names, view) : 0;
  const x = openSpan(xSpan);
  const beyond = overhang(along, x, view);
  const plane = planeOf(
    {
      heading: sharedUnit(tracks),
      names: names.length > 1 && !direct ? [...names, ...more] : [],
      extent: (most) => axisOf(ySpan, input.settings, { most, free }),
      figures,
      bottom: line + gap,
      right: Math.max(ends, marksWidth(input.settings, figures, view), beyond.right),
      left: beyond.left,
    },
    view,
  );
  return {
    plane,
    direct,
    names,
    more,
    xAxis: ticksAxis(x.min, x.max, ticksAlong(along, x, plane, view), view),
  };
}

function hasRoom({ width, height, unit }: View): boolean {
  return width >= 400 * unit && height >= 160 * unit;
}
